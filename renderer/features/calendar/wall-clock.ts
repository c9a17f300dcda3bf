import { Temporal } from 'temporal-polyfill';

/** Minutes in the 24 hours that a day column draws; a day that changes its clock is drawn with the same 24. */
export const minutesPerDay = 1440;

/** Where the hands stand at an instant in a zone: the ISO date and the minutes since 00:00 on the clock. */
export function wallClock(instant: string, zone: string): { date: string; minutes: number } {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { date: at.toPlainDate().toString(), minutes: at.hour * 60 + at.minute };
}

/**
 * The instant at which the clock of a zone shows this time, as ISO 8601 in UTC. A time that the clock skips in
 * spring moves forward by the gap, a time it shows twice in autumn is the first (RFC 5545, 3.3.5).
 */
export function instantAt(date: string, minutes: number, zone: string): string {
  return Temporal.PlainDate.from(date)
    .toPlainDateTime()
    .add({ minutes })
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant()
    .toString();
}

/** The date `days` after another, both ISO. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many days lie from one ISO date to another; negative when the second is earlier. */
export function daysBetween(first: string, second: string): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(second), { largestUnit: 'day' }).days;
}

/** Whether a string names a zone that this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    // Temporal tells an unknown zone only by a RangeError.
    return false;
  }
}
