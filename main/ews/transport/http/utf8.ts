import { isAscii, isUtf8 } from 'node:buffer';

const nothing = Buffer.alloc(0);

/** Bytes that are looked at together: where one of them is beyond ASCII, all of them take the slow way. */
const LOOKED_AT = 1024;

/**
 * Turns bytes into text as they come, a character cut by a chunk's end included. Buffer's own decoder would put a
 * replacement character where bytes are no UTF-8, and a changed name or id would pass for the server's.
 *
 * The text comes in pieces, because V8 reads text with one name like "Wałęsa" in it at a tenth of the speed, and keeps all
 * of it in two bytes a character: what is ASCII, which is nearly everything in a reply, is read apart.
 */
export class Utf8Reader {
  #rest: Buffer = nothing;

  /** The text of all whole characters so far, in order, or null when the bytes are no UTF-8. */
  read(chunk: Buffer): readonly string[] | null {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = bytes.length - lengthOfCutCharacter(bytes);
    this.#rest = end === bytes.length ? nothing : Buffer.from(bytes.subarray(end));
    return textOf(bytes, end);
  }

  /** Whether the last character was whole. */
  get isComplete(): boolean {
    return this.#rest.length === 0;
  }
}

/** A character of several bytes that a border cuts makes both sides no ASCII: they stay together. */
function textOf(bytes: Buffer, end: number): readonly string[] | null {
  if (isAscii(bytes.subarray(0, end))) return end === 0 ? [] : [bytes.toString('latin1', 0, end)];
  const pieces: string[] = [];
  for (let start = 0; start < end;) {
    const isPlain = isAsciiFrom(bytes, start, end);
    let next = Math.min(start + LOOKED_AT, end);
    while (next < end && isAsciiFrom(bytes, next, end) === isPlain) next = Math.min(next + LOOKED_AT, end);
    if (!isPlain && !isUtf8(bytes.subarray(start, next))) return null;
    pieces.push(bytes.toString(isPlain ? 'latin1' : 'utf8', start, next));
    start = next;
  }
  return pieces;
}

function isAsciiFrom(bytes: Buffer, start: number, end: number): boolean {
  return isAscii(bytes.subarray(start, Math.min(start + LOOKED_AT, end)));
}

/** How many bytes at the end begin a character whose other bytes are still to come (RFC 3629): 0 to 3. */
function lengthOfCutCharacter(bytes: Buffer): number {
  const longest = Math.min(3, bytes.length);
  for (let back = 1; back <= longest; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}
