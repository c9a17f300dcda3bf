import { isUtf8 } from 'node:buffer';

const nothing = Buffer.alloc(0);

/**
 * Turns bytes into text as they come, a character cut by a chunk's end included. Buffer's own decoder would put a
 * replacement character where bytes are no UTF-8, and a changed name or id would pass for the server's.
 */
export class Utf8Reader {
  #rest: Buffer = nothing;

  /** The text of all whole characters so far, or null when the bytes are no UTF-8. */
  read(chunk: Buffer): string | null {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = bytes.length - lengthOfCutCharacter(bytes);
    const whole = end === bytes.length ? bytes : bytes.subarray(0, end);
    this.#rest = end === bytes.length ? nothing : Buffer.from(bytes.subarray(end));
    return isUtf8(whole) ? whole.toString('utf8') : null;
  }

  /** Whether the last character was whole. */
  get isComplete(): boolean {
    return this.#rest.length === 0;
  }
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
