import { copySpan, spanLength, type Span } from './span.ts';

/** One row as a block holds it. */
export interface BlockEntry {
  readonly id: number;
  /** Milliseconds since 1970; found rows are put in order by it without reading them. */
  readonly received: number;
  /** Folded, as UTF-8; without line breaks but those between fields. */
  readonly text: Span;
}

/** A block that is ready to be looked through. */
export interface OpenBlock {
  readonly head: Buffer;
  /** The bytes of all texts, one a character: looking through a string takes half the time of looking through bytes. */
  readonly texts: string;
}

/** Rows that a search has found: their ids and times, side by side. */
export interface Found {
  readonly ids: number[];
  readonly received: number[];
}

const BYTES_PER_ENTRY = 16;
const COUNT_BYTES = 4;

/**
 * Writes entries as one block: how many there are; for each its id, where its text ends, and its time; then all texts
 * as UTF-8, each ended by a zero byte.
 */
export function writeBlock(entries: readonly BlockEntry[]): Buffer {
  const headEnd = COUNT_BYTES + entries.length * BYTES_PER_ENTRY;
  let length = headEnd;
  for (const { text } of entries) length += spanLength(text) + 1;
  const block = Buffer.allocUnsafe(length);
  block.writeUInt32LE(entries.length, 0);
  let place = headEnd;
  for (const [index, { id, received, text }] of entries.entries()) {
    const at = COUNT_BYTES + index * BYTES_PER_ENTRY;
    place = copySpan(text, block, place);
    block[place] = 0;
    place += 1;
    block.writeUInt32LE(id, at);
    block.writeUInt32LE(place - headEnd, at + 4);
    block.writeDoubleLE(received, at + 8);
  }
  return block;
}

/** Reads a block whole, to change it; the texts are not decoded. */
export function readBlock(block: Buffer): BlockEntry[] {
  const count = block.readUInt32LE(0);
  const textsAt = COUNT_BYTES + count * BYTES_PER_ENTRY;
  let start = textsAt;
  return Array.from({ length: count }, (_, index) => {
    const at = COUNT_BYTES + index * BYTES_PER_ENTRY;
    const end = textsAt + block.readUInt32LE(at + 4);
    const text = { bytes: block, start, end: end - 1 };
    start = end;
    return { id: block.readUInt32LE(at), received: block.readDoubleLE(at + 8), text };
  });
}

/** Makes a block ready for `scanBlock`. */
export function openBlock(block: Buffer): OpenBlock {
  const headEnd = COUNT_BYTES + block.readUInt32LE(0) * BYTES_PER_ENTRY;
  // A copy of the head, so that the bytes of the texts can go.
  return { head: Buffer.from(block.subarray(0, headEnd)), texts: block.toString('latin1', headEnd) };
}

/**
 * Adds to `found` the rows of a block that hold every word. The words are folded like the texts, and are their UTF-8,
 * one byte a character.
 */
export function scanBlock({ head, texts }: OpenBlock, words: readonly string[], found: Found): void {
  const [first, ...others] = words;
  if (first === undefined) return;
  const cursors = others.map((word) => ({ word, hit: -1 }));
  let at = COUNT_BYTES;
  let start = 0;
  let hit = texts.indexOf(first);
  while (hit !== -1) {
    let end = head.readUInt32LE(at + 4);
    while (end <= hit) {
      at += BYTES_PER_ENTRY;
      start = end;
      end = head.readUInt32LE(at + 4);
    }
    if (cursors.every((cursor) => nextHit(texts, cursor, start) < end)) {
      found.ids.push(head.readUInt32LE(at));
      found.received.push(head.readDoubleLE(at + 8));
    }
    hit = texts.indexOf(first, end);
  }
}

/** Where a word is next, from there on; each word runs through the block once, however many rows hold the first. */
function nextHit(texts: string, cursor: { readonly word: string; hit: number }, from: number): number {
  if (cursor.hit < from) {
    const hit = texts.indexOf(cursor.word, from);
    cursor.hit = hit === -1 ? Infinity : hit;
  }
  return cursor.hit;
}
