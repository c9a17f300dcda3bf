import { modifiedOccurrences, zoneOf } from '../calendar/series.ts';
import { biasesOf, transitionsOf, utcToLocal } from '../calendar/time-zone.ts';
import type { Item } from '../store/types.ts';
import { textOf } from './body.ts';
import type { Attendee, Recipient } from './codec.ts';
import { escapeValue, writeLines } from './content-lines.ts';
import { writeRule, writeStamp } from './recurrence-rule.ts';

type Line = readonly [name: string, value: string];

/**
 * An appointment as iCalendar (RFC 5545). A series keeps the wall clock of its zone, and its changed occurrences are
 * events of their own; anything else has its times in UTC.
 */
export function writeCalendar(item: Item): string {
  const { values } = item;
  const isSeries = values.Recurrence !== undefined;
  const hasGuests = guestsOf(item).length > 0;
  return writeLines([
    ['BEGIN', 'VCALENDAR'],
    ['PRODID', '-//Contoso//Sample Exchange//EN'],
    ['VERSION', '2.0'],
    ['METHOD', hasGuests ? 'REQUEST' : 'PUBLISH'],
    ...(isSeries ? zoneLines(zoneOf(item)) : []),
    ...eventLines(item, isSeries ? zoneOf(item) : undefined),
    ...(isSeries ? modifiedOccurrences(item).flatMap((one) => eventLines(one, zoneOf(item))) : []),
    ['END', 'VCALENDAR'],
  ]);
}

/** `zone` is the one that a series keeps, also for its occurrences. */
function eventLines(item: Item, zone: string | undefined): Line[] {
  const { values, occurrence } = item;
  const start = values.Start ?? 0;
  const guests = guestsOf(item);
  const isAllDay = values.IsAllDayEvent === true;
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', escapeValue(values.UID ?? '')],
    ['DTSTAMP', writeStamp(values.DateTimeStamp ?? values.DateTimeCreated ?? 0)],
    ...(occurrence ? [time('RECURRENCE-ID', occurrence.originalStart, zone)] : []),
    time('DTSTART', start, zone),
    time('DTEND', values.End ?? start, zone),
    ...(values.Recurrence && zone !== undefined
      ? [['RRULE', writeRule(values.Recurrence, { at: start, zone })] as const]
      : []),
    ...deletedIn(item).map((at) => time('EXDATE', at, zone)),
    ['SUMMARY', escapeValue(values.Subject ?? '')],
    ['LOCATION', escapeValue(values.Location ?? '')],
    ['DESCRIPTION', escapeValue(textOf(values.Body))],
    ...(values.Organizer && guests.length > 0 ? [person('ORGANIZER', values.Organizer)] : []),
    ...guests,
    ['CLASS', values.Sensitivity === 'Private' ? 'PRIVATE' : 'PUBLIC'],
    ['TRANSP', values.LegacyFreeBusyStatus === 'Free' ? 'TRANSPARENT' : 'OPAQUE'],
    ['X-MICROSOFT-CDO-ALLDAYEVENT', isAllDay ? 'TRUE' : ''],
    ['END', 'VEVENT'],
  ];
}

function time(name: string, at: number, zone: string | undefined): Line {
  if (zone === undefined) return [name, writeStamp(at)];
  return [`${name};TZID=${quoted(zone)}`, writeStamp(utcToLocal(at, zone)).slice(0, -1)];
}

function deletedIn({ exceptions, values }: Item): number[] {
  if (!values.Recurrence) return [];
  return [...exceptions]
    .filter(([, one]) => one.deleted)
    .map(([start]) => start)
    .toSorted((a, b) => a - b);
}

const quoted = (text: string) => `"${text.replace(/["\r\n]/g, '')}"`;

function person(name: string, one: Recipient, more = ''): Line {
  return [`${name};CN=${quoted(one.name)}${more}`, `mailto:${one.address}`];
}

function guestsOf({ values }: Item): Line[] {
  return [
    ...guestLines(values.RequiredAttendees, ';ROLE=REQ-PARTICIPANT'),
    ...guestLines(values.OptionalAttendees, ';ROLE=OPT-PARTICIPANT'),
    ...guestLines(values.Resources, ';CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT'),
  ];
}

function guestLines(list: readonly Attendee[] | undefined, more: string): Line[] {
  return (list ?? []).map((one) => person('ATTENDEE', one.mailbox, more));
}

/** The zone's rules of 2026, in the shape of [MS-OXCICAL] 2.1.3.1.1.19. */
function zoneLines(zone: string): Line[] {
  const { standard, daylight } = biasesOf(Date.UTC(2026, 0, 1), zone);
  const changes = transitionsOf(2026, zone);
  const periods = changes.map((change) => {
    const isDaylight = change.toOffset === -daylight * 60_000;
    const from = -(isDaylight ? standard : daylight) * 60_000;
    return period(isDaylight ? 'DAYLIGHT' : 'STANDARD', { from, to: change.toOffset, at: change.at });
  });
  const only = { from: -standard * 60_000, to: -standard * 60_000, at: undefined };
  return [
    ['BEGIN', 'VTIMEZONE'],
    ['TZID', escapeValue(zone)],
    ...(periods.length > 0 ? periods.flat() : period('STANDARD', only)),
    ['END', 'VTIMEZONE'],
  ];
}

function period(
  name: 'STANDARD' | 'DAYLIGHT',
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number | undefined },
): Line[] {
  const wall = new Date((at ?? 0) + from);
  return [
    ['BEGIN', name],
    ['DTSTART', at === undefined ? '16010101T000000' : `16010101T${writeStamp(wall.getTime()).slice(9, 15)}`],
    ['TZOFFSETFROM', offset(from)],
    ['TZOFFSETTO', offset(to)],
    ['RRULE', at === undefined ? '' : changeRule(wall)],
    ['END', name],
  ];
}

function changeRule(wall: Date): string {
  const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
  const length = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  const week = wall.getUTCDate() + 7 > length ? -1 : Math.ceil(wall.getUTCDate() / 7);
  return `FREQ=YEARLY;BYDAY=${week}${days[wall.getUTCDay()]};BYMONTH=${wall.getUTCMonth() + 1}`;
}

const twoDigits = (value: number) => String(Math.floor(value)).padStart(2, '0');

function offset(milliseconds: number): string {
  const minutes = Math.abs(milliseconds) / 60_000;
  return `${milliseconds < 0 ? '-' : '+'}${twoDigits(minutes / 60)}${twoDigits(minutes % 60)}`;
}
