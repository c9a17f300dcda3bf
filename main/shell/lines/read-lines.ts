import type { Readable } from 'node:stream';

/** One line of text without its end, or `too-long` for one that was thrown away. */
export type Line = { readonly line: string } | { readonly line: null; readonly reason: 'too-long' };

/** Longer than any request of the contract: a staged frame may hold 20 million characters. */
export const longestLine = 32 * 1024 * 1024;

/**
 * Splits a stream into lines at line feeds, in bounded memory: a line over `limit` bytes is dropped whole and
 * reported. Bytes are joined before they are decoded, so that no character is cut.
 */
export async function* readLines(input: Readable, limit: number = longestLine): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let overflown = false;
  const take = (): Line => {
    const line: Line = overflown
      ? { line: null, reason: 'too-long' }
      : { line: Buffer.concat(parts, length).toString('utf8').replace(/\r$/u, '') };
    parts = [];
    length = 0;
    overflown = false;
    return line;
  };
  const keep = (part: Buffer): void => {
    length += part.length;
    if (length > limit) {
      overflown = true;
      parts = [];
    } else if (!overflown) parts.push(part);
  };
  for await (const chunk of untilItEnds(input)) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    let from = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      keep(bytes.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < bytes.length) keep(bytes.subarray(from));
  }
  if (length > 0) yield take();
}

/** The chunks of a stream; one that is destroyed or breaks off has ended: nothing more can be asked through it. */
async function* untilItEnds(input: Readable): AsyncGenerator {
  try {
    yield* input;
  } catch {
    // What was asked before is still answered by the caller.
  }
}
