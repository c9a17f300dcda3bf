/**
 * The bytes of a base64 text with line ends as they come, or null where it is none. Strictly: Node's decoder would
 * silently leave out what it does not know. https://www.rfc-editor.org/rfc/rfc4648#section-4
 */
export function decodeBase64(text: string): Uint8Array | null {
  const compact = text.replaceAll(/\s+/gu, '');
  const bytes = Buffer.from(compact, 'base64');
  return Math.ceil(bytes.length / 3) * 4 === compact.length && !/[^A-Za-z0-9+/=]/u.test(compact)
    ? bytes
    : null;
}

/** The base64 text of bytes, on one line. */
export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** How many UTF-16 code units the base64 text of so many bytes may have, a few in a hundred for line ends included. */
export function base64Length(bytes: number): number {
  return Math.ceil(bytes * 1.4) + 4096;
}
