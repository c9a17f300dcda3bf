import { Temporal } from 'temporal-polyfill';
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
  const { first, count } = stretch(layout, Temporal.PlainDate.from(date));
  const days = Array.from({ length: count }, (_, index) => first.add({ days: index }).toString());
  return { days, start: midnight(first, zone), end: midnight(first.add({ days: count }), zone) };
}

/** The date that the arrows lead to: a day, a week, a month or a fortnight on, or back when `step` is -1. */
export function shiftDate(layout: CalendarLayout, date: string, step: 1 | -1): string {
  const from = Temporal.PlainDate.from(date);
  switch (layout) {
    case 'day':
      return from.add({ days: step }).toString();
    case 'work-week':
    case 'week':
      return from.add({ weeks: step }).toString();
    case 'month':
      return from.add({ months: step }).toString();
    case 'agenda':
      return from.add({ days: step * agendaDays }).toString();
    default:
      return assertNever(layout);
  }
}

/** Today's date in the zone. */
export function today(zone: string): string {
  return Temporal.Now.plainDateISO(zone).toString();
}

function stretch(
  layout: CalendarLayout,
  date: Temporal.PlainDate,
): { first: Temporal.PlainDate; count: number } {
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

function weeksOfMonth(date: Temporal.PlainDate): { first: Temporal.PlainDate; count: number } {
  const first = monday(date.with({ day: 1 }));
  const lastWeek = monday(date.with({ day: date.daysInMonth }));
  return { first, count: first.until(lastWeek, { largestUnit: 'day' }).days + 7 };
}

function monday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function midnight(date: Temporal.PlainDate, zone: string): string {
  return date.toZonedDateTime(zone).toInstant().toString();
}
