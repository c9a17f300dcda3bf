import type { CalendarRow } from '../../../../shared/model/calendar.ts';
import { rowDates } from './all-day-layout.ts';
import { daysBetween } from '../wall-clock.ts';

/** The keys that walk from block to block. */
export type Way = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/**
 * The block that an arrow leads to from another: up and down within a day and on into the next, left and right to
 * the block of the neighbouring day that begins nearest. Null where there is none.
 */
export function blockBeside(
  rows: readonly CalendarRow[],
  from: CalendarRow,
  way: Way,
  zone: string,
): CalendarRow | null {
  const ordered = inOrder(rows);
  if (way === 'ArrowUp' || way === 'ArrowDown') {
    const index = ordered.findIndex((row) => row.itemId === from.itemId);
    return ordered[way === 'ArrowDown' ? index + 1 : index - 1] ?? null;
  }
  const day = rowDates(from, zone).first;
  const sign = way === 'ArrowRight' ? 1 : -1;
  const away = (row: CalendarRow) => sign * daysBetween(day, rowDates(row, zone).first);
  const beyond = ordered.filter((row) => away(row) > 0);
  const nearest = Math.min(...beyond.map(away));
  return (
    beyond
      .filter((row) => away(row) === nearest)
      .toSorted((a, b) => Math.abs(minute(a) - minute(from)) - Math.abs(minute(b) - minute(from)))[0] ?? null
  );
}

/** Rows as one reads them: by their beginning, the longer first. */
export function inOrder<R extends CalendarRow>(rows: readonly R[]): R[] {
  return rows.toSorted(
    (a, b) => Date.parse(a.start) - Date.parse(b.start) || Date.parse(b.end) - Date.parse(a.end),
  );
}

/** When a row begins within its UTC day, in milliseconds: only the nearness of two is asked for. */
function minute(row: CalendarRow): number {
  return Date.parse(row.start) % 86_400_000;
}
