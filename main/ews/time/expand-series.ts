import type { Occurrence, Recurrence } from '../../../shared/model/recurrence.ts';
import { DAY, dayAt, instantOfWall, wallTime, type Clock } from '../../../shared/time/clock.ts';
import { dayNumber } from '../../../shared/time/dates.ts';
import { occurrenceDays } from './occurrence-dates.ts';

/** A recurring master, as far as its occurrences depend on it. */
export interface Series {
  /** The master's own time: its wall clock in the zone is that of every occurrence. ISO instants. */
  readonly start: string;
  readonly end: string;
  /** The wall clock that the series keeps. */
  readonly clock: Clock;
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
  const { clock, recurrence } = series;
  const begin = wallTime(Date.parse(series.start), clock);
  const length = wallTime(Date.parse(series.end), clock) - begin;
  const timeOfDay = begin - Math.floor(begin / DAY) * DAY;
  const from = dayAt(Date.parse(stretch.start), clock) - Math.ceil(length / DAY) - 2;
  const to = dayAt(Date.parse(stretch.end), clock) + 1;
  const days = occurrenceDays(recurrence, from, to);
  const earlier = occurrenceDays(recurrence, dayNumber(recurrence.first), (days[0] ?? from) - 1).length;
  return days.map((day, place) => {
    const wall = day * DAY + timeOfDay;
    const start = new Date(instantOfWall(wall, clock)).toISOString();
    const end = new Date(instantOfWall(wall + length, clock)).toISOString();
    return { start, end, originalStart: start, index: earlier + place + 1, exception: null };
  });
}
