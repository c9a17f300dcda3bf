import { DAY } from './clock.ts';

/** A change of a clock that comes each year. */
export interface YearlyChange {
  /** 1 to 12. */
  readonly month: number;
  /** 0 is Sunday; null for the day itself. */
  readonly weekday: number | null;
  /** The weekday on this day of the month or the first one after it; below 0, days before the next month: -7 for the last. */
  readonly day: number;
  /** Milliseconds on the clock as it stood before the change. */
  readonly time: number;
  /** The offset from then on: milliseconds, east positive. */
  readonly offset: number;
}

/** What the clock shows at a yearly change, as UTC would show it, in milliseconds since 1970. */
export function wallOfChange({ month, weekday, day, time }: YearlyChange, year: number): number {
  const from = day > 0 ? Date.UTC(year, month - 1, day) : Date.UTC(year, month, 1 + day);
  const ahead = weekday === null ? 0 : (weekday - new Date(from).getUTCDay() + 7) % 7;
  return from + ahead * DAY + time;
}
