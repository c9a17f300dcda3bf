import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { keeper, read, serve, transportTo, write } from './exchange-with.ts';
import { xmlReply } from './raw-server.ts';

describe('a request', () => {
  it('carries the headers that Exchange and a person in front of its logs want', async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
    await transportTo(server.url).exchange({ ...read, body: '<a>é</a>' }, keeper());
    expect(server.requests[0]).toMatchObject({
      requestLine: 'POST /EWS/Exchange.asmx HTTP/1.1',
      body: '<a>é</a>',
      headers: {
        host: `127.0.0.1:${server.port}`,
        'content-type': 'text/xml; charset=utf-8',
        'content-length': '9',
        accept: 'text/xml',
        'accept-encoding': 'identity',
        'user-agent': 'Onbehalf/0.1',
        soapaction: '"http://schemas.microsoft.com/exchange/services/2006/messages/GetFolder"',
        'x-anchormailbox': 'mary@contoso.test',
        'x-preferserveraffinity': 'true',
        'client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/u),
        'return-client-request-id': 'true',
        authorization: `Basic ${Buffer.from('rob@contoso.test:Pa55 wörd', 'utf8').toString('base64')}`,
      },
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('transfer-encoding');
  });

  it('names an anchor outside of ASCII in UTF-8 and lets nothing into the next line', async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
    await transportTo(server.url).exchange({ ...read, anchor: 'zoë@contoso.test\r\nX-Evil: 1' }, keeper());
    const anchor = server.requests[0]?.headers['x-anchormailbox'] ?? '';
    expect(Buffer.from(anchor, 'latin1').toString('utf8')).toBe('zoë@contoso.testX-Evil: 1');
    expect(server.requests[0]?.headers).not.toHaveProperty('x-evil');
  });

  it('brings back the affinity cookie and no other', async () => {
    const server = await serve((_request, socket) =>
      socket.write(
        xmlReply('<a/>').replace(
          '\r\n\r\n',
          '\r\nSet-Cookie: X-BackEndOverrideCookie=EX02~1942061522; path=/; secure; HttpOnly\r\nSet-Cookie: tracker=1\r\n\r\n',
        ),
      ),
    );
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    await transport.exchange(read, keeper());
    await transportTo(server.url).exchange(read, keeper());
    expect(server.requests.map(({ headers }) => headers['cookie'])).toEqual([
      undefined,
      'X-BackEndOverrideCookie=EX02~1942061522',
      undefined,
    ]);
  });
});

describe('a reply', () => {
  it('becomes text in pieces of 8 KiB, the characters at their borders whole', async () => {
    const body = `<a>${'aé€😀'.repeat(4000)}</a>`;
    const server = await serve((_request, socket) => socket.write(xmlReply(body)));
    const reader = keeper();
    await transportTo(server.url).exchange(read, reader);
    expect(reader.text()).toBe(body);
    expect(Math.max(...reader.pieces.map((piece) => Buffer.byteLength(piece)))).toBeLessThanOrEqual(8192 + 3);
  });
});

describe('lanes', () => {
  it('carry 20 requests in a row on one connection', async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
    const transport = transportTo(server.url);
    for (let count = 0; count < 20; count += 1) {
      expect(await transport.exchange(count % 2 === 0 ? read : write, keeper())).toEqual({
        ok: true,
        value: null,
      });
    }
    expect(server.connections()).toBe(1);
    expect(transport.counts()).toEqual({ requests: 20, connections: 1, refusedSignIns: 0 });
  });

  it('are at most three, carry one request each, and keep the order of those who wait', async () => {
    const held: (() => void)[] = [];
    const server = await serve((request, socket) => {
      if (request.body === 'first') socket.write(xmlReply('<a/>'));
      else held.push(() => socket.write(xmlReply(`<a>${request.body}</a>`)));
    });
    const transport = transportTo(server.url);
    await transport.exchange({ ...read, body: 'first' }, keeper());
    const done: string[] = [];
    const all = ['1', '2', '3', '4', '5'].map(async (body) => {
      await transport.exchange({ ...read, body }, keeper());
      done.push(body);
    });
    await expect.poll(() => held.length).toBe(3);
    expect(server.connections()).toBe(3);
    for (let answered = 0; answered < 5; answered += 1) {
      await expect.poll(() => held.length).toBeGreaterThan(answered);
      held[answered]?.();
      await expect.poll(() => done.length).toBe(answered + 1);
    }
    await Promise.all(all);
    expect(server.requests.map(({ body }) => body).toSorted()).toEqual(['1', '2', '3', '4', '5', 'first']);
    expect(done.slice(3)).toEqual(['4', '5']);
    expect(server.connections()).toBe(3);
  });

  it('connect again after a reply that ends the connection', async () => {
    const server = await serve((_request, socket) =>
      socket.end(xmlReply('<a/>').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')),
    );
    const transport = transportTo(server.url);
    for (const request of [read, write, read]) {
      expect(await transport.exchange(request, keeper())).toEqual({ ok: true, value: null });
    }
    expect(server.connections()).toBe(3);
  });

  it('end with the transport, and what is under way with them', async () => {
    const server = await serve((request, socket) => {
      if (request.index === 0) socket.write(xmlReply('<a/>'));
    });
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    const pending = [read, write, read, read, read].map((each) => transport.exchange(each, keeper()));
    await expect.poll(() => server.requests.length).toBe(4);
    transport.close();
    const cancelled = { ok: false, failure: { kind: 'cancelled' } };
    expect(await Promise.all(pending)).toEqual([
      cancelled,
      { ok: false, failure: { kind: 'outcome-unknown', operation: 'CreateItem' } },
      cancelled,
      cancelled,
      cancelled,
    ]);
    await server.quiet();
    expect(await transport.exchange(read, keeper())).toEqual(cancelled);
    expect(server.requests).toHaveLength(4);
  });
});

