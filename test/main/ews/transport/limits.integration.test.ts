import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { keeper, outcome, read, serve, transportTo, write } from './exchange-with.ts';
import { reply, startRawServer, xmlReply } from './raw-server.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n';

/** 27 bytes in eight parts, 75 ms apart: longer in all than the silence that is allowed. */
function slow(_request: unknown, socket: Socket): void {
  socket.write(`${head}Content-Length: 27\r\n\r\n<a>`);
  let left = 8;
  const timer = setInterval(() => {
    left -= 1;
    socket.write(left === 0 ? '</a>' : 'xxx'.slice(0, left === 1 ? 2 : 3));
    if (left === 0) clearInterval(timer);
  }, 75);
}

describe('a time limit', () => {
  it('ends a connection that does not come about', async () => {
    // The port accepts TCP and never speaks TLS.
    const server = await serve(() => undefined);
    const url = server.url.replace('http:', 'https:');
    const transport = transportTo(url, { limits: { connectMs: 60 } });
    expect(await transport.exchange(write, keeper())).toEqual({
      ok: false,
      failure: { kind: 'timed-out', host: `127.0.0.1:${server.port}`, phase: 'connect', afterMs: 60 },
    });
    await server.quiet();
  });

  it('ends a wait for the first byte of a reply', async () => {
    const expected = { kind: 'timed-out', host: 'server', phase: 'reply', afterMs: 60 };
    expect(await outcome(() => undefined, read, { limits: { replyMs: 60 } })).toEqual(expected);
  });

  it('ends a reply that falls silent', async () => {
    const half = `${head}Content-Length: 100\r\n\r\n<a>`;
    expect(await outcome((_request, socket) => socket.write(half), read, { limits: { idleMs: 60 } })).toEqual(
      { kind: 'timed-out', host: 'server', phase: 'body', afterMs: 60 },
    );
  });

  it('does not end a reply that is slow but not silent', async () => {
    expect(await outcome(slow, read, { limits: { idleMs: 500 } })).toBe(`<a>${'x'.repeat(20)}</a>`);
  });
});

describe('the size limit', () => {
  const limits = { replyBytes: 1024 * 1024 };
  const tooLarge = { kind: 'reply-too-large', host: 'server', limitBytes: 1024 * 1024 };

  it('refuses 200 MB by their Content-Length, before one of them is read', async () => {
    const bytes = `${head}Content-Length: ${200 * 1024 * 1024}\r\n\r\n`;
    expect(await outcome((_request, socket) => socket.write(bytes), read, { limits })).toEqual(tooLarge);
  });

  it('ends 200 MB in chunks as soon as it is passed, and the connection with them', async () => {
    let sent = 0;
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const server = await serve((_request, socket) => {
      const more = (): void => {
        if (socket.destroyed || sent > 200 * 1024 * 1024) return;
        sent += 65_536;
        socket.write(chunk, more);
      };
      socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\n<a>\r\n`, more);
    });
    const reader = keeper();
    const result = await transportTo(server.url, { limits }).exchange(read, reader);
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'reply-too-large', limitBytes: 1024 * 1024 },
    });
    await server.quiet();
    expect(reader.text().length).toBeLessThanOrEqual(1024 * 1024);
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  it('lets through what is exactly as large', async () => {
    const body = `<a>${'x'.repeat(93)}</a>`;
    expect(await outcome(xmlReply(body), read, { limits: { replyBytes: 100 } })).toBe(body);
    expect(await outcome(xmlReply(body), read, { limits: { replyBytes: 99 } })).toMatchObject({
      limitBytes: 99,
    });
  });

  it('is 64 MiB unless said otherwise', async () => {
    const bytes = `${head}Content-Length: ${64 * 1024 * 1024 + 1}\r\n\r\n`;
    expect(await outcome((_request, socket) => socket.write(bytes))).toEqual({
      ...tooLarge,
      limitBytes: 64 * 1024 * 1024,
    });
  });

  it('holds for a page as well: no more is read than its start', async () => {
    const page = `<html><title>Endless</title>${'x'.repeat(300_000)}`;
    expect(await outcome(reply(200, page, 'Content-Type: text/html'))).toMatchObject({ title: 'Endless' });
  });
});

describe('an abort', () => {
  it('before anything left sends nothing', async () => {
    const server = await serve(() => undefined);
    const transport = transportTo(server.url);
    for (const request of [read, write]) {
      const result = await transport.exchange({ ...request, signal: AbortSignal.abort() }, keeper());
      expect(result).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    }
    expect(server.connections()).toBe(0);
  });

  it('of a request that waits for a lane takes it out of the queue', async () => {
    const server = await serve((request, socket) => {
      if (request.body === 'held') held.push(socket);
      else socket.write(xmlReply('<a/>'));
    });
    const held: Socket[] = [];
    const transport = transportTo(server.url, { limits: { lanes: 1, writeLanes: 0 } });
    const controller = new AbortController();
    const first = transport.exchange({ ...read, body: 'held' }, keeper());
    const waiting = transport.exchange({ ...write, body: 'never', signal: controller.signal }, keeper());
    await expect.poll(() => held.length).toBe(1);
    controller.abort();
    expect(await waiting).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    held[0]?.write(xmlReply('<a/>'));
    await first;
    await transport.exchange({ ...read, body: 'last' }, keeper());
    expect(server.requests.map(({ body }) => body)).toEqual(['held', 'last']);
  });

  it.each([
    [read, { kind: 'cancelled' }],
    [write, { kind: 'outcome-unknown', operation: 'CreateItem' }],
  ])('while a reply is awaited ends the connection at once ($0.intent)', async (request, failure) => {
    const server = await serve(() => controller.abort());
    const controller = new AbortController();
    const result = await transportTo(server.url).exchange(
      { ...request, signal: controller.signal },
      keeper(),
    );
    expect(result).toEqual({ ok: false, failure });
    await server.quiet();
  });

  it('within a reply ends the connection at once', async () => {
    const controller = new AbortController();
    const server = await serve((_request, socket) =>
      socket.write(`${head}Content-Length: 9999\r\n\r\n<a>${'x'.repeat(600)}`),
    );
    const reader = { write: () => (controller.abort(), null), end: () => null };
    const result = await transportTo(server.url).exchange({ ...read, signal: controller.signal }, reader);
    expect(result).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    await server.quiet();
  });

  it('while connecting ends the connection at once', async () => {
    const server = await startRawServer(() => undefined);
    const url = server.url.replace('http:', 'https:');
    const controller = new AbortController();
    const result = transportTo(url).exchange({ ...write, signal: controller.signal }, keeper());
    await expect.poll(() => server.connections()).toBe(1);
    controller.abort();
    expect(await result).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    await server.quiet();
    await server.close();
  });

  it('leaves no listener behind on a signal that lives longer', async () => {
    const server = await serve((_request, socket) => socket.write(xmlReply('<a/>')));
    const { signal } = new AbortController();
    let added = 0;
    let removed = 0;
    const counting = Object.assign(Object.create(signal) as AbortSignal, {
      addEventListener: () => (added += 1),
      removeEventListener: () => (removed += 1),
    });
    Object.defineProperty(counting, 'aborted', { value: false });
    await transportTo(server.url).exchange({ ...read, signal: counting }, keeper());
    expect([added, removed]).toEqual([1, 1]);
  });
});
