import type {
  CalendarItem,
  MeetingChange,
  MeetingTime,
  NewMeeting,
} from '../../../../shared/model/calendar.ts';
import type { Person } from '../../../../shared/model/identity.ts';
import { peopleBeside } from '../../../../shared/same-person.ts';
import { addDays, instantAt, isTimeZone, wallClock } from '../wall-clock.ts';

/** A meeting as the form holds it: what a person typed, times on the clock of the chosen zone. */
export interface MeetingValues {
  readonly subject: string;
  readonly location: string;
  readonly required: readonly Person[];
  readonly optional: readonly Person[];
  readonly isAllDay: boolean;
  /** ISO dates. For an all-day meeting the last day, inclusive. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** `HH:MM`. */
  readonly startTime: string;
  readonly endTime: string;
  readonly timeZone: string;
  readonly freeBusy: NewMeeting['freeBusy'];
  readonly isPrivate: boolean;
  readonly bodyText: string;
}

/** What keeps the form from being sent, beside the field it belongs to; null where nothing does. */
export interface MeetingFaults {
  readonly subject: string | null;
  readonly time: string | null;
  readonly timeZone: string | null;
}

/** A form for a new meeting at a time. */
export function newValues(time: MeetingTime): MeetingValues {
  return {
    subject: '',
    location: '',
    required: [],
    optional: [],
    ...timeValues(time),
    freeBusy: time.kind === 'all-day' ? 'Free' : 'Busy',
    isPrivate: false,
    bodyText: '',
  };
}

/** A form filled with a meeting that exists, in the zone it was made in. The mailbox itself is not listed. */
export function valuesOf(item: CalendarItem, zone: string, mailbox: string): MeetingValues {
  const timeZone = item.timeZone ?? zone;
  const time: MeetingTime =
    item.dates === null
      ? { kind: 'timed', start: item.start, end: item.end, timeZone }
      : { kind: 'all-day', first: item.dates.first, last: item.dates.last, timeZone };
  const people = (list: CalendarItem['required']) =>
    peopleBeside(list, [{ address: mailbox }]).map(({ response: _answer, ...person }) => person);
  return {
    ...newValues(time),
    subject: item.subject,
    location: item.location,
    required: people(item.required),
    optional: people(item.optional),
    freeBusy: item.freeBusy === 'NoData' ? 'Busy' : item.freeBusy,
    bodyText: item.bodyText,
  };
}

/** The form's time in the contract's words. A clock time that its zone skips is moved on by the gap. */
export function timeFrom(values: MeetingValues): MeetingTime {
  const { firstDate, lastDate, timeZone } = values;
  if (values.isAllDay) return { kind: 'all-day', first: firstDate, last: lastDate, timeZone };
  return {
    kind: 'timed',
    start: instantAt(firstDate, minutesOf(values.startTime), timeZone),
    end: instantAt(lastDate, minutesOf(values.endTime), timeZone),
    timeZone,
  };
}

/** Whatever keeps the form from being sent. */
export function faultsOf(values: MeetingValues): MeetingFaults {
  const zone = isTimeZone(values.timeZone) ? null : `Onbehalf knows no zone “${values.timeZone}”.`;
  return {
    subject: values.subject.trim() === '' ? 'Enter a subject.' : null,
    time: timeFault(values),
    timeZone: zone,
  };
}

/** Whether the form can be sent. */
export function isComplete(faults: MeetingFaults): boolean {
  return faults.subject === null && faults.time === null && faults.timeZone === null;
}

/** Moves the end along when the start moves, so that the length stays. */
export function withStart(values: MeetingValues, firstDate: string, startTime: string): MeetingValues {
  const next = { ...values, firstDate, startTime };
  if (!isDate(firstDate) || !isDate(values.firstDate) || !isDate(values.lastDate)) return next;
  const days = dayNumber(values.lastDate) - dayNumber(values.firstDate);
  if (values.isAllDay) return { ...next, lastDate: addDays(firstDate, days) };
  if (!isTime(startTime) || !isTime(values.startTime) || !isTime(values.endTime)) return next;
  const length = days * 1440 + minutesOf(values.endTime) - minutesOf(values.startTime);
  const end = minutesOf(startTime) + length;
  return {
    ...next,
    lastDate: addDays(firstDate, Math.floor(end / 1440)),
    endTime: timeText(((end % 1440) + 1440) % 1440),
  };
}

/** The form as a new meeting. */
export function newMeetingFrom(values: MeetingValues): NewMeeting {
  const { subject, location, required, optional, bodyText, freeBusy, isPrivate } = values;
  return {
    subject: subject.trim(),
    location: location.trim(),
    time: timeFrom(values),
    required: [...required],
    optional: [...optional],
    bodyText,
    freeBusy,
    isPrivate,
  };
}

/** Only what differs between two states of the form: an untouched field is never written. */
export function changeFrom(before: MeetingValues, after: MeetingValues): MeetingChange {
  const old = newMeetingFrom(before);
  const now = newMeetingFrom(after);
  return {
    ...(old.subject === now.subject ? {} : { subject: now.subject }),
    ...(old.location === now.location ? {} : { location: now.location }),
    ...(isSame(old.time, now.time) ? {} : { time: now.time }),
    ...(isSame(old.required, now.required) ? {} : { required: now.required }),
    ...(isSame(old.optional, now.optional) ? {} : { optional: now.optional }),
    ...(old.bodyText === now.bodyText ? {} : { bodyText: now.bodyText }),
    ...(old.freeBusy === now.freeBusy ? {} : { freeBusy: now.freeBusy }),
  };
}

function timeValues(
  time: MeetingTime,
): Pick<MeetingValues, 'isAllDay' | 'firstDate' | 'lastDate' | 'startTime' | 'endTime' | 'timeZone'> {
  const { timeZone } = time;
  if (time.kind === 'all-day') {
    const hours = { startTime: '09:00', endTime: '10:00' };
    return { isAllDay: true, firstDate: time.first, lastDate: time.last, ...hours, timeZone };
  }
  const start = wallClock(time.start, timeZone);
  const end = wallClock(time.end, timeZone);
  return {
    isAllDay: false,
    firstDate: start.date,
    lastDate: end.date,
    startTime: timeText(start.minutes),
    endTime: timeText(end.minutes),
    timeZone,
  };
}

function timeFault(values: MeetingValues): string | null {
  if (!isDate(values.firstDate) || !isDate(values.lastDate)) return 'Enter both dates.';
  if (!values.isAllDay && (!isTime(values.startTime) || !isTime(values.endTime))) return 'Enter both times.';
  if (values.isAllDay) return values.lastDate < values.firstDate ? 'It ends before it begins.' : null;
  const start = `${values.firstDate}T${values.startTime}`;
  const end = `${values.lastDate}T${values.endTime}`;
  if (end < start) return 'It ends before it begins.';
  return end === start ? 'It ends when it begins.' : null;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text);
}

function isTime(text: string): boolean {
  return /^\d{2}:\d{2}$/u.test(text);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
