import type { SeedAppointment, SeedDay, SeedException, SeedPattern } from '../content/seed.ts';
import type { Pattern, Recurrence } from '../calendar/recurrence.ts';
import { originalStartOn } from '../calendar/series.ts';
import type { Attendee } from '../schema/codec.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { readDateTime } from '../schema/date-time.ts';
import { recipientOf } from './store.ts';
import type { Store } from './store.ts';
import type { Item, Mailbox } from './types.ts';

const dayNumbers: readonly SeedDay[] = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];
const indexes = ['First', 'Second', 'Third', 'Fourth', 'Last'] as const;

/** The properties of an appointment of the content, in one mailbox. */
export function appointmentValues(store: Store, mailbox: Mailbox, seed: SeedAppointment): ItemValues {
  const isOrganizer = seed.organizer.toLowerCase() === mailbox.address;
  const invited = [...(seed.required ?? []), ...(seed.optional ?? []), ...(seed.resources ?? [])];
  const now = store.clock.now();
  const isMeeting = invited.length > 0;
  return {
    ItemClass: 'IPM.Appointment',
    Subject: seed.subject,
    Sensitivity: seed.sensitivity ?? 'Normal',
    Body: { type: seed.bodyType ?? 'Text', text: seed.body ?? '' },
    DateTimeReceived: now,
    Importance: 'Normal',
    IsSubmitted: false,
    IsDraft: false,
    IsFromMe: false,
    IsResend: false,
    IsUnmodified: false,
    DateTimeSent: now,
    DateTimeCreated: now,
    ReminderIsSet: seed.reminderMinutes !== undefined,
    ReminderMinutesBeforeStart: String(seed.reminderMinutes ?? 15),
    Culture: 'en-US',
    LastModifiedName: recipientOf(store, seed.organizer).name,
    LastModifiedTime: now,
    UID: seed.uid,
    DateTimeStamp: now,
    Start: wall(seed.start, seed.timeZone),
    End: wall(seed.end, seed.timeZone),
    IsAllDayEvent: seed.isAllDay ?? false,
    LegacyFreeBusyStatus: seed.freeBusy,
    IsMeeting: isMeeting,
    IsCancelled: false,
    IsRecurring: seed.recurrence !== undefined,
    MeetingRequestWasSent: isMeeting,
    IsResponseRequested: true,
    CalendarItemType: seed.recurrence ? 'RecurringMaster' : 'Single',
    MyResponseType: isOrganizer
      ? isMeeting
        ? 'Organizer'
        : 'Unknown'
      : (seed.myResponse ?? 'NoResponseReceived'),
    Organizer: recipientOf(store, seed.organizer),
    AppointmentSequenceNumber: 0,
    AppointmentState: (isMeeting ? 1 : 0) + (isOrganizer ? 0 : 2),
    AllowNewTimeProposal: true,
    StartTimeZone: seed.timeZone,
    EndTimeZone: seed.timeZone,
    ...attendees(store, seed),
    ...(seed.location === undefined ? {} : { Location: seed.location }),
    ...(seed.categories && seed.categories.length > 0 ? { Categories: seed.categories } : {}),
    ...(seed.recurrence ? { Recurrence: recurrenceOf(seed.recurrence) } : {}),
  };
}

/** Enters the exceptions of a series. One that names a date on which the series does not fall changes nothing. */
export function appointmentExceptions(store: Store, master: Item, seed: SeedAppointment): void {
  for (const exception of seed.recurrence?.exceptions ?? []) {
    const start = originalStartOn(master, exception.originalDate);
    if (start === undefined) continue;
    if ('deleted' in exception) master.exceptions.set(start, { deleted: true });
    else
      master.exceptions.set(start, {
        deleted: false,
        values: exceptionValues(exception, seed.timeZone),
        extended: new Map(),
        attachments: undefined,
        change: store.nextCounter(),
      });
  }
}

function exceptionValues(exception: Extract<SeedException, { start: string }>, zone: string): ItemValues {
  return {
    Start: wall(exception.start, zone),
    End: wall(exception.end, zone),
    ...(exception.subject === undefined ? {} : { Subject: exception.subject }),
    ...(exception.location === undefined ? {} : { Location: exception.location }),
  };
}

function wall(text: string, zone: string): number {
  const instant = readDateTime(text, zone);
  if (instant === undefined) throw new Error(`The content has a time that is none: ${text}`);
  return instant;
}

function attendees(store: Store, seed: SeedAppointment): ItemValues {
  const isBefore = wall(seed.start, seed.timeZone) < store.clock.now();
  const list = (addresses: readonly string[]): Attendee[] =>
    addresses.map((address) => ({
      mailbox: recipientOf(store, address),
      response: isBefore ? 'Accept' : 'Unknown',
      respondedAt: undefined,
    }));
  return {
    ...(seed.required && seed.required.length > 0 ? { RequiredAttendees: list(seed.required) } : {}),
    ...(seed.optional && seed.optional.length > 0 ? { OptionalAttendees: list(seed.optional) } : {}),
    ...(seed.resources && seed.resources.length > 0 ? { Resources: list(seed.resources) } : {}),
  };
}

function recurrenceOf(seed: NonNullable<SeedAppointment['recurrence']>): Recurrence {
  return { pattern: patternOf(seed.pattern), startDate: seed.startDate, end: seed.end };
}

function patternOf(seed: SeedPattern): Pattern {
  switch (seed.type) {
    case 'daily':
      return { type: 'Daily', interval: seed.interval };
    case 'weekly':
      return { type: 'Weekly', interval: seed.interval, days: seed.days.map(dayNumber), firstDay: 1 };
    case 'absoluteMonthly':
      return { type: 'AbsoluteMonthly', interval: seed.interval, day: seed.day };
    case 'relativeMonthly':
      return {
        type: 'RelativeMonthly',
        interval: seed.interval,
        days: [dayNumber(seed.day)],
        index: (indexes.indexOf(seed.index) + 1) as 1 | 2 | 3 | 4 | 5,
      };
    default:
      return { type: 'AbsoluteYearly', day: seed.day, month: seed.month };
  }
}

function dayNumber(day: SeedDay): number {
  return dayNumbers.indexOf(day);
}
