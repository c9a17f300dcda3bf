import { localToUtc, zoneNamed } from '../../calendar/time-zone.ts';
import type { Attendee } from '../codec.ts';
import type { ItemValues } from '../codecs.ts';
import { readLines } from '../mime/content-lines.ts';
import type { ContentLine } from '../mime/content-lines.ts';
import { readRule } from './recurrence-rule.ts';

/** What an iCalendar document says of one appointment or one series. */
export interface ReadCalendar {
  readonly values: ItemValues;
  /** Of a series: values of changed occurrences and `undefined` for deleted ones, by original start in ms. */
  readonly exceptions: ReadonlyMap<number, ItemValues | undefined>;
}

/**
 * Reads an iCalendar document (RFC 5545). Times without a zone are wall clock in `timeZone`, a Windows id.
 * `undefined` for several appointments, for patterns that Exchange has not, and for zones that Windows has not.
 */
export function readCalendar(text: string, timeZone: string): ReadCalendar | undefined {
  const events = eventsOf(readLines(text)).map((lines) => readEvent(lines, timeZone));
  const known = events.flatMap((one) => one ?? []);
  const [master, ...others] = known.filter((one) => one.recurrenceId === undefined);
  if (!master || known.length < events.length || others.length > 0) return undefined;
  const changed = known.filter((one) => one !== master);
  const isSeries = master.values.Recurrence !== undefined;
  if (changed.some((one) => one.values.UID !== master.values.UID || !isSeries)) return undefined;
  const exceptions = new Map<number, ItemValues | undefined>();
  for (const start of isSeries ? master.deleted : []) exceptions.set(start, undefined);
  for (const { recurrenceId, values } of changed) {
    const { UID: _uid, StartTimeZone: _zone, EndTimeZone: _other, ...own } = values;
    if (recurrenceId !== undefined) exceptions.set(recurrenceId, own);
  }
  return { values: master.values, exceptions };
}

/** The lines of each event, without those of what lies in it. */
function eventsOf(lines: readonly ContentLine[]): ContentLine[][] {
  const events: ContentLine[][] = [];
  const open: string[] = [];
  for (const line of lines) {
    const value = line.value.toUpperCase();
    if (line.name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push([]);
    } else if (line.name === 'END') open.pop();
    else if (open.at(-1) === 'VEVENT') events.at(-1)?.push(line);
  }
  return events;
}

interface Event {
  readonly values: ItemValues;
  readonly recurrenceId: number | undefined;
  readonly deleted: readonly number[];
}

function readEvent(lines: readonly ContentLine[], timeZone: string): Event | undefined {
  const find = (name: string) => lines.find((one) => one.name === name);
  const all = (name: string) => lines.filter((one) => one.name === name);
  const start = readTime(find('DTSTART'), timeZone);
  const end = readEnd(start, { end: find('DTEND'), duration: find('DURATION'), timeZone });
  const rules = all('RRULE');
  if (['DTSTART', 'DTEND', 'RECURRENCE-ID'].some((name) => all(name).length > 1)) return undefined;
  if (!start || end === undefined || end < start.at || rules.length > 1) return undefined;
  if (find('RDATE') || find('EXRULE')) return undefined;
  const recurrence = rules[0] && readRule(rules[0].value, start);
  const deleted = all('EXDATE').flatMap((line) =>
    line.value.split(',').map((value) => readTime({ ...line, value }, timeZone)?.at),
  );
  const id = find('RECURRENCE-ID');
  const recurrenceId = readTime(id, timeZone)?.at;
  if ((rules[0] && !recurrence) || deleted.includes(undefined)) return undefined;
  if (id && recurrenceId === undefined) return undefined;
  const isZoned = recurrence !== undefined || start.isNamed;
  const zones = isZoned ? { StartTimeZone: start.zone, EndTimeZone: start.zone } : {};
  const values = { ...textsOf(find), ...guestsOf(all('ATTENDEE')), ...zones, Start: start.at, End: end };
  const isAllDay = start.isDate || find('X-MICROSOFT-CDO-ALLDAYEVENT')?.value.toUpperCase() === 'TRUE';
  return {
    values: {
      ...values,
      ...(isAllDay ? { IsAllDayEvent: true } : {}),
      ...(recurrence ? { Recurrence: recurrence } : {}),
    },
    recurrenceId,
    deleted: deleted.flatMap((one) => one ?? []),
  };
}

