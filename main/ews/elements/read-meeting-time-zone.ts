import type { Clock } from '../../../shared/time/clock.ts';
import { clockOf } from '../../../shared/time/table-clock.ts';
import type { YearlyChange } from '../../../shared/time/yearly-change.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';
import { months } from './recurrence.ts';
import { dayOfNth, durationOf, inOrderOfYear, weekdayOf } from './zone-values.ts';

/**
 * Reads the rules of a `MeetingTimeZone`, the form of Exchange 2007: an offset west of UTC, and what standard and
 * daylight time add to it. Null where they are not told.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/meetingtimezone
 */
export function readMeetingTimeZone(zone: XmlElement): Clock | null {
  const base = durationOf(childText(zone, 'BaseOffset'));
  if (base === null) return null;
  const [standard, daylight] = ['Standard', 'Daylight'].map((name) => child(zone, name));
  if (!standard || !daylight) {
    const offset = 0 - base - (durationOf(childText(standard ?? null, 'Offset')) ?? 0);
    return clockOf(offset, [], { from: 1970, changes: [] });
  }
  const changes = [standard, daylight].map((each) => readChange(each, base));
  const [one, other] = changes;
  if (!one || !other) return null;
  const ordered = inOrderOfYear([one, other]);
  return clockOf(ordered[1]?.offset ?? 0, [], { from: 1970, changes: ordered });
}

function readChange(part: XmlElement, base: number): YearlyChange | null {
  const recurrence = child(part, 'RelativeYearlyRecurrence');
  const offset = durationOf(childText(part, 'Offset'));
  const [hour, minute, second] = (childText(part, 'Time') ?? '').trim().split(':').map(Number);
  const weekday = weekdayOf(childText(recurrence, 'DaysOfWeek'));
  const day = dayOfNth(childText(recurrence, 'DayOfWeekIndex'));
  const month = months.findIndex((name) => name === childText(recurrence, 'Month')?.trim()) + 1;
  const time = (((hour ?? Number.NaN) * 60 + (minute ?? 0)) * 60 + (second ?? 0)) * 1000;
  const isKnown = Number.isFinite(time) && time >= 0 && month > 0;
  if (!isKnown || offset === null || weekday === null || day === null) return null;
  return { month, weekday, day, time, offset: 0 - base - offset };
}
