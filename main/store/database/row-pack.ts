import { copySpan, spanLength, type Span } from './span.ts';

/** One row as a pack holds it: the item's number in the store, and the row as JSON text in UTF-8. */
export interface PackLine {
  readonly id: number;
  readonly text: Span;
}

/** JSON texts hold neither: control characters are escaped in them. */
const LINE_FEED = 0x0a;
const TAB = 0x09;

/**
 * Writes rows as one pack: for each a line feed, its number, a tab and its text. The number is sealed with the text, so
 * that no row is taken for another when somebody has exchanged what points to them.
 */
export function writePack(lines: readonly PackLine[]): Buffer {
  const heads = lines.map(({ id }) => `\n${id}\t`);
  let length = 0;
  for (const head of heads) length += head.length;
  for (const { text } of lines) length += spanLength(text);
  const pack = Buffer.allocUnsafe(length);
  let at = 0;
  for (const [index, { text }] of lines.entries()) {
    at += pack.write(heads[index] ?? '', at, 'latin1');
    at = copySpan(text, pack, at);
  }
  return pack;
}

/** The text of one row; null where the pack does not hold it. */
export function rowIn(pack: Buffer, id: number): string | null {
  const head = `\n${id}\t`;
  const at = pack.indexOf(head, 0, 'latin1');
  if (at === -1) return null;
  const start = at + head.length;
  const end = pack.indexOf(LINE_FEED, start);
  return pack.toString('utf8', start, end === -1 ? pack.length : end);
}

/** Every row of a pack, to write it anew; their texts are not decoded. */
export function linesOf(pack: Buffer): PackLine[] {
  const lines: PackLine[] = [];
  for (let at = 0; at < pack.length;) {
    const tab = pack.indexOf(TAB, at);
    const next = pack.indexOf(LINE_FEED, tab);
    const end = next === -1 ? pack.length : next;
    lines.push({
      id: Number(pack.toString('latin1', at + 1, tab)),
      text: { bytes: pack, start: tab + 1, end },
    });
    at = end;
  }
  return lines;
}
