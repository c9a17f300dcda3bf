import { DAY, instantOfWall, wallTime } from '../../../shared/time/clock.ts';
import { dateOfDay, dayNumber } from '../../../shared/time/dates.ts';
import { clockOfZone, isZone } from '../../../shared/time/zones.ts';

/** Minutes in the 24 hours that a day column draws; a day that changes its clock is drawn with the same 24. */
export const minutesPerDay = 1440;

const minute = 60_000;

/** Where the hands stand at an instant in a zone: the ISO date and the minutes since 00:00 on the clock. */
export function wallClock(instant: string, zone: string): { date: string; minutes: number } {
  const wall = wallTime(Date.parse(instant), clockOfZone(zone));
  const day = Math.floor(wall / DAY);
  return { date: dateOfDay(day), minutes: Math.floor((wall - day * DAY) / minute) };
}

/**
 * The instant at which the clock of a zone shows this time, as ISO 8601 in UTC. A time that the clock skips in
 * spring moves forward by the gap, a time it shows twice in autumn is the first (RFC 5545, 3.3.5).
 */
export function instantAt(date: string, minutes: number, zone: string): string {
  const wall = dayNumber(date) * DAY + minutes * minute;
  return isoInstant(instantOfWall(wall, clockOfZone(zone)));
}

/** The instant at which the clock shows so much more, or less, than it does at another: ten o'clock stays ten o'clock. */
export function shiftOnClock(instant: string, step: { days: number; minutes: number }, zone: string): string {
  const clock = clockOfZone(zone);
  const wall = wallTime(Date.parse(instant), clock) + step.days * DAY + step.minutes * minute;
  return isoInstant(instantOfWall(wall, clock));
}

/** An instant as ISO 8601 in UTC, with fraction digits only where there is a fraction. */
export function isoInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/** The date `days` after another, both ISO. */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** How many days lie from one ISO date to another; negative when the second is earlier. */
export function daysBetween(first: string, second: string): number {
  return dayNumber(second) - dayNumber(first);
}

/** Whether a string names a zone that the program has rules for. */
export function isTimeZone(zone: string): boolean {
  return isZone(zone);
}
