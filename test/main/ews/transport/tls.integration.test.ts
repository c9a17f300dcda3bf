import { X509Certificate } from 'node:crypto';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { TlsOptions } from 'node:tls';
import { keeper, read, serve, transportTo, write } from './exchange-with.ts';
import { pem, xmlReply, type RawServer } from './raw-server.ts';

async function secureServer(name: string, options: TlsOptions = {}): Promise<RawServer> {
  return serve((_request, socket) => socket.write(xmlReply('<a/>')), { name, options });
}

async function failureOf(
  server: RawServer,
  certificatePem: string | null,
  host = '127.0.0.1',
): Promise<unknown> {
  const url = server.url.replace('127.0.0.1', host);
  const result = await transportTo(url, { endpoint: { url, certificatePem } }).exchange(write, keeper());
  return result.ok ? 'answered' : result.failure;
}

const fingerprint = (name: string): string => new X509Certificate(pem(`${name}.pem`)).fingerprint256;
const authority = 'O=Contoso Test, CN=Contoso Test CA';

describe('a server with a certificate of a private CA', () => {
  it.each(['127.0.0.1', 'localhost'])('is trusted by that CA, under the name %s', async (host) => {
    expect(await failureOf(await secureServer('server'), pem('ca.pem'), host)).toBe('answered');
  });

  it('is not trusted by the system, and gets no byte of a request', async () => {
    const server = await secureServer('server');
    expect(await failureOf(server, null)).toEqual({
      kind: 'tls-not-trusted',
      host: `127.0.0.1:${server.port}`,
      reason: 'unknown-issuer',
      issuer: authority,
      fingerprint: fingerprint('server'),
    });
    expect(server.requests).toEqual([]);
    await server.quiet();
  });

  it('is not trusted by another private CA', async () => {
    const server = await secureServer('server');
    expect(await failureOf(server, pem('other-ca.pem'))).toMatchObject({
      reason: 'unknown-issuer',
      issuer: authority,
    });
    expect(server.requests).toEqual([]);
  });

  it('is trusted by its own certificate, given in place of a CA', async () => {
    expect(await failureOf(await secureServer('server'), pem('server.pem'))).toBe('answered');
    expect(await failureOf(await secureServer('self-signed'), pem('self-signed.pem'))).toBe('answered');
  });

  it('is trusted by the system where the operating system knows that CA', async () => {
    const server = await secureServer('server');
    const program = `
      const { createHttpTransport } = await import(${JSON.stringify(new URL('../../../../main/ews/transport/http/http-transport.ts', import.meta.url).href)});
      const transport = createHttpTransport({ endpoint: { url: process.argv[1], certificatePem: null }, credential: { scheme: 'basic', userName: 'rob', secret: 'x' } });
      const request = { operation: 'GetFolder', body: '<a/>', intent: 'read', anchor: 'mary@contoso.test', charged: 'mary@contoso.test' };
      const result = await transport.exchange(request, { write: () => null, end: () => null });
      transport.close();
      process.stdout.write(JSON.stringify(result));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', program, server.url],
      {
        // OpenSSL's own variable for the system's list; Node reads it for the system's certificates on Linux.
        env: { SSL_CERT_FILE: fileURLToPath(new URL('./certificates/ca.pem', import.meta.url)) },
      },
    );
    expect(JSON.parse(stdout)).toEqual({ ok: true, value: null });
  });
});

describe('a certificate that does not hold', () => {
  it.each([
    ['expired', 'expired', authority],
    ['elsewhere', 'wrong-name', authority],
    ['self-signed', 'unknown-issuer', 'CN=self-signed.contoso.test'],
  ])('(%s) is refused as %s by the private CA, and shown', async (name, reason, issuer) => {
    const server = await secureServer(name);
    expect(await failureOf(server, pem('ca.pem'))).toEqual({
      kind: 'tls-not-trusted',
      host: `127.0.0.1:${server.port}`,
      reason: reason === 'unknown-issuer' ? 'self-signed' : reason,
      issuer,
      fingerprint: fingerprint(name),
    });
    expect(server.requests).toEqual([]);
    await server.quiet();
  });

  it('with another name is refused although it is given as trusted itself', async () => {
    expect(await failureOf(await secureServer('elsewhere'), pem('elsewhere.pem'))).toMatchObject({
      reason: 'wrong-name',
    });
  });
});

describe('TLS that does not come about', () => {
  const nothing = { reason: 'other', issuer: null, fingerprint: null };

  it('below 1.2 is refused', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    expect(await failureOf(await secureServer('server', old), pem('ca.pem'))).toMatchObject(nothing);
  });

  it('with a server that speaks plain HTTP is refused', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/EWS/Exchange.asmx`;
    expect(await transportTo(url).exchange(read, keeper())).toMatchObject({
      failure: { kind: 'tls-not-trusted', ...nothing },
    });
    server.close();
  });

  it('with a private CA that is no certificate is refused', async () => {
    const server = await secureServer('server');
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    expect(await failureOf(server, broken)).toMatchObject({ kind: 'tls-not-trusted' });
    expect(await failureOf(server, 'no PEM at all')).toMatchObject({ kind: 'tls-not-trusted' });
    expect(await failureOf(server, '')).toMatchObject({ kind: 'tls-not-trusted' });
    expect(server.requests).toEqual([]);
  });
});

describe('a name', () => {
  it('is told to the server in the handshake, an address is not', async () => {
    const names: string[] = [];
    const server = await secureServer('server', {
      SNICallback: (name, answer) => {
        names.push(name);
        answer(null);
      },
    });
    await failureOf(server, pem('ca.pem'), 'localhost');
    await failureOf(server, pem('ca.pem'));
    expect(names).toEqual(['localhost']);
  });
});

describe('20 requests over TLS', () => {
  it('take one handshake', async () => {
    const server = await secureServer('server');
    const endpoint = { url: server.url, certificatePem: pem('ca.pem') };
    const transport = transportTo(server.url, { endpoint });
    for (let count = 0; count < 20; count += 1) await transport.exchange(read, keeper());
    expect(server.connections()).toBe(1);
    transport.close();
    await server.quiet();
  });
});
