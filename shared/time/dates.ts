import { DAY } from './clock.ts';

/** The day's number (days since 1970-01-01) of a date `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** The date `YYYY-MM-DD` of a day's number. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
