import { describe, expect, it } from 'vitest';
import { keeper, outcome, read, serve, transportTo, write } from './exchange-with.ts';
import { reply, xmlReply } from './raw-server.ts';

const html = 'Content-Type: text/html; charset=utf-8';
const xml = 'Content-Type: text/xml; charset=utf-8';

describe('a reply that is EWS', () => {
  it('reaches the reader with status 200', async () => {
    expect(await outcome(xmlReply('<a>Grüße</a>'))).toBe('<a>Grüße</a>');
  });

  it('reaches the reader with status 500, because a fault comes so', async () => {
    expect(await outcome(reply(500, '<Fault/>', xml))).toBe('<Fault/>');
  });

  it('loses its byte order mark', async () => {
    expect(await outcome(xmlReply('\uFEFF<?xml version="1.0" encoding="utf-8"?><a/>'))).toBe(
      '<?xml version="1.0" encoding="utf-8"?><a/>',
    );
  });

  it('may come in chunks, without a content type, and after a 100', async () => {
    const chunks = '3\r\n<a>\r\n4\r\n</a>\r\n0\r\n\r\n';
    expect(
      await outcome(
        `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`,
      ),
    ).toBe('<a></a>');
  });

  it('is put together where characters are cut by packets', async () => {
    const bytes = Buffer.from(xmlReply('<a>é€😀</a>'), 'utf8');
    const text = await outcome((_request, socket) => {
      socket.setNoDelay(true);
      const next = (at: number): void => {
        if (at < bytes.length) socket.write(bytes.subarray(at, at + 1), () => setImmediate(next, at + 1));
      };
      next(0);
    });
    expect(text).toBe('<a>é€😀</a>');
  });
});

describe('a reply in another charset', () => {
  it.each([
    ['its content type', reply(200, '<a/>', 'Content-Type: text/xml; charset=iso-8859-1')],
    ['its XML declaration', xmlReply('<?xml version="1.0" encoding="windows-1252"?><a/>')],
  ])('is refused by %s', async (_by, bytes) => {
    expect(await outcome(bytes)).toEqual({ kind: 'reply-refused', host: 'server', reason: 'malformed' });
  });

  it('is refused by bytes that are no UTF-8', async () => {
    const answer = Buffer.concat([
      Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 8\r\n\r\n<a>'),
      Buffer.from([0xff]),
      Buffer.from('</a>'),
    ]);
    expect(await outcome((_request, socket) => socket.end(answer))).toEqual({
      kind: 'reply-refused',
      host: 'server',
      reason: 'malformed',
    });
  });
});

describe('a reply that breaks off', () => {
  it.each([
    [
      'before its Content-Length',
      'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100\r\n\r\n<a>half',
    ],
    [
      'within a chunk',
      'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n<a>',
    ],
    [
      'before the last chunk',
      'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n<a></a>\r\n',
    ],
  ])('%s is truncated', async (_where, bytes) => {
    expect(await outcome(bytes)).toEqual({ kind: 'reply-truncated', host: 'server' });
  });
});

describe('a reply that is no EWS', () => {
  it.each([200, 302, 407, 502])(
    'of HTML with status %i is a page, with its title as text',
    async (status) => {
      const page = `<!DOCTYPE html><html><head><title>\n  Sign in &amp; <b>wait</b>&#x202E; ${'x'.repeat(200)}</title>`;
      expect(await outcome(reply(status, page, html))).toEqual({
        kind: 'proxy-page',
        host: 'server',
        title: `Sign in & wait ${'x'.repeat(105)}`,
      });
    },
  );

  it('of HTML that calls itself XML is a page all the same', async () => {
    expect(await outcome(xmlReply('<html><title>Guest network</title></html>'))).toEqual({
      kind: 'proxy-page',
      host: 'server',
      title: 'Guest network',
    });
  });

  it('has no title where the page has none', async () => {
    expect(await outcome(reply(200, '<html></html>', html))).toEqual({
      kind: 'proxy-page',
      host: 'server',
      title: null,
    });
  });

  it.each([
    [404, reply(404, '<html><title>Not Found</title></html>', html)],
    [405, reply(405, '', 'Allow: GET')],
    [400, reply(400, 'Bad Request', 'Content-Type: text/plain')],
    [200, reply(200, '{"ok":true}', 'Content-Type: application/json')],
    [200, reply(200, 'hello')],
    [200, reply(200, '<a>no envelope</a>', html)],
    [451, reply(451, '')],
    [500, reply(500, '')],
    [500, reply(500, 'Server Error', 'Content-Type: text/plain')],
  ])('of status %i comes from another product or path', async (status, bytes) => {
    expect(await outcome(bytes)).toEqual({ kind: 'not-exchange', host: 'server', status });
  });

  it('and no HTTP either comes from another service', async () => {
    expect(await outcome('220 mail.contoso.test ESMTP ready\r\n')).toEqual({
      kind: 'not-exchange',
      host: 'server',
      status: 0,
    });
  });

  it('is not followed to where it points', async () => {
    const server = await serve((_request, socket) =>
      socket.write(reply(307, '', `Location: http://127.0.0.1:${server.port}/other`)),
    );
    await transportTo(server.url).exchange(read, keeper());
    expect(server.requests.map(({ requestLine }) => requestLine)).toEqual([
      'POST /EWS/Exchange.asmx HTTP/1.1',
    ]);
  });

  it('from a gateway that reached nobody is an unreachable server', async () => {
    expect(await outcome(reply(502, 'Bad Gateway', 'Content-Type: text/plain'))).toEqual({
      kind: 'server-unreachable',
      host: 'server',
      reason: 'network',
    });
  });
});

