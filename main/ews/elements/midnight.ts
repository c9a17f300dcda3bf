import { dateOf, instantOf } from '../soap/values.ts';
import { allDayDates } from '../time/all-day.ts';

/**
 * Reads a day that Exchange keeps as an instant (a task's due date, a birthday): the day whose midnight it is in some
 * zone, or at whose noon it is. A server that writes the day alone is taken at its word. Null for none.
 */
export function dayOf(text: string | null): string | null {
  const instant = instantOf(text);
  return instant === null ? dateOf(text) : allDayDates(instant, instant, null).first;
}

/** Writes a task's day: midnight in UTC, which is how Exchange keeps it. */
export function midnightOf(day: string): string {
  return `${day}T00:00:00.000Z`;
}

/** Writes a birthday: one minute before noon in UTC, as Exchange does itself, which is the same day in nearly all zones. */
export function birthdayOf(day: string): string {
  return `${day}T11:59:00.000Z`;
}