function textsOf(find: (name: string) => ContentLine | undefined): ItemValues {
  const uid = find('UID')?.value;
  return {
    Subject: find('SUMMARY')?.value ?? '',
    Location: find('LOCATION')?.value ?? '',
    Body: { type: 'Text', text: find('DESCRIPTION')?.value ?? '' },
    ...(find('CLASS')?.value.toUpperCase() === 'PRIVATE' ? { Sensitivity: 'Private' } : {}),
    LegacyFreeBusyStatus: find('TRANSP')?.value.toUpperCase() === 'TRANSPARENT' ? 'Free' : 'Busy',
    ...(uid === undefined ? {} : { UID: uid }),
  };
}

function guestsOf(lines: readonly ContentLine[]): ItemValues {
  const guests = { RequiredAttendees: [], OptionalAttendees: [], Resources: [] } as Record<
    'RequiredAttendees' | 'OptionalAttendees' | 'Resources',
    Attendee[]
  >;
  for (const line of lines) {
    const address = /^mailto:(.+)$/i.exec(line.value.trim())?.[1];
    if (address === undefined) continue;
    const isPlace = /^(RESOURCE|ROOM)$/i.test(parameter(line, 'CUTYPE') ?? '');
    const isOptional = /^OPT-PARTICIPANT$/i.test(parameter(line, 'ROLE') ?? '');
    const list = isPlace ? 'Resources' : isOptional ? 'OptionalAttendees' : 'RequiredAttendees';
    const mailbox = { name: parameter(line, 'CN') ?? '', address };
    guests[list].push({ mailbox, response: 'Unknown', respondedAt: undefined });
  }
  return Object.fromEntries(Object.entries(guests).filter(([, list]) => list.length > 0)) as ItemValues;
}

function parameter({ parameters }: ContentLine, name: string): string | undefined {
  const found = new RegExp(`;${name}=(?:"([^"]*)"|([^;:]*))`, 'i').exec(parameters);
  return found?.[1] ?? found?.[2];
}

interface Moment {
  readonly at: number;
  readonly zone: string;
  readonly isDate: boolean;
  /** The line itself says in which zone. */
  readonly isNamed: boolean;
}

function readTime(line: ContentLine | undefined, timeZone: string): Moment | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(line?.value.trim() ?? '');
  if (!line || !match) return undefined;
  const [, year, month, date, hour, minute, second, utc] = match.map((one) => one);
  const numbers = [year, month, date, hour ?? '0', minute ?? '0', second ?? '0'].map(Number);
  const [y = 0, mo = 1, d = 1, h = 0, mi = 0, s = 0] = numbers;
  const wall = Date.UTC(y, mo - 1, d, h, mi, s);
  const name = parameter(line, 'TZID');
  if (utc !== undefined) return { at: wall, zone: 'UTC', isDate: false, isNamed: false };
  const zone = name === undefined ? timeZone : zoneNamed(name);
  if (zone === undefined) return undefined;
  return { at: localToUtc(wall, zone), zone, isDate: hour === undefined, isNamed: name !== undefined };
}

function readEnd(
  start: Moment | undefined,
  {
    end,
    duration,
    timeZone,
  }: {
    readonly end: ContentLine | undefined;
    readonly duration: ContentLine | undefined;
    readonly timeZone: string;
  },
): number | undefined {
  if (!start) return undefined;
  if (end) return readTime(end, timeZone)?.at;
  if (!duration) return start.isDate ? start.at + 86_400_000 : start.at;
  const match = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
    duration.value.trim(),
  );
  if (!match) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((one) => Number(one ?? 0));
  return start.at + (((weeks * 7 + days) * 24 + hours) * 3_600 + minutes * 60 + seconds) * 1_000;
}
