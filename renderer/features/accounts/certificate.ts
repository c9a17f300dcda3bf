/** A certificate read from a file: PEM text, or why it cannot be one. */
export type ReadCertificate =
  { readonly ok: true; readonly pem: string } | { readonly ok: false; readonly reason: string };

/** The most that `account.add` takes, in bytes of PEM. */
const limit = 65_536;

/**
 * Makes PEM text of a certificate file, which may hold PEM (RFC 7468) or DER. Only the form is looked at here; main
 * reads the certificate itself. A file with a private key in it is refused, so that none leaves its place by mistake.
 */
export function readCertificate(bytes: Uint8Array): ReadCertificate {
  if (bytes.byteLength > limit) return refused('The file is too large for a certificate.');
  const text = new TextDecoder().decode(bytes);
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(text))
    return refused('The file holds a private key. Choose the file with the certificate alone.');
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu);
  if (blocks !== null) return { ok: true, pem: `${blocks.join('\n')}\n` };
  // A DER certificate is an ASN.1 SEQUENCE whose length takes two bytes or more: 0x30 0x82 in practice.
  if (bytes[0] === 0x30 && (bytes[1] === 0x81 || bytes[1] === 0x82)) return withinLimit(pemOf(bytes));
  return refused('This is no certificate. Choose a .pem, .crt, .cer or .der file.');
}

function pemOf(der: Uint8Array): string {
  const binary = Array.from(der, (byte) => String.fromCodePoint(byte)).join('');
  const lines = btoa(binary).match(/.{1,64}/gu) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function withinLimit(pem: string): ReadCertificate {
  return pem.length > limit ? refused('The file is too large for a certificate.') : { ok: true, pem };
}

function refused(reason: string): ReadCertificate {
  return { ok: false, reason };
}
