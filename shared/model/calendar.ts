import { z } from 'zod';
import { effectiveRights } from './folder.ts';
import { unreadable } from './unreadable.ts';
import { changeKey, folderId, instant, itemId, localDate, person } from './identity.ts';
import { LONGEST } from '../text-lengths.ts';

export const freeBusy = z.enum(['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere', 'NoData']);
export const myResponse = z.enum([
  'Unknown',
  'Organizer',
  'Tentative',
  'Accept',
  'Decline',
  'NoResponseReceived',
]);

/** One block of a calendar. A hidden one is private: main has left only its time and that it is busy. */
export const calendarRow = z.strictObject({
  itemId,
  changeKey,
  uid: z.string().nullable(),
  isHidden: z.boolean(),
  subject: z.string(),
  location: z.string(),
  start: instant,
  end: instant,
  isAllDay: z.boolean(),
  /** For all-day items: first and last date in the item's own zone, the last inclusive. */
  dates: z.strictObject({ first: localDate, last: localDate }).nullable(),
  /** IANA zone the item was made in, when known. */
  timeZone: z.string().nullable(),
  /** Present where the server told no zone of a series, which was expanded here: its hour is then that of UTC. */
  isZoneAssumed: z.literal(true).optional(),
  freeBusy,
  myResponse,
  type: z.enum(['Single', 'Occurrence', 'Exception', 'RecurringMaster']),
  isMeeting: z.boolean(),
  /**
   * Whether this calendar's mailbox organises it, by Exchange's own signs and never by comparing names: appointments
   * always, meetings where the server says so. `unknown` where it says nothing, or two things.
   */
  role: z.enum(['organizer', 'attendee', 'unknown']),
  isCancelled: z.boolean(),
  organizer: person.nullable(),
  hasAttachments: z.boolean(),
  categories: z.array(z.string()),
});
export type CalendarRow = z.output<typeof calendarRow>;

/** A stretch of one calendar, and when the server said so. */
export const calendarPage = z.strictObject({
  folderId,
  start: instant,
  end: instant,
  rows: z.array(calendarRow),
  /** True when the server gave fewer than it has in this stretch. */
  isPartial: z.boolean(),
  /** Series that could not be expanded here, and why: an empty subject is a private one or was not told. */
  missing: z
    .array(z.strictObject({ subject: z.string(), why: z.enum(['pattern', 'unreadable']) }))
    .optional(),
  /** Present where this server has made whoever signed in the organiser of a meeting in this calendar. */
  organizes: z.literal('delegate').optional(),
  /** What of the stretch could not be read; absent where all could. */
  unreadable: unreadable.optional(),
  asOf: instant,
  source: z.enum(['server', 'store']),
});
export type CalendarPage = z.output<typeof calendarPage>;

export const attendee = person.extend({ response: myResponse });
export type Attendee = z.output<typeof attendee>;

/** A whole calendar item. */
export const calendarItem = calendarRow.extend({
  bodyText: z.string(),
  required: z.array(attendee),
  optional: z.array(attendee),
  resources: z.array(attendee),
  reminderMinutes: z.number().nullable(),
  /** What may be done with this item; null where the server does not say. */
  rights: effectiveRights.nullable(),
});
export type CalendarItem = z.output<typeof calendarItem>;

/** When a meeting is: instants plus the zone that the person chose; all-day ones by dates. */
export const meetingTime = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timed'), start: instant, end: instant, timeZone: z.string() }),
  z.strictObject({ kind: z.literal('all-day'), first: localDate, last: localDate, timeZone: z.string() }),
]);
export type MeetingTime = z.output<typeof meetingTime>;

/** What a person fills in to make a meeting or an appointment (no attendees). */
export const newMeeting = z.strictObject({
  subject: z.string().max(LONGEST.subject),
  location: z.string().max(255),
  time: meetingTime,
  required: z.array(person).max(500),
  optional: z.array(person).max(500),
  bodyText: z.string().max(LONGEST.notes),
  freeBusy: z.enum(['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere']),
  isPrivate: z.boolean(),
});
export type NewMeeting = z.output<typeof newMeeting>;

/** What a person changed of a meeting; absent keys stay as they are. */
export const meetingChange = z.strictObject({
  subject: z.string().max(LONGEST.subject).optional(),
  location: z.string().max(255).optional(),
  time: meetingTime.optional(),
  required: z.array(person).max(500).optional(),
  optional: z.array(person).max(500).optional(),
  bodyText: z.string().max(LONGEST.notes).optional(),
  freeBusy: z.enum(['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere']).optional(),
});
export type MeetingChange = z.output<typeof meetingChange>;

/** What came of a calendar write, read back from the calendar it was made in; `item` is null once cancelled. */
export const meetingOutcome = z.strictObject({
  item: calendarItem.nullable(),
  /** Whom Exchange was asked to tell: addresses, and the names of those who have none. */
  notified: z.array(z.string()),
  /** True when the item read back has the mailbox asked for as its organiser and calendar. */
  isWitnessed: z.boolean(),
  /**
   * What was promised and did not happen: `organizer`, somebody else than the mailbox organises it; `cancellation`, no
   * sign of a cancellation that went out.
   */
  broken: z.array(z.enum(['organizer', 'cancellation'])).optional(),
  witnessedAt: instant,
  journalSequence: z.number(),
});
export type MeetingOutcome = z.output<typeof meetingOutcome>;
