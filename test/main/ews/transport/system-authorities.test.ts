import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { createTlsTrust } from '../../../../main/ews/transport/tls/tls.ts';

const unknownIssuer = Object.assign(new Error('unable to get local issuer certificate'), {
  code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
});

test('where nobody can read the system’s CAs, Node’s own list is all there is, and nothing is thrown', () => {
  const trust = createTlsTrust(null, null);
  expect(trust.widen(unknownIssuer)).toBe(false);
});

test('where they can be read they are added once, and only for an issuer that is not known', () => {
  const asked: string[] = [];
  const trust = createTlsTrust(null, (from) => {
    asked.push(from);
    return rootCertificates.slice(0, 1);
  });
  expect(trust.widen(Object.assign(new Error('expired'), { code: 'CERT_HAS_EXPIRED' }))).toBe(false);
  expect(asked).toEqual([]);
  expect(trust.widen(unknownIssuer)).toBe(true);
  expect(asked).toEqual(['default', 'system']);
  expect(trust.widen(unknownIssuer)).toBe(false);
});
