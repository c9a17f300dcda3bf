import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { keeper, outcome, read, serve, transportTo, write } from './exchange-with.ts';

const text = `<a>${'Grüße '.repeat(5_000)}</a>`;

/** A complete reply whose body is packed as its header says. */
function packed(coding: string, body: Buffer, type = 'text/xml'): Buffer {
  const lines = [
    'HTTP/1.1 200 OK',
    `Content-Type: ${type}`,
    `Content-Encoding: ${coding}`,
    `Content-Length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
}

async function outcomeOf(bytes: Buffer, options = {}, request = read): Promise<unknown> {
  return await outcome((_request, socket) => void socket.end(bytes), request, options);
}

const encoding = { kind: 'reply-refused', host: 'server', reason: 'encoding' };

describe('a reply that was packed though nobody asked for it', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['identity', Buffer.from(text)],
  ])('is read: %s', async (coding, body) => {
    expect(await outcomeOf(packed(coding, body))).toBe(text);
  });

  it('leaves its connection to the next request', async () => {
    const server = await serve((_request, socket) => void socket.write(packed('gzip', gzipSync(text))));
    const transport = transportTo(server.url);
    for (let at = 0; at < 3; at += 1) expect((await transport.exchange(read, keeper())).ok).toBe(true);
    expect(server.connections()).toBe(1);
  });

  it('is told by its title where it is a page', async () => {
    const page = gzipSync('<html><title>Guest network</title></html>');
    expect(await outcomeOf(packed('gzip', page, 'text/html'))).toMatchObject({
      kind: 'proxy-page',
      title: 'Guest network',
    });
  });

  it('is held to the size of what is in it, long before it is unpacked', async () => {
    const bomb = packed('gzip', gzipSync(Buffer.alloc(200 * 1024 * 1024, 'x')));
    expect(await outcomeOf(Buffer.from(bomb), { limits: { replyBytes: 100_000 } })).toMatchObject({
      kind: expect.stringMatching(/reply-too-large|not-exchange/u),
    });
    const envelope = packed('gzip', gzipSync(`<a>${'x'.repeat(300_000)}</a>`));
    expect(await outcomeOf(envelope, { limits: { replyBytes: 300_006 } })).toMatchObject({
      kind: 'reply-too-large',
    });
    expect(await outcomeOf(envelope, { limits: { replyBytes: 300_007 } })).toHaveLength(300_007);
  });

  it('is cut off where the packed bytes are', async () => {
    expect(await outcomeOf(packed('gzip', gzipSync(text).subarray(0, -9)))).toEqual({
      kind: 'reply-truncated',
      host: 'server',
    });
  });

  it.each([
    ['br', brotliCompressSync(text)],
    ['zstd', Buffer.from('anything')],
    ['gzip, gzip', gzipSync(gzipSync(text))],
    ['gzip', Buffer.from(text)],
  ])('in a way that is not read is named for it: %s', async (coding, body) => {
    expect(await outcomeOf(packed(coding, body))).toEqual(encoding);
  });

  it('in a way that is not read leaves the outcome of a write unknown', async () => {
    expect(await outcomeOf(packed('br', brotliCompressSync(text)), {}, write)).toMatchObject({
      kind: 'outcome-unknown',
    });
  });
});
