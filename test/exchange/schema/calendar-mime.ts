import type { AttachedItem } from '../store/types.ts';
import { textOf } from './body.ts';
import type { Recipient } from './codec.ts';
import type { ItemValues } from './codecs.ts';
import { escapeValue, readLines, writeLines } from './content-lines.ts';

const stamp = (at: number | undefined) =>
  at === undefined ? '' : new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const quoted = (text: string) => `"${text.replace(/["\r\n]/g, '')}"`;
const person = (name: string, one: Recipient, more = ''): readonly [string, string] => [
  `${name};CN=${quoted(one.name)}${more}`,
  `mailto:${one.address}`,
];

/** One appointment as iCalendar (RFC 5545), its times in UTC. */
export function writeCalendar({ values }: AttachedItem): string {
  const guests = [
    ...(values.RequiredAttendees ?? []).map((one) =>
      person('ATTENDEE', one.mailbox, ';ROLE=REQ-PARTICIPANT'),
    ),
    ...(values.OptionalAttendees ?? []).map((one) =>
      person('ATTENDEE', one.mailbox, ';ROLE=OPT-PARTICIPANT'),
    ),
  ];
  return writeLines([
    ['BEGIN', 'VCALENDAR'],
    ['PRODID', '-//Contoso//Sample Exchange//EN'],
    ['VERSION', '2.0'],
    ['METHOD', guests.length > 0 ? 'REQUEST' : 'PUBLISH'],
    ['BEGIN', 'VEVENT'],
    ['UID', escapeValue(values.UID ?? '')],
    ['DTSTAMP', stamp(values.DateTimeStamp ?? values.DateTimeCreated ?? 0)],
    ['DTSTART', stamp(values.Start)],
    ['DTEND', stamp(values.End)],
    ['SUMMARY', escapeValue(values.Subject ?? '')],
    ['LOCATION', escapeValue(values.Location ?? '')],
    ['DESCRIPTION', escapeValue(textOf(values.Body))],
    ...(values.Organizer && guests.length > 0 ? [person('ORGANIZER', values.Organizer)] : []),
    ...guests,
    ['CLASS', values.Sensitivity === 'Private' ? 'PRIVATE' : 'PUBLIC'],
    ['TRANSP', values.LegacyFreeBusyStatus === 'Free' ? 'TRANSPARENT' : 'OPAQUE'],
    ['END', 'VEVENT'],
    ['END', 'VCALENDAR'],
  ]);
}

/** What a single appointment's iCalendar says; `undefined` for series, several events, and times not in UTC. */
export function readCalendar(text: string): ItemValues | undefined {
  const lines = readLines(text);
  const from = lines.findIndex((one) => one.name === 'BEGIN' && one.value === 'VEVENT');
  const to = lines.findIndex((one) => one.name === 'END' && one.value === 'VEVENT');
  const events = lines.filter((one) => one.name === 'BEGIN' && one.value === 'VEVENT').length;
  const event = new Map(lines.slice(from, to).map((one) => [one.name, one.value]));
  const [start, end] = [readStamp(event.get('DTSTART')), readStamp(event.get('DTEND'))];
  const isSeries = ['RRULE', 'RDATE', 'RECURRENCE-ID'].some((name) => event.has(name));
  if (events !== 1 || to < from || isSeries || start === undefined || end === undefined) return undefined;
  const uid = event.get('UID');
  return {
    Subject: event.get('SUMMARY') ?? '',
    Start: start,
    End: end,
    Location: event.get('LOCATION') ?? '',
    Body: { type: 'Text', text: event.get('DESCRIPTION') ?? '' },
    ...(event.get('CLASS') === 'PRIVATE' ? { Sensitivity: 'Private' } : {}),
    LegacyFreeBusyStatus: event.get('TRANSP') === 'TRANSPARENT' ? 'Free' : 'Busy',
    ...(uid === undefined ? {} : { UID: uid }),
  };
}

function readStamp(text: string | undefined): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}
