import { addDays, at, type LocalDate } from '../dates.ts';
import { ana, jun, mary, olu, personAt, priya, rob } from '../people.ts';
import type { SeedAppointment } from '../seed.ts';

/** The people whose calendars hold something; rooms keep theirs too. */
export const calendarKeepers: readonly string[] = [mary, jun, rob, priya, ana, olu];

/** A repeating appointment's rule, with `from` as its first day unless it says another. */
export type Repeats = NonNullable<SeedAppointment['recurrence']>;

/** One appointment or meeting, told once; `copies` puts it into every calendar it belongs to. */
export interface Meeting extends Pick<
  SeedAppointment,
  'subject' | 'body' | 'bodyType' | 'sensitivity' | 'categories' | 'reminderMinutes' | 'isAllDay'
> {
  readonly key: string;
  readonly by: string;
  readonly date: LocalDate;
  /** `HH:mm`; left out for whole days. */
  readonly from?: string;
  readonly until?: string;
  /** Days that a whole-day item lasts. */
  readonly days?: number;
  /** The zone it was made in; otherwise the organiser's own. */
  readonly zone?: string;
  readonly location?: string;
  readonly with?: readonly string[];
  readonly optional?: readonly string[];
  readonly room?: string;
  readonly freeBusy?: SeedAppointment['freeBusy'];
  /** Answers that are not a plain yes. */
  readonly answers?: Readonly<Record<string, NonNullable<SeedAppointment['myResponse']>>>;
  readonly repeats?: Repeats;
  readonly folder?: string;
}

function timesOf(meeting: Meeting): Pick<SeedAppointment, 'start' | 'end'> {
  if (meeting.isAllDay === true) {
    return { start: at(meeting.date, '00:00'), end: at(addDays(meeting.date, meeting.days ?? 1), '00:00') };
  }
  const from = meeting.from ?? '09:00';
  const until = meeting.until ?? '10:00';
  const lastDay = addDays(meeting.date, (meeting.days ?? 1) - 1 + (until <= from ? 1 : 0));
  return { start: at(meeting.date, from), end: at(lastDay, until) };
}

function said(meeting: Meeting): Partial<SeedAppointment> {
  const { body, bodyType, sensitivity, categories, reminderMinutes, isAllDay, optional, repeats } = meeting;
  return {
    ...(body === undefined ? {} : { body, bodyType: bodyType ?? 'Text' }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(categories === undefined ? {} : { categories }),
    ...(reminderMinutes === undefined ? {} : { reminderMinutes }),
    ...(isAllDay === undefined ? {} : { isAllDay }),
    ...(optional === undefined ? {} : { optional }),
    ...(repeats === undefined ? {} : { recurrence: repeats }),
    ...(meeting.with === undefined ? {} : { required: meeting.with }),
    ...(meeting.room === undefined ? {} : { resources: [meeting.room] }),
  };
}

function answerOf(meeting: Meeting, mailbox: string): NonNullable<SeedAppointment['myResponse']> {
  if (mailbox === meeting.by) return 'Organizer';
  return meeting.answers?.[mailbox] ?? 'Accept';
}

/** The meeting as it stands in each calendar; who declined has no copy. */
export function* copies(meeting: Meeting): Generator<SeedAppointment> {
  const invited = [...(meeting.with ?? []), ...(meeting.optional ?? [])];
  const rooms = meeting.room === undefined ? [] : [meeting.room];
  const location = meeting.location ?? (meeting.room === undefined ? undefined : personAt(meeting.room).name);
  const keepers = [meeting.by, ...invited].filter((one) => calendarKeepers.includes(one));
  for (const mailbox of [...new Set(keepers), ...rooms]) {
    const myResponse = answerOf(meeting, mailbox);
    if (myResponse === 'Decline') continue;
    const unsure = myResponse === 'Tentative' || myResponse === 'NoResponseReceived';
    // A personal mark stays with its owner: other calendars show the meeting as it is.
    const { categories, ...shared } = said(meeting);
    yield {
      kind: 'appointment',
      mailbox,
      folder: mailbox === meeting.by ? (meeting.folder ?? 'calendar') : 'calendar',
      subject: meeting.subject,
      ...timesOf(meeting),
      timeZone: meeting.zone ?? personAt(meeting.by).timeZone,
      ...(location === undefined ? {} : { location }),
      freeBusy: unsure ? 'Tentative' : (meeting.freeBusy ?? 'Busy'),
      organizer: meeting.by,
      myResponse,
      ...shared,
      ...(categories !== undefined && mailbox === meeting.by ? { categories } : {}),
      uid: `${meeting.key}@contoso.test`,
    };
  }
}
