import { minutesPerDay, wallClock } from '../wall-clock.ts';

/** What the layout needs of a calendar row; instants in ISO 8601. */
export interface TimedRow {
  readonly itemId: string;
  readonly start: string;
  readonly end: string;
}

/** One block of a day column. Times are minutes on the clock of the display zone, columns share the width. */
export interface Block<R extends TimedRow> {
  readonly row: R;
  readonly top: number;
  readonly height: number;
  readonly column: number;
  /** How many columns the block may take: it spreads over those that nothing else needs. */
  readonly span: number;
  readonly columns: number;
  /** The row began before this day, or goes on after it. */
  readonly startsBefore: boolean;
  readonly endsAfter: boolean;
}

/** The least height of a block, so that its name can be read; also what counts as overlapping. */
export const leastMinutes = 25;

/** What `calendar-view.css` draws, in rem: an hour, a line of a block's title, and what lies above and below the lines. */
const hourRem = 2.75;
const lineRem = 0.9;
const aroundRem = 0.25;

/** How many whole lines a block of so many minutes has room for: at least one. */
export function linesIn(minutes: number): number {
  return Math.max(1, Math.floor(((minutes / 60) * hourRem - aroundRem) / lineRem));
}

interface Placed<R extends TimedRow> {
  readonly row: R;
  readonly top: number;
  readonly bottom: number;
  readonly startsBefore: boolean;
  readonly endsAfter: boolean;
  column: number;
}

/**
 * Lays the timed rows of one day out so that no two blocks cover each other. Rows that touch each other, directly
 * or through others, form a group; the group's columns share the width equally.
 */
export function layoutDay<R extends TimedRow>(rows: readonly R[], date: string, zone: string): Block<R>[] {
  const placed = rows
    .map((row) => place(row, date, zone))
    .filter((block) => block !== null)
    .toSorted(
      (a, b) =>
        a.top - b.top || b.bottom - a.bottom || (a.row.itemId < b.row.itemId ? -1 : Number(a.row !== b.row)),
    );
  return groups(placed).flatMap(spread);
}

/** The part of a row that falls on a day, or null when none does. */
function place<R extends TimedRow>(row: R, date: string, zone: string): Placed<R> | null {
  const start = wallClock(row.start, zone);
  const end = wallClock(row.end, zone);
  if (start.date > date || end.date < date) return null;
  const endsAtMidnight = end.date === date && end.minutes === 0 && start.date < date;
  if (endsAtMidnight) return null;
  const startsBefore = start.date < date;
  const endsAfter = end.date > date;
  const top = startsBefore ? 0 : Math.min(start.minutes, minutesPerDay - leastMinutes);
  const clockEnd = endsAfter ? minutesPerDay : end.minutes;
  // In the hour that autumn repeats the clock may end before it began: then the length decides.
  const bottom = clockEnd > top ? clockEnd : top + elapsedMinutes(row);
  return {
    row,
    top,
    bottom: Math.min(Math.max(bottom, top + leastMinutes), minutesPerDay),
    startsBefore,
    endsAfter,
    column: 0,
  };
}

function elapsedMinutes(row: TimedRow): number {
  return (Date.parse(row.end) - Date.parse(row.start)) / 60_000;
}

function groups<R extends TimedRow>(placed: readonly Placed<R>[]): Placed<R>[][] {
  const found: Placed<R>[][] = [];
  let bottom = -1;
  for (const block of placed) {
    const group = found.at(-1);
    if (group !== undefined && block.top < bottom) group.push(block);
    else found.push([block]);
    bottom = Math.max(block.top < bottom ? bottom : 0, block.bottom);
  }
  return found;
}

function spread<R extends TimedRow>(group: readonly Placed<R>[]): Block<R>[] {
  const ends: number[] = [];
  for (const block of group) {
    const free = ends.findIndex((end) => end <= block.top);
    block.column = free === -1 ? ends.length : free;
    ends[block.column] = block.bottom;
  }
  return group.map((block) => ({
    row: block.row,
    top: block.top,
    height: block.bottom - block.top,
    column: block.column,
    span: freeSpan(block, group, ends.length),
    columns: ends.length,
    startsBefore: block.startsBefore,
    endsAfter: block.endsAfter,
  }));
}

function freeSpan<R extends TimedRow>(
  block: Placed<R>,
  group: readonly Placed<R>[],
  columns: number,
): number {
  const rivals = group.filter(
    (other) => other.column > block.column && other.top < block.bottom && block.top < other.bottom,
  );
  return Math.min(columns, ...rivals.map((other) => other.column)) - block.column;
}
