import type { CalendarRow } from '../../../shared/model/calendar.ts';
import { nameOf } from '../../../shared/same-person.ts';
import { isSameZone } from '../../../shared/time/zones.ts';
import { dateWords, offsetWords } from '../../components/words/date-format.ts';
import { clockWords } from '../../components/words/time-words.ts';
import type { CalendarLayout } from './calendar-range.ts';
import { isAllDayRow, rowDates } from './grid/all-day-layout.ts';

/** The heading of a range: "23 – 27 November 2026", with month and year given once where they agree. */
export function rangeTitle(layout: CalendarLayout, date: string, days: readonly string[]): string {
  if (layout === 'month') return dateWords(date, { month: 'long', year: 'numeric' });
  const first = days[0] ?? date;
  const last = days.at(-1) ?? date;
  if (first === last) return longDate(date);
  const end = dateWords(last, { day: 'numeric', month: 'long', year: 'numeric' });
  if (first.slice(0, 4) !== last.slice(0, 4)) {
    return `${dateWords(first, { day: 'numeric', month: 'long', year: 'numeric' })} – ${end}`;
  }
  if (first.slice(0, 7) !== last.slice(0, 7)) {
    return `${dateWords(first, { day: 'numeric', month: 'long' })} – ${end}`;
  }
  return `${Number(first.slice(8))} – ${end}`;
}

/** "Tuesday 24 November 2026". */
export function longDate(date: string): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return dateWords(date, parts).replace(',', '');
}

/** "Tue 24", the head of a day column. */
export function shortDay(date: string): string {
  return `${dateWords(date, { weekday: 'short' })} ${Number(date.slice(8))}`;
}

/** "2 Dec", where the year is plain. */
export function shortDate(date: string): string {
  return dateWords(date, { day: 'numeric', month: 'short' });
}

/** "08:30" on the clock of a zone. */
export function clockTime(instant: string, zone: string): string {
  return clockWords(instant, zone);
}

/** "Lagos (UTC+01:00)" at an instant: the city alone may mislead, the offset alone says nothing. */
export function zoneName(zone: string, instant: string): string {
  if (zone === 'UTC') return zone;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return `${city} (${offsetWords(Date.parse(instant), zone)})`;
}

/** When a row is, in one line with its zone: "Tuesday 24 November 2026, 08:30 – 09:30, Lagos (UTC+01:00)". */
export function whenLine(row: CalendarRow, zone: string): string {
  if (row.dates !== null) {
    const { first, last } = row.dates;
    return first === last ? `${longDate(first)}, all day` : `${longDate(first)} – ${longDate(last)}, all day`;
  }
  if (row.isZoneAssumed === true)
    return `${timedLine(row, zone)}; the server gave no zone, this is as in UTC`;
  return timedLine(row, zone);
}

function timedLine(row: CalendarRow, zone: string): string {
  const { first, last } = dayPair(row, zone);
  const start = clockTime(row.start, zone);
  const end = clockTime(row.end, zone);
  const place = zoneName(zone, row.start);
  if (first === last) return `${longDate(first)}, ${start} – ${end}, ${place}`;
  return `${longDate(first)}, ${start} – ${longDate(last)}, ${end}, ${place}`;
}

/** The same in the zone that the item was made in, or null where that zone shows the same clock. */
export function whenElsewhere(row: CalendarRow, zone: string): string | null {
  if (row.dates !== null || row.timeZone === null || isSameZone(row.timeZone, zone)) return null;
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
