import type { Recipient } from '../codec.ts';

/** Headers (unfolded, by lower-case name; the first of a name counts) and what follows the empty line. */
export function readHeaders(bytes: Buffer): { headers: Map<string, string>; body: Buffer } {
  const text = bytes.toString('latin1').replace(/(?<!\r)\n/g, '\r\n');
  const isEmpty = text.startsWith('\r\n');
  const end = isEmpty ? 0 : text.indexOf('\r\n\r\n');
  const head = isEmpty ? '' : end < 0 ? text : text.slice(0, end);
  const body = isEmpty ? text.slice(2) : end < 0 ? '' : text.slice(end + 4);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const match = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line);
    const name = match?.[1]?.toLowerCase();
    if (name !== undefined && !headers.has(name))
      headers.set(name, Buffer.from(match?.[2] ?? '', 'latin1').toString('utf8'));
  }
  return { headers, body: Buffer.from(body, 'latin1') };
}

/** `value; name=word; name="text"` (RFC 2045 5.1), names in lower case. */
export function readParameters(header: string): { value: string; parameters: Map<string, string> } {
  const value = /^[^;]*/.exec(header)?.[0].trim() ?? '';
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain] of header.matchAll(
    /;\s*([^=;\s]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g,
  ))
    parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '');
  return { value, parameters };
}

/** Encoded words of RFC 2047 as text; the space between two of them is dropped. */
export function decodeWords(text: string): string {
  return text
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?([^?]+)\?([BbQq])\?([^?]*)\?=/g, (_all, charset: string, way: string, word: string) =>
      decodeText(way.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : fromQ(word), charset),
    );
}

function fromQ(word: string): Buffer {
  const plain = word.replace(/_/g, ' ');
  const bytes = plain.replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

/** Bytes in a charset as text; an unknown charset counts as Latin 1. */
export function decodeText(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // TextDecoder throws for labels that the Encoding Standard has not.
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** A list of addresses (RFC 5322 3.4), groups left out. */
export function readAddresses(header: string | undefined): Recipient[] {
  const found: Recipient[] = [];
  for (const [part] of (header ?? '').matchAll(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g)) {
    const match = /^\s*(.*?)\s*<([^<>]+)>\s*$/s.exec(part);
    const address = (match?.[2] ?? part).trim();
    const name = decodeWords((match?.[1] ?? '').replace(/^"|"$/g, '').replace(/\\(.)/g, '$1'));
    if (address.includes('@')) found.push({ name, address });
  }
  return found;
}
