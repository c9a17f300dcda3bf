import { DAY, dayAt, startOfDay, type Clock } from '../../../shared/time/clock.ts';
import { dateOfDay, dayNumber } from '../../../shared/time/dates.ts';

/** The dates that an all-day item covers in its own zone, the last one inclusive. */
export interface AllDayDates {
  readonly first: string;
  readonly last: string;
}

/**
 * The dates of an all-day item from its instants and the clock of its zone. Exchange stores such an item as midnight to
 * midnight in the zone it was made in, so its dates are found there and not in the reader's zone.
 *
 * With no zone known the midnight itself tells the offset: a start at 23:00 UTC can only be the next day's midnight one
 * hour east. Offsets beyond +11:59 are taken for their western twins by this rule, which nothing in the reply can tell.
 */
export function allDayDates(start: string, end: string, clock: Clock | null): AllDayDates {
  const first = dateAt(Date.parse(start), clock);
  const after = dateAt(Date.parse(end), clock);
  // An item that ends where it begins still covers its day.
  return { first: dateOfDay(first), last: dateOfDay(Math.max(first, after - 1)) };
}

/** The instants of an all-day item: midnight of its first date to midnight after its last one, in its zone. */
export function allDayInstants(
  dates: AllDayDates,
  clock: Clock,
): { readonly start: string; readonly end: string } {
  const instant = (day: number): string => new Date(startOfDay(day, clock)).toISOString();
  return { start: instant(dayNumber(dates.first)), end: instant(dayNumber(dates.last) + 1) };
}

function dateAt(instant: number, clock: Clock | null): number {
  return clock === null ? Math.floor((instant + DAY / 2) / DAY) : dayAt(instant, clock);
}
