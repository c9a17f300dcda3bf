import type { CalendarRow } from '../../../../shared/model/calendar.ts';
import { wallClock } from '../wall-clock.ts';

/** One bar of the all-day row: its lane counts from the top, its days from the first one shown. */
export interface Bar {
  readonly row: CalendarRow;
  readonly lane: number;
  readonly firstDay: number;
  readonly dayCount: number;
  readonly startsBefore: boolean;
  readonly endsAfter: boolean;
}

/** Whether a row belongs into the all-day row: all-day items, and timed ones of 24 hours or more. */
export function isAllDayRow(row: CalendarRow): boolean {
  return row.isAllDay || Date.parse(row.end) - Date.parse(row.start) >= 86_400_000;
}

/**
 * First and last date of a row, the last inclusive. An all-day item keeps the dates of its own zone: a holiday does
 * not move when the reader travels.
 */
export function rowDates(row: CalendarRow, zone: string): { first: string; last: string } {
  if (row.dates !== null) return row.dates;
  const first = wallClock(row.start, zone).date;
  const justBeforeEnd = new Date(Math.max(Date.parse(row.end) - 1, Date.parse(row.start))).toISOString();
  return { first, last: wallClock(justBeforeEnd, zone).date };
}

/** Lays all-day rows over the days shown, longest first, each in the topmost lane that is free. */
export function layoutAllDay(rows: readonly CalendarRow[], days: readonly string[], zone: string): Bar[] {
  const lanes: number[] = [];
  return rows
    .filter(isAllDayRow)
    .flatMap((row) => clip(row, days, zone) ?? [])
    .toSorted((a, b) => a.firstDay - b.firstDay || b.dayCount - a.dayCount)
    .map((bar) => {
      const free = lanes.findIndex((until) => until <= bar.firstDay);
      const lane = free === -1 ? lanes.length : free;
      lanes[lane] = bar.firstDay + bar.dayCount;
      return { ...bar, lane };
    });
}

function clip(row: CalendarRow, days: readonly string[], zone: string): Omit<Bar, 'lane'> | null {
  const { first, last } = rowDates(row, zone);
  const from = days[0];
  const to = days.at(-1);
  if (from === undefined || to === undefined || first > to || last < from) return null;
  const firstDay = Math.max(days.indexOf(first), 0);
  const lastDay = last > to ? days.length - 1 : days.indexOf(last);
  return {
    row,
    firstDay,
    dayCount: lastDay - firstDay + 1,
    startsBefore: first < from,
    endsAfter: last > to,
  };
}