describe('HTTP 403', () => {
  it.each([
    ['an empty body', reply(403, '')],
    ['text', reply(403, 'Forbidden', 'Content-Type: text/plain')],
    ["Exchange's own page", reply(403, '<html><title>403</title></html>', html, 'X-FEServer: EX01')],
  ])('with %s is a closed EWS, with the commands that open it', async (_what, bytes) => {
    expect(await outcome(bytes)).toMatchObject({
      kind: 'ews-blocked',
      host: 'server',
      advice: {
        command: expect.stringContaining("Set-CASMailbox -Identity 'mary@contoso.test' -EwsEnabled $true"),
      },
    });
  });

  it("with somebody else's page is a page", async () => {
    expect(await outcome(reply(403, '<html><title>Blocked by Web Filter</title></html>', html))).toEqual({
      kind: 'proxy-page',
      host: 'server',
      title: 'Blocked by Web Filter',
    });
  });
});

describe('a server that is busy', () => {
  it.each([
    ['says for how many seconds', reply(503, '', 'Retry-After: 7'), 7_000],
    [
      'says until when by its own clock',
      reply(503, '', 'Date: Sun, 22 Nov 2026 10:00:00 GMT', 'Retry-After: Sun, 22 Nov 2026 10:00:30 GMT'),
      30_000,
    ],
    ['says nothing', reply(503, 'Service Unavailable'), null],
    ['shows a page', reply(503, '<html><title>503</title></html>', html), null],
    ['says it with 429', reply(429, '', 'Retry-After: 1'), 1_000],
    ['says a year', reply(503, '', 'Retry-After: 31536000'), 86_400_000],
  ])('%s', async (_how, bytes, retryAfterMs) => {
    expect(await outcome(bytes)).toEqual({ kind: 'server-busy', host: 'server', retryAfterMs });
  });
});

describe('a server that is not there', () => {
  it('is refused where nobody listens', async () => {
    const server = await serve(() => undefined);
    await server.close();
    const result = await transportTo(server.url).exchange(write, keeper());
    expect(result).toEqual({
      ok: false,
      failure: { kind: 'server-unreachable', host: `127.0.0.1:${server.port}`, reason: 'refused' },
    });
  });

  it('is not found where its name leads nowhere', async () => {
    const result = await transportTo('https://exchange.invalid/EWS/Exchange.asmx').exchange(read, keeper());
    expect(result).toEqual({ ok: false, failure: { kind: 'server-not-found', host: 'exchange.invalid' } });
  });

  it('is unreachable when it resets a fresh connection', async () => {
    expect(await outcome((_request, socket) => socket.resetAndDestroy())).toEqual({
      kind: 'server-unreachable',
      host: 'server',
      reason: 'reset',
    });
  });
});

describe('an endpoint that may not be spoken to', () => {
  it.each([
    'http://mail.contoso.test/EWS/Exchange.asmx',
    'http://10.0.0.1/EWS/Exchange.asmx',
    'http://127.0.0.1.contoso.test/EWS/Exchange.asmx',
    'http://localhost.contoso.test/EWS/Exchange.asmx',
    'https://rob:secret@mail.contoso.test/EWS/Exchange.asmx',
    'file:///etc/passwd',
    'mail.contoso.test',
  ])('%s', async (url) => {
    const transport = transportTo(url);
    expect(await transport.exchange(read, keeper())).toMatchObject({ failure: { kind: 'invalid-request' } });
    expect(transport.counts()).toEqual({ requests: 0, connections: 0, refusedSignIns: 0 });
  });
});

it('a user name with a colon, which Basic would read as another one, is not sent', async () => {
  const server = await serve(() => undefined);
  const credential = { scheme: 'basic', userName: 'rob:x', secret: 'y' } as const;
  const result = await transportTo(server.url, { credential }).exchange(read, keeper());
  expect(result).toMatchObject({ failure: { kind: 'invalid-request' } });
  expect(server.connections()).toBe(0);
});
