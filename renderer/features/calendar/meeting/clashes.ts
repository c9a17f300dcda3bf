import type { CalendarRow, MeetingTime } from '../../../../shared/model/calendar.ts';
import { isAllDayRow } from '../grid/all-day-layout.ts';
import { addDays, instantAt } from '../wall-clock.ts';

/** Of each item so many others are named that it is booked at the same time with. */
const mostNamed = 10;

/** Whether an item takes its time: what is free, cancelled or declined leaves it to others. */
export function takesTime({ freeBusy, isCancelled, myResponse }: CalendarRow): boolean {
  if (isCancelled || myResponse === 'Decline') return false;
  return freeBusy === 'Busy' || freeBusy === 'Tentative' || freeBusy === 'OOF';
}

/** The double bookings among rows: for each item, by its id, the others at the same time. Whole days are not counted. */
export function clashesOf(rows: readonly CalendarRow[]): ReadonlyMap<string, readonly CalendarRow[]> {
  const found = new Map<string, CalendarRow[]>();
  const note = (one: CalendarRow, other: CalendarRow) => {
    const known = found.get(one.itemId) ?? [];
    if (known.length < mostNamed) found.set(one.itemId, [...known, other]);
  };
  let open: readonly CalendarRow[] = [];
  const timed = rows.filter((row) => takesTime(row) && !isAllDayRow(row));
  for (const row of timed.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
    open = open.filter(({ end }) => Date.parse(end) > Date.parse(row.start));
    for (const other of open.slice(0, mostNamed)) {
      note(row, other);
      note(other, row);
    }
    open = [...open, row];
  }
  return found;
}

/** The instants that a time takes. */
export function stretchOfTime(time: MeetingTime): { readonly start: string; readonly end: string } {
  if (time.kind === 'timed') return { start: time.start, end: time.end };
  return {
    start: instantAt(time.first, 0, time.timeZone),
    end: instantAt(addDays(time.last, 1), 0, time.timeZone),
  };
}

/** What stands in a calendar at a time already, besides the item itself. */
export function clashesWith(
  rows: readonly CalendarRow[],
  { start, end }: { readonly start: string; readonly end: string },
  itemId: string | null,
): readonly CalendarRow[] {
  return rows.filter(
    (row) =>
      row.itemId !== itemId &&
      takesTime(row) &&
      Date.parse(row.start) < Date.parse(end) &&
      Date.parse(row.end) > Date.parse(start),
  );
}
