import { addDays, at, mondayOf, weekdayOf, type LocalDate } from '../dates.ts';
import type { SeedException, SeedIndex, SeedPattern } from '../seed.ts';
import type { Meeting, Repeats } from './meeting.ts';

const places: Readonly<Record<Exclude<SeedIndex, 'Last'>, number>> = {
  First: 1,
  Second: 2,
  Third: 3,
  Fourth: 4,
};

function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function monthsBetween(from: LocalDate, to: LocalDate): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7))
  );
}

function isLastWeekOfMonth(date: LocalDate): boolean {
  return addDays(date, 7).slice(0, 7) !== date.slice(0, 7);
}

function isDayOfMonth(date: LocalDate, day: number): boolean {
  const isLastDay = addDays(date, 1).slice(0, 7) !== date.slice(0, 7);
  const own = Number(date.slice(8));
  return own === day || (isLastDay && own < day);
}

/** Whether a series with this pattern and first day has an occurrence on a date. */
export function fallsOn(pattern: SeedPattern, first: LocalDate, date: LocalDate): boolean {
  if (date < first) return false;
  switch (pattern.type) {
    case 'daily':
      return daysBetween(first, date) % pattern.interval === 0;
    case 'weekly': {
      const weeks = daysBetween(mondayOf(first), mondayOf(date)) / 7;
      return weeks % pattern.interval === 0 && pattern.days.includes(weekdayOf(date));
    }
    case 'absoluteMonthly':
      return monthsBetween(first, date) % pattern.interval === 0 && isDayOfMonth(date, pattern.day);
    case 'relativeMonthly': {
      if (monthsBetween(first, date) % pattern.interval !== 0 || weekdayOf(date) !== pattern.day)
        return false;
      if (pattern.index === 'Last') return isLastWeekOfMonth(date);
      return Math.ceil(Number(date.slice(8)) / 7) === places[pattern.index];
    }
    default:
      return Number(date.slice(5, 7)) === pattern.month && isDayOfMonth(date, pattern.day);
  }
}

/** The first day on or after `from` on which the pattern falls, counted as a series that begins there. */
export function firstDay(pattern: SeedPattern, from: LocalDate): LocalDate {
  for (let day = 0; day < 800; day += 1) {
    const date = addDays(from, day);
    const month = `${date.slice(0, 7)}-01`;
    if (
      fallsOn(pattern, pattern.type === 'daily' || pattern.type === 'weekly' ? mondayOf(date) : month, date)
    ) {
      return date;
    }
  }
  throw new RangeError(`the pattern ${pattern.type} falls on no day after ${from}`);
}

/** How one occurrence differs: where it stood is looked for on or after a date. */
export interface Change {
  readonly onOrAfter: LocalDate;
  /** Days that it moves. */
  readonly by?: number;
  readonly from?: string;
  readonly until?: string;
  readonly subject?: string;
  readonly location?: string;
  readonly isGone?: boolean;
}

function exceptionFor(series: Meeting, pattern: SeedPattern, change: Change): SeedException {
  let originalDate = change.onOrAfter;
  while (!fallsOn(pattern, series.date, originalDate)) originalDate = addDays(originalDate, 1);
  if (change.isGone === true) return { originalDate, deleted: true };
  const date = addDays(originalDate, change.by ?? 0);
  const [from, until] = [change.from ?? series.from ?? '00:00', change.until ?? series.until ?? '00:00'];
  return {
    originalDate,
    start: at(date, from),
    end: at(until <= from ? addDays(date, 1) : date, until),
    ...(change.subject === undefined ? {} : { subject: change.subject }),
    ...(change.location === undefined ? {} : { location: change.location }),
  };
}

/** A meeting that repeats from its own date on. */
export function repeating(
  series: Meeting,
  pattern: SeedPattern,
  end: Repeats['end'] = { type: 'none' },
  changes: readonly Change[] = [],
): Meeting {
  const exceptions = changes.map((change) => exceptionFor(series, pattern, change));
  return {
    ...series,
    repeats: { pattern, startDate: series.date, end, ...(exceptions.length === 0 ? {} : { exceptions }) },
  };
}
