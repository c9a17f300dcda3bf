import type { Temporal } from 'temporal-polyfill';
import { temporal } from './temporal.ts';

/** The dates that an all-day item covers in its own zone, the last one inclusive. */
export interface AllDayDates {
  readonly first: string;
  readonly last: string;
}

/**
 * The dates of an all-day item from its instants and its IANA zone. Exchange stores such an item as midnight to midnight
 * in the zone it was made in, so its dates are found there and not in the reader's zone.
 *
 * With no zone known the midnight itself tells the offset: a start at 23:00 UTC can only be the next day's midnight one
 * hour east. Offsets beyond +11:59 are taken for their western twins by this rule, which nothing in the reply can tell.
 */
export function allDayDates(start: string, end: string, zone: string | null): AllDayDates {
  const first = dateAt(temporal().Instant.from(start), zone);
  const after = dateAt(temporal().Instant.from(end), zone);
  // An item that ends where it begins still covers its day.
  const last = temporal().PlainDate.compare(after, first) > 0 ? after.subtract({ days: 1 }) : first;
  return { first: first.toString(), last: last.toString() };
}

/** The instants of an all-day item: midnight of its first date to midnight after its last one, in its zone. */
export function allDayInstants(
  dates: AllDayDates,
  zone: string,
): { readonly start: string; readonly end: string } {
  const first = temporal().PlainDate.from(dates.first);
  const after = temporal().PlainDate.from(dates.last).add({ days: 1 });
  return { start: midnight(first, zone), end: midnight(after, zone) };
}

function dateAt(instant: Temporal.Instant, zone: string | null): Temporal.PlainDate {
  if (zone !== null) return instant.toZonedDateTimeISO(zone).toPlainDate();
  return instant.add({ hours: 12 }).toZonedDateTimeISO('UTC').toPlainDate();
}

/** Where a zone skips midnight, its day begins at the first moment there is. */
function midnight(date: Temporal.PlainDate, zone: string): string {
  return date.toZonedDateTime(zone).startOfDay().toInstant().toString({ fractionalSecondDigits: 3 });
}
