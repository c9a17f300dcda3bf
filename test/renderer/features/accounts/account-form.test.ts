import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../../renderer/features/accounts/certificate.ts';
import { fieldOfFailure } from '../../../../renderer/features/accounts/field-of-failure.ts';
import { guessServer } from '../../../../renderer/features/accounts/guess-server.ts';
import { missingIn } from '../../../../renderer/features/accounts/use-account-form.ts';

const host = 'mail.contoso.test';
const bytes = (text: string) => new TextEncoder().encode(text);
const block = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

describe('a certificate file', () => {
  it('of PEM is taken as it is, without what stands around it', () => {
    expect(readCertificate(bytes(`subject=Contoso CA\n${block}\ntrailing`))).toEqual({
      ok: true,
      pem: `${block}\n`,
    });
  });

  it('of PEM may hold several certificates', () => {
    expect(readCertificate(bytes(`${block}\n${block}`))).toEqual({ ok: true, pem: `${block}\n${block}\n` });
  });

  it('of DER becomes PEM in lines of 64', () => {
    const der = Uint8Array.from({ length: 100 }, (_, at) => [0x30, 0x82][at] ?? at);
    const read = readCertificate(der);
    const lines = read.ok ? read.pem.trimEnd().split('\n') : [];
    expect(lines[0]).toBe('-----BEGIN CERTIFICATE-----');
    expect(lines[1]).toHaveLength(64);
    expect(
      Uint8Array.from(atob(lines.slice(1, -1).join('')), (letter) => letter.codePointAt(0) ?? 0),
    ).toEqual(der);
  });

  it('with a private key in it is refused, and none of it is kept', () => {
    const read = readCertificate(bytes(`${block}\n-----BEGIN RSA PRIVATE KEY-----\nMIIsecret\n`));
    expect(read).toEqual({
      ok: false,
      reason: 'The file holds a private key. Choose the file with the certificate alone.',
    });
  });

  it('that is none, or too large, is refused', () => {
    expect(readCertificate(bytes('<html>'))).toMatchObject({ ok: false });
    expect(readCertificate(new Uint8Array(70_000))).toMatchObject({ ok: false });
    expect(
      readCertificate(Uint8Array.from({ length: 60_000 }, (_, at) => [0x30, 0x82][at] ?? 0)),
    ).toMatchObject({
      ok: false,
    });
  });
});

describe('the server', () => {
  it.each([
    ['rob.ellis@contoso.test', 'mail.contoso.test'],
    ['rob@Sub.Contoso.test ', 'mail.sub.contoso.test'],
    ['rob@', ''],
    ['rob', ''],
    ['rob@localhost', ''],
  ])('guessed from “%s” is “%s”', (address, server) => {
    expect(guessServer(address)).toBe(server);
  });
});

describe('a failed sign-in', () => {
  it('is told beside the field that it concerns', () => {
    const tls = { kind: 'tls-not-trusted', host, issuer: null, fingerprint: null } as const;
    expect(fieldOfFailure({ kind: 'wrong-credentials', userName: 'rob', attempts: 2 })).toBe('secret');
    expect(fieldOfFailure({ kind: 'server-not-found', host })).toBe('server');
    expect(fieldOfFailure({ ...tls, reason: 'unknown-issuer' })).toBe('certificate');
    expect(fieldOfFailure({ ...tls, reason: 'wrong-name' })).toBe('server');
    expect(fieldOfFailure({ kind: 'scheme-not-offered', offered: ['Negotiate'] })).toBe('scheme');
    expect(fieldOfFailure({ kind: 'invalid-request', message: 'server: too long' })).toBe('server');
  });

  it('that concerns none of them is told for the whole form', () => {
    expect(fieldOfFailure({ kind: 'proxy-page', host, title: null })).toBeNull();
    expect(fieldOfFailure({ kind: 'journal-unavailable', reason: 'full' })).toBeNull();
  });
});

describe('before anything is sent', () => {
  const values = {
    address: 'rob@a.test',
    server: 'mail.a.test',
    userName: '',
    secret: 'x',
    scheme: 'ntlm',
    certificate: null,
    opensOwnMailbox: true,
  } as const;

  it('address, server and password must be there', () => {
    expect(missingIn(values)).toEqual({});
    expect(Object.keys(missingIn({ ...values, address: 'rob', server: ' ', secret: '' }))).toEqual([
      'address',
      'server',
      'secret',
    ]);
  });
});
