import { Temporal } from 'temporal-polyfill';
import type { CalendarRow } from '../../../shared/model/calendar.ts';
import { nameOf } from '../../../shared/same-person.ts';
import type { CalendarLayout } from './calendar-range.ts';
import { isAllDayRow, rowDates } from './all-day-layout.ts';

/** English as the United Kingdom writes it: 24 hours, day before month. */
const language = 'en-GB';

/** The heading of a range: "23 – 27 November 2026", with month and year given once where they agree. */
export function rangeTitle(layout: CalendarLayout, date: string, days: readonly string[]): string {
  const chosen = Temporal.PlainDate.from(date);
  if (layout === 'month') return chosen.toLocaleString(language, { month: 'long', year: 'numeric' });
  const first = Temporal.PlainDate.from(days[0] ?? date);
  const last = Temporal.PlainDate.from(days.at(-1) ?? date);
  if (first.equals(last)) return longDate(date);
  const end = last.toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' });
  if (first.year !== last.year) {
    return `${first.toLocaleString(language, { day: 'numeric', month: 'long', year: 'numeric' })} – ${end}`;
  }
  if (first.month !== last.month) {
    return `${first.toLocaleString(language, { day: 'numeric', month: 'long' })} – ${end}`;
  }
  return `${first.day} – ${end}`;
}

/** "Tuesday 24 November 2026". */
export function longDate(date: string): string {
  return Temporal.PlainDate.from(date)
    .toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .replace(',', '');
}

/** "Tue 24", the head of a day column. */
export function shortDay(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return `${day.toLocaleString(language, { weekday: 'short' })} ${day.day}`;
}

/** "2 Dec", where the year is plain. */
export function shortDate(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString(language, { day: 'numeric', month: 'short' });
}

/** "08:30" on the clock of a zone. */
export function clockTime(instant: string, zone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** "Lagos (UTC+01:00)" at an instant: the city alone may mislead, the offset alone says nothing. */
export function zoneName(zone: string, instant: string): string {
  const offset = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offset;
  if (zone === 'UTC') return zone;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return offset === '+00:00' ? `${city} (UTC)` : `${city} (UTC${offset})`;
}

/** When a row is, in one line with its zone: "Tuesday 24 November 2026, 08:30 – 09:30, Lagos (UTC+01:00)". */
export function whenLine(row: CalendarRow, zone: string): string {
  if (row.dates !== null) {
    const { first, last } = row.dates;
    return first === last ? `${longDate(first)}, all day` : `${longDate(first)} – ${longDate(last)}, all day`;
  }
  const { first, last } = dayPair(row, zone);
  const start = clockTime(row.start, zone);
  const end = clockTime(row.end, zone);
  const place = zoneName(zone, row.start);
  if (first === last) return `${longDate(first)}, ${start} – ${end}, ${place}`;
  return `${longDate(first)}, ${start} – ${longDate(last)}, ${end}, ${place}`;
}

/** The same in the zone that the item was made in, or null where that zone shows the same clock. */
export function whenElsewhere(row: CalendarRow, zone: string): string | null {
  if (row.dates !== null || row.timeZone === null || row.timeZone === zone) return null;
  if (clockTime(row.start, row.timeZone) === clockTime(row.start, zone)) return null;
  return `${clockTime(row.start, row.timeZone)} – ${clockTime(row.end, row.timeZone)} in ${zoneName(row.timeZone, row.start)}`;
}

/** What a screen reader says of a block; everything that the eye sees of it, in words. */
export function spokenRow(row: CalendarRow, zone: string): string {
  const when = isAllDayRow(row) && row.dates !== null ? whenLine(row, zone) : spokenTimes(row, zone);
  if (row.isHidden) return `Private, ${when}`;
  const facts = [
    row.isCancelled ? 'Cancelled' : '',
    row.subject === '' ? 'No subject' : row.subject,
    when,
    row.location,
    row.freeBusy === 'Tentative' ? 'tentative' : '',
    row.myResponse === 'NoResponseReceived' ? 'not answered yet' : '',
    row.type === 'Single' ? '' : 'repeats',
    row.organizer === null || !row.isMeeting ? '' : `organised by ${nameOf(row.organizer)}`,
  ];
  return facts.filter((fact) => fact !== '').join(', ');
}

function spokenTimes(row: CalendarRow, zone: string): string {
  const { first } = rowDates(row, zone);
  return `${longDate(first)}, ${clockTime(row.start, zone)} to ${clockTime(row.end, zone)}`;
}

function dayPair(row: CalendarRow, zone: string): { first: string; last: string } {
  return rowDates({ ...row, dates: null }, zone);
}
