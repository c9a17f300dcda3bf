import type { MessagePage, MessageRow } from '../../../../shared/model/message.ts';

/** Rows are asked for in windows of this many. */
export const windowSize = 100;

/** What is known of a folder's rows: any of them by its place, and how many there are. Never changed in place. */
export interface Rows {
  readonly total: number;
  readonly byIndex: ReadonlyMap<number, MessageRow>;
  /** Places that the server counts and whose items could not be read: asking again would bring nothing. */
  readonly blank?: ReadonlySet<number>;
}

/** A folder of which nothing is known yet. */
export const noRows: Rows = { total: 0, byIndex: new Map() };

/**
 * Takes a page in. When the total has changed, the places of all other rows are in doubt and they are forgotten; the
 * page itself is what the server said last.
 */
export function withPage(rows: Rows, page: MessagePage): Rows {
  const isSame = rows.total === page.total;
  const byIndex = new Map(isSame ? rows.byIndex : []);
  page.rows.forEach((row, index) => byIndex.set(page.offset + index, row));
  const missing = page.source === 'server' ? (page.unreadable?.count ?? 0) : 0;
  const end = page.offset + page.rows.length;
  const blank = new Set(isSame ? rows.blank : []);
  for (let index = end; index < end + missing; index += 1) blank.add(index);
  return { total: page.total, byIndex, blank };
}

/** Offsets of the windows that these places lie in. */
export function windowsOf(first: number, last: number): number[] {
  const offsets: number[] = [];
  for (
    let offset = Math.floor(Math.max(first, 0) / windowSize) * windowSize;
    offset <= last;
    offset += windowSize
  )
    offsets.push(offset);
  return offsets;
}

/** Forgets every row outside these windows: their places are in doubt once the folder has changed. */
export function onlyWindows(rows: Rows, offsets: readonly number[]): Rows {
  const byIndex = new Map(
    [...rows.byIndex].filter(([index]) => offsets.includes(Math.floor(index / windowSize) * windowSize)),
  );
  return { ...rows, byIndex };
}

/** Offsets of the windows that hold a row which is in sight and not known. */
export function missingWindows(rows: Rows, first: number, last: number): number[] {
  const end = Math.min(last, rows.total - 1);
  const offsets: number[] = [];
  for (
    let offset = Math.floor(Math.max(first, 0) / windowSize) * windowSize;
    offset <= end;
    offset += windowSize
  ) {
    const from = Math.max(offset, first);
    const to = Math.min(offset + windowSize - 1, end);
    if (hasGap(rows, from, to)) offsets.push(offset);
  }
  return offsets;
}

/** The place of a message, or -1. */
export function indexOf(rows: Rows, itemId: string): number {
  for (const [index, row] of rows.byIndex) if (row.itemId === itemId) return index;
  return -1;
}

/** Puts another row in the place of one, for instance as read. */
export function withRow(rows: Rows, itemId: string, change: (row: MessageRow) => MessageRow): Rows {
  const index = indexOf(rows, itemId);
  const row = rows.byIndex.get(index);
  return row === undefined ? rows : { ...rows, byIndex: new Map(rows.byIndex).set(index, change(row)) };
}

/** Takes a row out; those below move up. */
export function withoutRow(rows: Rows, itemId: string): Rows {
  const gone = indexOf(rows, itemId);
  if (gone === -1) return rows;
  const byIndex = new Map<number, MessageRow>();
  for (const [index, row] of rows.byIndex)
    if (index !== gone) byIndex.set(index > gone ? index - 1 : index, row);
  return { total: rows.total - 1, byIndex };
}

/** Puts a row back at a place; those from there on move down. */
export function withRowAt(rows: Rows, at: number, row: MessageRow): Rows {
  const byIndex = new Map<number, MessageRow>([[at, row]]);
  for (const [index, other] of rows.byIndex) byIndex.set(index >= at ? index + 1 : index, other);
  return { total: rows.total + 1, byIndex };
}

function hasGap(rows: Rows, from: number, to: number): boolean {
  for (let index = from; index <= to; index += 1)
    if (!rows.byIndex.has(index) && rows.blank?.has(index) !== true) return true;
  return false;
}
