import type { Temporal } from 'temporal-polyfill';
import type { Occurrence, Recurrence } from '../../../shared/model/recurrence.ts';
import { dateOfDay, dayNumber, occurrenceDays } from './occurrence-dates.ts';
import { temporal } from './temporal.ts';

/** A recurring master, as far as its occurrences depend on it. */
export interface Series {
  /** The master's own time: its wall clock in the zone is that of every occurrence. ISO instants. */
  readonly start: string;
  readonly end: string;
  /** The IANA zone whose wall clock the series keeps. */
  readonly zone: string;
  readonly recurrence: Recurrence;
  /** The exceptions, each in place of the occurrence that it was. */
  readonly modified: readonly Occurrence[];
  /** When the deleted ones would begin. */
  readonly deleted: readonly string[];
}

/** One of a series; instants with three fraction digits. */
export interface ExpandedOccurrence {
  readonly start: string;
  readonly end: string;
  /** When it would begin by the pattern. */
  readonly originalStart: string;
  /** Its number in the series by the pattern, from 1, deleted ones counted; null for an exception. */
  readonly index: number | null;
  /** The exception that stands in its place; null for one that is as the master. */
  readonly exception: Occurrence | null;
}

/**
 * The occurrences of a series that overlap a stretch (its end exclusive), in order of their starts, as Exchange expands
 * them in a CalendarView: exceptions where they have been moved to, deleted ones left out. An occurrence without length
 * counts at its start. Work grows with the stretch; of what lies
 * before it the dates are counted and no more.
 *
 * A wall clock time that a change of the clocks skips is taken one hour later, one that comes twice the first time.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/how-to-access-a-recurring-series-by-using-ews-in-exchange
 */
export function expandSeries(
  series: Series,
  stretch: { readonly start: string; readonly end: string },
): readonly ExpandedOccurrence[] {
  const gone = new Set([...series.deleted, ...series.modified.map(({ originalStart }) => originalStart)]);
  const exceptions = series.modified.map((exception) => ({
    start: exception.start,
    end: exception.end,
    originalStart: exception.originalStart,
    index: null,
    exception,
  }));
  return [...regularOnes(series, stretch).filter(({ start }) => !gone.has(start)), ...exceptions]
    .filter((each) => overlaps(each, stretch))
    .toSorted((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0));
}

function overlaps(
  { start, end }: { readonly start: string; readonly end: string },
  stretch: { readonly start: string; readonly end: string },
): boolean {
  return start < stretch.end && (end > stretch.start || (start === end && start >= stretch.start));
}

/** Those of the pattern alone, with a day to spare on both sides. */
function regularOnes(
  series: Series,
  stretch: { readonly start: string; readonly end: string },
): readonly ExpandedOccurrence[] {
  const { zone } = series;
  const begin = wallClock(series.start, zone);
  const length = begin.until(wallClock(series.end, zone), { largestUnit: 'days' });
  const from = dayNumber(wallClock(stretch.start, zone).toPlainDate().toString()) - length.days - 2;
  const to = dayNumber(wallClock(stretch.end, zone).toPlainDate().toString()) + 1;
  const { recurrence } = series;
  const days = occurrenceDays(recurrence, from, to);
  const earlier = occurrenceDays(recurrence, dayNumber(recurrence.first), (days[0] ?? from) - 1).length;
  return days.map((day, place) => {
    const wall = temporal().PlainDate.from(dateOfDay(day)).toPlainDateTime(begin.toPlainTime());
    const start = instantIn(wall, zone);
    const end = instantIn(wall.add(length), zone);
    return { start, end, originalStart: start, index: earlier + place + 1, exception: null };
  });
}

function wallClock(instant: string, zone: string): Temporal.PlainDateTime {
  return temporal().Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
}

function instantIn(wall: Temporal.PlainDateTime, zone: string): string {
  return wall.toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 });
}
