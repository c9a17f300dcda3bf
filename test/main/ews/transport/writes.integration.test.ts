import { describe, expect, it } from 'vitest';
import { keeper, outcome, read, serve, transportTo, write } from './exchange-with.ts';
import { reply, xmlReply, type RawAnswer } from './raw-server.ts';

const unknown = { kind: 'outcome-unknown', operation: 'CreateItem' };
const half = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100\r\n\r\n<a>half';

describe('a write without a readable answer has an unknown outcome', () => {
  it.each<[string, RawAnswer | string]>([
    ['a reset', (_request, socket) => socket.resetAndDestroy()],
    ['an end without a byte', (_request, socket) => socket.end()],
    ['half a reply', half],
    ['a page with 200', reply(200, '<html><title>Portal</title></html>', 'Content-Type: text/html')],
    ['JSON with 200', reply(200, '{}', 'Content-Type: application/json')],
    ['an empty 500', reply(500, '')],
    ['a gateway that gave up', reply(504, 'timeout', 'Content-Type: text/plain')],
    ['bytes that are no HTTP', 'hello\r\n\r\n'],
    ['another charset', reply(200, '<a/>', 'Content-Type: text/xml; charset=utf-16')],
    ['a reply above the limit', reply(200, `<a>${'x'.repeat(200)}</a>`, 'Content-Type: text/xml')],
    ['silence', () => undefined],
    ['silence within the reply', (_request, socket) => socket.write(half)],
  ])('after %s', async (_what, answer) => {
    expect(await outcome(answer, write, { limits: { replyMs: 80, idleMs: 80, replyBytes: 150 } })).toEqual(
      unknown,
    );
  });

  it('when the reader cannot make sense of the reply', async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a>')));
    const reader = {
      write: () => null,
      end: () => ({ kind: 'reply-refused', host: 'server', reason: 'malformed' }) as const,
    };
    expect(await transportTo(server.url).exchange(write, reader)).toEqual({ ok: false, failure: unknown });
  });
});

describe('a write that was plainly refused says so', () => {
  it.each([
    ['not-exchange', reply(404, '')],
    ['ews-blocked', reply(403, '')],
    ['server-busy', reply(503, '')],
    ['proxy-page', reply(302, '<html></html>', 'Content-Type: text/html')],
    ['wrong-credentials', reply(401, '', 'WWW-Authenticate: Basic realm="x"')],
  ])('as %s', async (kind, bytes) => {
    expect(await outcome(bytes, write)).toMatchObject({ kind });
  });

  it("in EWS's own words, which the reader has read", async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
    const conflict = { kind: 'conflict', code: 'ErrorIrresolvableConflict' } as const;
    const result = await transportTo(server.url).exchange(write, { write: () => null, end: () => conflict });
    expect(result).toEqual({ ok: false, failure: conflict });
  });
});

/** Answers the first request of a connection and breaks off at the second. */
const dying: RawAnswer = ({ connection, body }, socket) => {
  if (connection === 0 && body === 'again') socket.resetAndDestroy();
  else socket.write(xmlReply('<a/>'));
};

describe('a connection that dies before a byte of reply', () => {
  it('has a read sent once more, on a fresh connection', async () => {
    const server = await serve(dying);
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    expect(await transport.exchange({ ...read, body: 'again' }, keeper())).toEqual({ ok: true, value: null });
    expect(server.requests.map(({ connection, body }) => [connection, body])).toEqual([
      [0, '<Envelope>read</Envelope>'],
      [0, 'again'],
      [1, 'again'],
    ]);
  });

  it('has a write sent never again', async () => {
    const server = await serve(dying);
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    expect(await transport.exchange({ ...write, body: 'again' }, keeper())).toEqual({
      ok: false,
      failure: unknown,
    });
    expect(server.requests).toHaveLength(2);
  });

  it('has a read sent no third time', async () => {
    const server = await serve(({ body }, socket) => {
      if (body === 'again') socket.resetAndDestroy();
      else socket.write(xmlReply('<a/>'));
    });
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    const result = await transport.exchange({ ...read, body: 'again' }, keeper());
    expect(result).toMatchObject({ failure: { kind: 'server-unreachable', reason: 'reset' } });
    expect(server.requests).toHaveLength(3);
  });

  it('has a read not repeated once a byte of the reply has come', async () => {
    const server = await serve(({ body }, socket) => {
      if (body === 'again') socket.end('HTTP/1.1 2');
      else socket.write(xmlReply('<a/>'));
    });
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    expect((await transport.exchange({ ...read, body: 'again' }, keeper())).ok).toBe(false);
    expect(server.requests).toHaveLength(2);
  });
});

describe('a connection that was silent for too long', () => {
  const limits = { freshForWriteMs: 0 };

  it('carries no write: that takes a fresh one', async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
    const transport = transportTo(server.url, { limits });
    await transport.exchange(read, keeper());
    await transport.exchange(write, keeper());
    expect(server.requests.map(({ connection }) => connection)).toEqual([0, 1]);
    await expect.poll(() => transport.counts().connections).toBe(2);
  });

  it('carries a read all the same', async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
    const transport = transportTo(server.url, { limits });
    await transport.exchange(read, keeper());
    await transport.exchange(read, keeper());
    expect(server.connections()).toBe(1);
  });

  it('that the server has ended meanwhile is noticed, and a write leaves on a fresh one', async () => {
    const sockets: { destroySoon: () => void }[] = [];
    const server = await serve((_request, socket) => {
      sockets.push(socket);
      socket.write(xmlReply('<a/>'));
    });
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    sockets[0]?.destroySoon();
    await server.quiet();
    expect(await transport.exchange(write, keeper())).toEqual({ ok: true, value: null });
    expect(server.requests.map(({ connection }) => connection)).toEqual([0, 1]);
  });
});
