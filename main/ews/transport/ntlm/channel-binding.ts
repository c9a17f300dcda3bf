import { createHash } from 'node:crypto';

/** The channel binding of a TLS connection by the certificate that the server has shown, as DER. */
export function channelBinding(certificate: Buffer): Buffer {
  return endPointBinding(createHash(certificateHash(certificate)).update(certificate).digest());
}

/**
 * The value of the pair MsvAvChannelBindings (MS-NLMP 2.2.2.1): MD5 over a gss_channel_bindings_struct (RFC 2744, 3.11)
 * that holds the `tls-server-end-point` (RFC 5929, 4), a hash of the server's certificate. A server with Extended
 * Protection takes a proof only over the connection that it was made for.
 */
export function endPointBinding(hash: Buffer): Buffer {
  const endPoint = Buffer.concat([Buffer.from('tls-server-end-point:', 'latin1'), hash]);
  // Types and lengths of two addresses that are not used, then the length of the application's own bytes.
  const head = Buffer.alloc(20);
  head.writeUInt32LE(endPoint.length, 16);
  return createHash('md5').update(head).update(endPoint).digest();
}

/** The last bytes of the object identifiers of RSA, ECDSA and SHA-2 itself that name a longer hash than SHA-256. */
const longHashes = [
  { hash: 'sha384', identifiers: ['2a864886f70d01010c', '2a8648ce3d040303', '608648016503040202'] },
  { hash: 'sha512', identifiers: ['2a864886f70d01010d', '2a8648ce3d040304', '608648016503040203'] },
] as const;

/**
 * The hash that the certificate was signed with; SHA-256 where that was MD5 or SHA-1 (RFC 5929, 4.1), and where the
 * signature names no hash, as Ed25519, for which the RFC says nothing.
 */
function certificateHash(certificate: Buffer): 'sha256' | 'sha384' | 'sha512' {
  const algorithm = signatureAlgorithm(certificate).toString('hex');
  const found = longHashes.find(({ identifiers }) => identifiers.some((each) => algorithm.includes(each)));
  return found?.hash ?? 'sha256';
}

/** The signatureAlgorithm of a certificate (RFC 5280, 4.1): the element after the signed part. Empty when damaged. */
function signatureAlgorithm(certificate: Buffer): Buffer {
  const outer = element(certificate, 0);
  const signed = element(certificate, outer.start);
  const algorithm = element(certificate, signed.end);
  return certificate.subarray(algorithm.start, algorithm.end);
}

/** Where the content of the DER element at an offset begins and ends (X.690, 8.1). */
function element(der: Buffer, at: number): { readonly start: number; readonly end: number } {
  const first = der[at + 1] ?? 0;
  if (first < 0x80) return { start: at + 2, end: at + 2 + first };
  const bytes = Math.min(first & 0x7f, 4);
  const start = at + 2 + bytes;
  const length = start <= der.length && bytes > 0 ? der.readUIntBE(at + 2, bytes) : 0;
  return { start, end: start + length };
}
