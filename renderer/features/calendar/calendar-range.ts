import { DAY, startOfDay } from '../../../shared/time/clock.ts';
import { dateOfDay, dayNumber } from '../../../shared/time/dates.ts';
import { clockOfZone, todayIn } from '../../../shared/time/zones.ts';
import { isoInstant } from './wall-clock.ts';
import { assertNever } from '../../../shared/result.ts';

/** The five ways to look at a calendar. */
export type CalendarLayout = 'day' | 'work-week' | 'week' | 'month' | 'agenda';

/** A stretch of days: ISO dates in the display zone, and the instants from the first midnight to the last. */
export interface CalendarRange {
  readonly days: readonly string[];
  /** ISO 8601 in UTC, inclusive. */
  readonly start: string;
  /** ISO 8601 in UTC, exclusive: the midnight after the last day. */
  readonly end: string;
}

/** How many days the agenda lists. */
const agendaDays = 14;

/**
 * The days that a layout shows around a date, with Monday first. A day that loses or gains an hour counts as one
 * day: the borders are the zone's own midnights, never multiples of 24 hours.
 */
export function calendarRange(layout: CalendarLayout, date: string, zone: string): CalendarRange {
  const { first, count } = stretch(layout, dayNumber(date));
  const days = Array.from({ length: count }, (_, index) => dateOfDay(first + index));
  return { days, start: midnight(first, zone), end: midnight(first + count, zone) };
}

/** The date that the arrows lead to: a day, a week, a month or a fortnight on, or back when `step` is -1. */
export function shiftDate(layout: CalendarLayout, date: string, step: 1 | -1): string {
  const from = dayNumber(date);
  switch (layout) {
    case 'day':
      return dateOfDay(from + step);
    case 'work-week':
    case 'week':
      return dateOfDay(from + step * 7);
    case 'month':
      return dateOfDay(inOtherMonth(from, step));
    case 'agenda':
      return dateOfDay(from + step * agendaDays);
    default:
      return assertNever(layout);
  }
}

/** Today's date in the zone. */
export function today(zone: string): string {
  return dateOfDay(todayIn(zone, Date.now()));
}

function stretch(layout: CalendarLayout, date: number): { readonly first: number; readonly count: number } {
  switch (layout) {
    case 'day':
      return { first: date, count: 1 };
    case 'work-week':
      return { first: monday(date), count: 5 };
    case 'week':
      return { first: monday(date), count: 7 };
    case 'agenda':
      return { first: date, count: agendaDays };
    case 'month':
      return weeksOfMonth(date);
    default:
      return assertNever(layout);
  }
}

function weeksOfMonth(day: number): { readonly first: number; readonly count: number } {
  const { year, month } = monthOf(day);
  const first = monday(Date.UTC(year, month, 1) / DAY);
  const lastWeek = monday(Date.UTC(year, month + 1, 0) / DAY);
  return { first, count: lastWeek - first + 7 };
}

/** The same day of another month, or its last one. */
function inOtherMonth(day: number, step: number): number {
  const { year, month, date } = monthOf(day);
  const last = new Date(Date.UTC(year, month + step + 1, 0)).getUTCDate();
  return Date.UTC(year, month + step, Math.min(date, last)) / DAY;
}

function monthOf(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const at = new Date(day * DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** The Monday of a day's week: 1970-01-01 was a Thursday. */
function monday(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

function midnight(day: number, zone: string): string {
  return isoInstant(startOfDay(day, clockOfZone(zone)));
}
