import { afterEach, describe, expect, it } from 'vitest';
import type { Transport } from '../../../../main/ews/transport/transport.ts';
import { keeper, read, serve, transportTo, write } from './exchange-with.ts';
import { startRawProxy, type RawProxy } from './raw-proxy.ts';
import { pem, xmlReply } from './raw-server.ts';

const proxies: RawProxy[] = [];
afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});

async function proxyOf(...options: Parameters<typeof startRawProxy>): Promise<RawProxy> {
  const proxy = await startRawProxy(...options);
  proxies.push(proxy);
  return proxy;
}

function through(url: string, proxy: string): Transport {
  return transportTo(url, { endpoint: { url, certificatePem: pem('ca.pem'), proxy } });
}

const answering = (_request: unknown, socket: { write(text: string): unknown }): unknown =>
  socket.write(xmlReply('<a/>'));

describe('through a proxy', () => {
  it('requests reach the server under TLS, and the proxy sees its name and nothing else', async () => {
    const server = await serve(answering, { name: 'server' });
    const proxy = await proxyOf();
    const transport = through(server.url, proxy.url);
    for (const request of [read, write, read])
      expect(await transport.exchange(request, keeper())).toEqual({ ok: true, value: null });
    expect(proxy.questions).toEqual([
      `CONNECT 127.0.0.1:${server.port} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`,
    ]);
    expect(server.requests.map(({ headers }) => headers['authorization']?.slice(0, 6))).toEqual(
      Array.from({ length: 3 }, () => 'Basic '),
    );
    expect(server.requests.every(({ headers }) => headers['proxy-authorization'] === undefined)).toBe(true);
    const seen = proxy.carried().toString('latin1');
    expect(seen.length).toBeGreaterThan(500);
    expect(seen).not.toContain('Authorization');
    expect(seen).not.toContain('Envelope');
  });

  it('that wants a sign-in, its own name and password go to it, and no others', async () => {
    const server = await serve(answering, { name: 'server' });
    const proxy = await proxyOf();
    const { host } = proxy;
    const transport = through(server.url, `http://clerk:pr%40xy%20w%C3%B6rd@${host}`);
    expect((await transport.exchange(read, keeper())).ok).toBe(true);
    const token = Buffer.from('clerk:pr@xy wörd', 'utf8').toString('base64');
    expect(proxy.questions[0]?.split('\r\n')).toContain(`Proxy-Authorization: Basic ${token}`);
    expect(proxy.questions[0]).not.toContain(Buffer.from('rob@contoso.test').toString('base64'));
  });

  it('requests without TLS reach this machine', async () => {
    const server = await serve(answering);
    const proxy = await proxyOf();
    expect((await through(server.url, proxy.url).exchange(read, keeper())).ok).toBe(true);
    expect(proxy.carried().toString('latin1')).toContain('Authorization: Basic ');
  });

  it('a server that is not trusted is not asked past the proxy', async () => {
    const server = await serve(answering, { name: 'self-signed' });
    const proxy = await proxyOf();
    expect(await through(server.url, proxy.url).exchange(read, keeper())).toMatchObject({
      failure: { kind: 'tls-not-trusted', reason: 'self-signed', issuer: null, fingerprint: null },
    });
    expect(server.requests).toEqual([]);
  });
});

describe('a proxy that does not let us through', () => {
  it.each([
    ['wants a sign-in', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'sign-in'],
    ['forbids the server', 'HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<html>', 'refused'],
    ['cannot reach the server', 'HTTP/1.0 502 Bad Gateway\r\n\r\n', 'refused'],
    ['is no proxy', '220 smtp ready\r\n\r\n', 'refused'],
    ['speaks before the server', 'HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n', 'refused'],
    ['sends a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}`, 'refused'],
    ['hangs up', '', 'unreachable'],
  ])('because it %s', async (_why, answer, reason) => {
    const server = await serve(answering, { name: 'server' });
    const proxy = await proxyOf(answer);
    expect(await through(server.url, proxy.url).exchange(write, keeper())).toEqual({
      ok: false,
      failure: { kind: 'proxy-failed', proxy: proxy.host, reason },
    });
    expect(server.connections()).toBe(0);
  });

  it('because nobody listens', async () => {
    const proxy = await proxyOf();
    await proxy.close();
    expect(await through('https://127.0.0.1:9/', proxy.url).exchange(read, keeper())).toEqual({
      ok: false,
      failure: { kind: 'proxy-failed', proxy: proxy.host, reason: 'unreachable' },
    });
  });

  it('because its name leads nowhere', async () => {
    expect(
      await through('https://127.0.0.1:9/', 'http://proxy.invalid:8080').exchange(read, keeper()),
    ).toEqual({
      ok: false,
      failure: { kind: 'proxy-failed', proxy: 'proxy.invalid:8080', reason: 'not-found' },
    });
  });

  it('because it says nothing within the time for connecting', async () => {
    const proxy = await proxyOf(null);
    const url = 'https://127.0.0.1:9/';
    const endpoint = { url, certificatePem: null, proxy: proxy.url };
    const transport = transportTo(url, { endpoint, limits: { connectMs: 50 } });
    expect(await transport.exchange(read, keeper())).toMatchObject({
      failure: { kind: 'timed-out', phase: 'connect' },
    });
  });
});

it.each([
  ['https://proxy.contoso.test', 'https://127.0.0.1:9/'],
  ['socks5://proxy.contoso.test', 'https://127.0.0.1:9/'],
  ['http://proxy.contoso.test/path', 'https://127.0.0.1:9/'],
  ['http://a%3Ab:c@proxy.contoso.test', 'https://127.0.0.1:9/'],
  // Without TLS, a proxy elsewhere would read the password.
  ['http://proxy.contoso.test:8080', 'http://127.0.0.1:9/'],
])('%s on the way to %s is refused before anything is looked up', async (proxy, url) => {
  const transport = through(url, proxy);
  expect(await transport.exchange(read, keeper())).toMatchObject({ failure: { kind: 'invalid-request' } });
  expect(transport.counts().connections).toBe(0);
});
