import { weekday, type WorkingHours } from '../../../shared/model/availability.ts';
import { integerOf, wordOf } from '../soap/values.ts';
import { child, childText, childrenNamed, type XmlElement } from '../xml/xml-element.ts';

type ZoneChange = WorkingHours['zone']['standard'];

/**
 * Reads `WorkingHours`; null where there are none. Days that stand for several (`Weekday`) are written out.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/workinghours-ex15websvcsotherref
 */
export function readWorkingHours(hours: XmlElement | null): WorkingHours | null {
  const zone = child(hours, 'TimeZone');
  const periods = childrenNamed(child(hours, 'WorkingPeriodArray'), 'WorkingPeriod');
  if (hours === null || zone === null) return null;
  return {
    zone: {
      biasMinutes: numberIn(zone, 'Bias'),
      standard: readChange(child(zone, 'StandardTime')),
      daylight: readChange(child(zone, 'DaylightTime')),
    },
    periods: periods.map((period) => ({
      days: daysOf(childText(period, 'DayOfWeek') ?? ''),
      startMinute: numberIn(period, 'StartTimeInMinutes'),
      endMinute: numberIn(period, 'EndTimeInMinutes'),
    })),
  };
}

function readChange(change: XmlElement | null): ZoneChange {
  return {
    biasMinutes: numberIn(change, 'Bias'),
    time: childText(change, 'Time')?.trim() ?? '00:00:00',
    order: numberIn(change, 'DayOrder'),
    month: numberIn(change, 'Month'),
    weekday: wordOf(childText(change, 'DayOfWeek')?.trim() ?? null, weekday.options, 'Sunday'),
  };
}

function numberIn(parent: XmlElement | null, name: string): number {
  return integerOf(childText(parent, name)) ?? 0;
}

function daysOf(text: string): WorkingHours['periods'][number]['days'] {
  const words = text.split(/\s+/u).flatMap((word) => groups.get(word) ?? [word]);
  return weekday.options.filter((day) => words.includes(day));
}

const groups: ReadonlyMap<string, readonly string[]> = new Map([
  ['Day', weekday.options],
  ['Weekday', ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']],
  ['WeekendDay', ['Saturday', 'Sunday']],
]);
