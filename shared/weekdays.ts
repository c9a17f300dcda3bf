/** The days of a week in Exchange's words and order. Apart from their schema, so that a thread need not carry that. */
export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** In "the second Tuesday", "the last weekday": which days count. */
export const DAYS_OF_WEEK = [...WEEKDAYS, 'Day', 'Weekday', 'WeekendDay'] as const;

/** In the same: which of them. */
export const DAY_OF_WEEK_INDEXES = ['First', 'Second', 'Third', 'Fourth', 'Last'] as const;
