import { z } from 'zod';
import { DAY_OF_WEEK_INDEXES, DAYS_OF_WEEK, WEEKDAYS } from '../weekdays.ts';
import { changeKey, instant, itemId, localDate } from './identity.ts';

export const weekday = z.enum(WEEKDAYS);
export type Weekday = z.output<typeof weekday>;

/** In "the second Tuesday", "the last weekday": which days count. */
export const dayOfWeek = z.enum(DAYS_OF_WEEK);
export const dayOfWeekIndex = z.enum(DAY_OF_WEEK_INDEXES);

const interval = z.number().int().min(1).max(999);
/** 31 means the last day in months that have fewer. */
const dayOfMonth = z.number().int().min(1).max(31);
const month = z.number().int().min(1).max(12);
const nth = { day: dayOfWeek, index: dayOfWeekIndex };

/** How an appointment comes again, in Exchange's own six patterns. */
export const recurrencePattern = z.discriminatedUnion('pattern', [
  z.strictObject({ pattern: z.literal('daily'), interval }),
  z.strictObject({
    pattern: z.literal('weekly'),
    interval,
    days: z.array(weekday).min(1).max(7),
    /** On which day a week begins: it matters from an interval of two on. */
    firstDayOfWeek: weekday,
  }),
  z.strictObject({ pattern: z.literal('absolute-monthly'), interval, dayOfMonth }),
  z.strictObject({ pattern: z.literal('relative-monthly'), interval, ...nth }),
  z.strictObject({ pattern: z.literal('absolute-yearly'), dayOfMonth, month }),
  z.strictObject({ pattern: z.literal('relative-yearly'), ...nth, month }),
]);
export type RecurrencePattern = z.output<typeof recurrencePattern>;

/** How a task comes again: as an appointment does, or so long after it was last done. */
export const taskRecurrencePattern = z.discriminatedUnion('pattern', [
  ...recurrencePattern.options,
  z.strictObject({
    pattern: z.literal('regenerating'),
    interval,
    unit: z.enum(['day', 'week', 'month', 'year']),
  }),
]);
export type TaskRecurrencePattern = z.output<typeof taskRecurrencePattern>;

export const recurrenceEnd = z.discriminatedUnion('end', [
  z.strictObject({ end: z.literal('never') }),
  /** Nothing begins after this date. */
  z.strictObject({ end: z.literal('date'), last: localDate }),
  z.strictObject({ end: z.literal('count'), count: z.number().int().min(1).max(999) }),
]);
export type RecurrenceEnd = z.output<typeof recurrenceEnd>;

/** A whole recurrence; dates are those of the series' own zone. */
export const recurrence = z.strictObject({
  pattern: recurrencePattern,
  /** Nothing begins before this date. */
  first: localDate,
  end: recurrenceEnd,
});
export type Recurrence = z.output<typeof recurrence>;

export const taskRecurrence = recurrence.extend({ pattern: taskRecurrencePattern });
export type TaskRecurrence = z.output<typeof taskRecurrence>;

/** One of a series, as the series itself lists it. */
export const occurrence = z.strictObject({
  itemId,
  changeKey,
  start: instant,
  end: instant,
  /** When it would be by the pattern: what it was before somebody moved it. */
  originalStart: instant,
});
export type Occurrence = z.output<typeof occurrence>;