describe('bytes that nobody asked for', () => {
  const stray = xmlReply('<stray/>');

  it("behind a reply are nobody else's reply", async () => {
    const server = await serve(({ index }, socket) =>
      socket.write(xmlReply('<a/>') + (index === 0 ? stray : '')),
    );
    const transport = transportTo(server.url);
    const texts = [keeper(), keeper(), keeper()];
    for (const reader of texts) await transport.exchange(read, reader);
    expect(texts.map((reader) => reader.text())).toEqual(['<a/>', '<a/>', '<a/>']);
  });

  it.each([read, write])('on a connection at rest end it ($intent)', async (request) => {
    const sockets: Socket[] = [];
    const server = await serve((_request, socket) => {
      sockets.push(socket);
      socket.write(xmlReply('<a/>'));
    });
    const transport = transportTo(server.url);
    await transport.exchange(read, keeper());
    await new Promise<void>((resolve) => sockets[0]?.write(stray, () => resolve()));
    const reader = keeper();
    expect(await transport.exchange(request, reader)).toEqual({ ok: true, value: null });
    expect(reader.text()).toBe('<a/>');
  });
});

describe('a reader', () => {
  it('stops the transfer with a failure of its own', async () => {
    const server = await serve((_request, socket) => {
      const more = (): void => {
        if (!socket.destroyed) socket.write(`1000\r\n${'x'.repeat(4096)}\r\n`, more);
      };
      socket.write(
        'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<a>\r\n',
        more,
      );
    });
    const doctype = { kind: 'reply-refused', host: 'server', reason: 'doctype' } as const;
    const result = await transportTo(server.url).exchange(read, { write: () => doctype, end: () => null });
    expect(result).toEqual({ ok: false, failure: doctype });
    await server.quiet();
  });

  it('is given what has come as soon as the root is there, without waiting for more', async () => {
    const server = await serve((_request, socket) => {
      socket.write(
        'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n<a><b/>\r\n',
      );
    });
    const controller = new AbortController();
    const reader = keeper();
    const given = { ...reader, write: (text: string) => (controller.abort(), reader.write(text)) };
    await transportTo(server.url).exchange({ ...read, signal: controller.signal }, given);
    expect(reader.text()).toBe('<a><b/>');
  });

  it('may refuse a complete reply without ending the connection', async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
    const transport = transportTo(server.url);
    const malformed = { kind: 'reply-refused', host: 'server', reason: 'malformed' } as const;
    const refusing = { write: () => null, end: () => malformed };
    expect(await transport.exchange(read, refusing)).toEqual({ ok: false, failure: malformed });
    expect(await transport.exchange(read, keeper())).toEqual({ ok: true, value: null });
    expect(server.connections()).toBe(1);
  });

  it('that throws is a defect: the promise rejects and the transport lives on', async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
    const transport = transportTo(server.url, { limits: { lanes: 1 } });
    const broken = {
      write: () => {
        throw new Error('defect');
      },
      end: () => null,
    };
    await expect(transport.exchange(read, broken)).rejects.toThrow('defect');
    expect(await transport.exchange(read, keeper())).toEqual({ ok: true, value: null });
  });
});
