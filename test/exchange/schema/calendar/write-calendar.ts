import { modifiedOccurrences } from '../../calendar/series.ts';
import { biasesOf, transitionsOf, utcToLocal } from '../../calendar/time-zone.ts';
import type { AttachedItem, Item } from '../../store/types.ts';
import { textOf } from '../body.ts';
import type { Attendee, Recipient, ResponseType } from '../codec.ts';
import { escapeValue, writeLines } from '../mime/content-lines.ts';
import { writeRule, writeStamp } from './recurrence-rule.ts';

type Line = readonly [name: string, value: string];

/** What an iCalendar object does (RFC 5546 1.4). */
export type Method = 'REQUEST' | 'CANCEL' | 'REPLY' | 'PUBLISH';

/** The method of a meeting message; `undefined` for what is none. */
export function methodOf({ kind }: AttachedItem): Method | undefined {
  if (kind === 'MeetingRequest') return 'REQUEST';
  if (kind === 'MeetingCancellation') return 'CANCEL';
  return kind === 'MeetingResponse' ? 'REPLY' : undefined;
}

/**
 * An appointment or a meeting message as iCalendar (RFC 5545), in the wall clock of its zone, whose rules are in it. A
 * series has its changed occurrences as events of their own.
 */
export function writeCalendar(item: AttachedItem): string {
  const { values } = item;
  const zone = values.StartTimeZone;
  const isSeries = values.Recurrence !== undefined && isStored(item) && item.kind === 'CalendarItem';
  return writeLines([
    ['BEGIN', 'VCALENDAR'],
    ['METHOD', methodOf(item) ?? (guestsOf(item).length > 0 ? 'REQUEST' : 'PUBLISH')],
    ['PRODID', '-//Contoso//Sample Exchange//EN'],
    ['VERSION', '2.0'],
    ...(zone === undefined ? [] : zoneLines(zone)),
    ...eventLines(item, zone),
    ...(isSeries ? modifiedOccurrences(item).flatMap((one) => eventLines(one, zone)) : []),
    ['END', 'VCALENDAR'],
  ]);
}

function isStored(item: AttachedItem): item is Item {
  return 'exceptions' in item;
}

/** `zone` is the one of the item, and of its series; times are in UTC without one. */
function eventLines(item: AttachedItem, zone: string | undefined): Line[] {
  const { values } = item;
  const start = values.Start ?? 0;
  const guests = guestsOf(item);
  const original = isStored(item) ? item.occurrence?.originalStart : undefined;
  const which = original ?? values.RecurrenceId;
  const organizer =
    values.Organizer ?? (item.kind === 'MeetingResponse' ? values.ToRecipients?.[0] : undefined);
  const isAllDay = values.IsAllDayEvent === true;
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', escapeValue(values.UID ?? '')],
    ['DTSTAMP', writeStamp(values.DateTimeStamp ?? values.DateTimeCreated ?? 0)],
    ...(which === undefined ? [] : [time('RECURRENCE-ID', which, zone)]),
    ...(isAllDay
      ? [day('DTSTART', start, zone), day('DTEND', values.End ?? start, zone)]
      : [time('DTSTART', start, zone), time('DTEND', values.End ?? start, zone)]),
    ...(values.Recurrence && zone !== undefined && original === undefined
      ? [['RRULE', writeRule(values.Recurrence, { at: start, zone })] as const]
      : []),
    ...deletedIn(item).map((at) => (isAllDay ? day('EXDATE', at, zone) : time('EXDATE', at, zone))),
    ['SUMMARY', escapeValue(values.Subject ?? '')],
    ['LOCATION', escapeValue(values.Location ?? '')],
    ['DESCRIPTION', escapeValue(textOf(values.Body))],
    ...(organizer && guests.length > 0 ? [person('ORGANIZER', organizer)] : []),
    ...guests,
    ['SEQUENCE', String(values.AppointmentSequenceNumber ?? 0)],
    ['STATUS', statusOf(item)],
    ['CLASS', values.Sensitivity === 'Private' ? 'PRIVATE' : 'PUBLIC'],
    ['TRANSP', values.LegacyFreeBusyStatus === 'Free' ? 'TRANSPARENT' : 'OPAQUE'],
    ['X-MICROSOFT-CDO-BUSYSTATUS', busyWords[values.LegacyFreeBusyStatus ?? 'Busy']],
    ['X-MICROSOFT-CDO-ALLDAYEVENT', isAllDay ? 'TRUE' : ''],
    ['END', 'VEVENT'],
  ];
}

const busyWords = {
  Free: 'FREE',
  Tentative: 'TENTATIVE',
  Busy: 'BUSY',
  OOF: 'OOF',
  WorkingElsewhere: 'WORKINGELSEWHERE',
  NoData: '',
} as const;

function statusOf({ kind, values }: AttachedItem): string {
  if (kind === 'MeetingCancellation' || values.IsCancelled === true) return 'CANCELLED';
  return kind === 'CalendarItem' && values.LegacyFreeBusyStatus === 'Tentative' ? 'TENTATIVE' : 'CONFIRMED';
}

/** A day of the zone: an all-day appointment begins and ends at its midnights. */
function day(name: string, at: number, zone: string | undefined): Line {
  return [`${name};VALUE=DATE`, writeStamp(zone === undefined ? at : utcToLocal(at, zone)).slice(0, 8)];
}

function time(name: string, at: number, zone: string | undefined): Line {
  if (zone === undefined) return [name, writeStamp(at)];
  return [`${name};TZID=${quoted(zone)}`, writeStamp(utcToLocal(at, zone)).slice(0, -1)];
}

function deletedIn(item: AttachedItem): number[] {
  if (!item.values.Recurrence || !isStored(item)) return [];
  return [...item.exceptions]
    .filter(([, one]) => one.deleted)
    .map(([start]) => start)
    .toSorted((a, b) => a - b);
}

const quoted = (text: string) => `"${text.replace(/["\r\n]/g, '')}"`;

function person(name: string, one: Recipient, more = ''): Line {
  return [`${name};CN=${quoted(one.name)}${more}`, `mailto:${one.address}`];
}

/** Those invited with their answers; in an answer, whoever answered alone. */
function guestsOf({ kind, values }: AttachedItem): Line[] {
  if (kind === 'MeetingResponse') {
    const answer = { mailbox: values.From, response: values.ResponseType ?? 'Unknown' };
    return answer.mailbox ? [guest(answer.mailbox, answer.response, ';ROLE=REQ-PARTICIPANT')] : [];
  }
  return [
    ...guestLines(values.RequiredAttendees, ';ROLE=REQ-PARTICIPANT'),
    ...guestLines(values.OptionalAttendees, ';ROLE=OPT-PARTICIPANT'),
    ...guestLines(values.Resources, ';CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT'),
  ];
}

function guestLines(list: readonly Attendee[] | undefined, more: string): Line[] {
  return (list ?? []).map((one) => guest(one.mailbox, one.response, more));
}

const participation: Readonly<Record<ResponseType, string>> = {
  Unknown: 'NEEDS-ACTION',
  NoResponseReceived: 'NEEDS-ACTION',
  Organizer: 'ACCEPTED',
  Accept: 'ACCEPTED',
  Tentative: 'TENTATIVE',
  Decline: 'DECLINED',
};

function guest(one: Recipient, response: ResponseType, role: string): Line {
  return person('ATTENDEE', one, `${role};PARTSTAT=${participation[response]};RSVP=TRUE`);
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
