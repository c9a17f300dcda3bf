import { z } from 'zod';
import { freeBusy } from './calendar.ts';
import { address, instant } from './identity.ts';

/** How much a server tells of a calendar, in EWS's words; what comes back may be less than what was asked for. */
export const freeBusyViewType = z.enum([
  'None',
  'MergedOnly',
  'FreeBusy',
  'FreeBusyMerged',
  'Detailed',
  'DetailedMerged',
]);
export type FreeBusyViewType = z.output<typeof freeBusyViewType>;

/** One stretch of somebody's time. */
export const busyEvent = z.strictObject({
  start: instant,
  end: instant,
  freeBusy,
  /** Null unless the calendar may be read in detail. */
  details: z
    .strictObject({
      subject: z.string(),
      location: z.string(),
      isMeeting: z.boolean(),
      isRecurring: z.boolean(),
      isPrivate: z.boolean(),
    })
    .nullable(),
});
export type BusyEvent = z.output<typeof busyEvent>;

export const weekday = z.enum(['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']);
export type Weekday = z.output<typeof weekday>;

/** When a zone changes to standard or to daylight time: on the `order`-th (5 the last) weekday of a month, 1 to 12. */
export const zoneChange = z.strictObject({
  /** Minutes that are added to the zone's own: UTC is local time plus both. */
  biasMinutes: z.number().int(),
  /** Local time, HH:MM:SS. */
  time: z.string(),
  order: z.number().int(),
  /** 0 where the zone does not change. */
  month: z.number().int(),
  weekday,
});

/** When somebody works, in the zone that they work in. */
export const workingHours = z.strictObject({
  zone: z.strictObject({ biasMinutes: z.number().int(), standard: zoneChange, daylight: zoneChange }),
  /** Minutes after midnight. */
  periods: z.array(
    z.strictObject({ days: z.array(weekday), startMinute: z.number().int(), endMinute: z.number().int() }),
  ),
});
export type WorkingHours = z.output<typeof workingHours>;

/** The free and busy times of one mailbox. */
export const freeBusyView = z.strictObject({
  /** How many events have no usable time and are in no list here: then nothing says that a stretch is free. */
  unreadable: z.number().int().min(0),
  view: freeBusyViewType,
  /** One digit for each interval, the busiest in it: 0 free, 1 tentative, 2 busy, 3 out of office, 4 no data or elsewhere. */
  merged: z.string().nullable(),
  events: z.array(busyEvent),
  workingHours: workingHours.nullable(),
});
export type FreeBusyView = z.output<typeof freeBusyView>;

export const suggestionQuality = z.enum(['Excellent', 'Good', 'Fair', 'Poor']);

/** What one of those invited does at a proposed time. Of a group, how many are free; `too-big` and `unknown` say nothing. */
export const attendeeConflict = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('person'), freeBusy }),
  z.strictObject({
    who: z.literal('group'),
    members: z.number().int(),
    available: z.number().int(),
    conflicting: z.number().int(),
    noData: z.number().int(),
  }),
  z.strictObject({ who: z.literal('too-big') }),
  z.strictObject({ who: z.literal('unknown') }),
]);
export type AttendeeConflict = z.output<typeof attendeeConflict>;

/** A time at which all could meet. */
export const suggestion = z.strictObject({
  start: instant,
  isWorkTime: z.boolean(),
  quality: suggestionQuality,
  /** One for each mailbox asked about, in order. */
  conflicts: z.array(attendeeConflict),
});
export type Suggestion = z.output<typeof suggestion>;

/** Somebody or something that is to be free. */
export const availabilityMailbox = z.strictObject({
  address,
  /** Suggestions weigh those who are required, and rooms, more than those who are not. */
  attendee: z.enum(['Organizer', 'Required', 'Optional', 'Room', 'Resource']),
});
export type AvailabilityMailbox = z.output<typeof availabilityMailbox>;

/** Which free and busy times to look up. */
export const availabilityQuestion = z.strictObject({
  mailboxes: z.array(availabilityMailbox).min(1).max(100),
  /** At most 62 days apart. */
  start: instant,
  end: instant,
  /** What to ask for; each calendar answers with as much of it as we may see. */
  view: freeBusyViewType.exclude(['None']),
  /** The length of one digit of the merged times. */
  intervalMinutes: z.number().int().min(5).max(1440),
  /** Times to propose between start and end; null for none. */
  suggest: z
    .strictObject({
      meetingMinutes: z.number().int().min(30).max(1440),
      perDay: z.number().int().min(1).max(48),
    })
    .nullable(),
});
export type AvailabilityQuestion = z.output<typeof availabilityQuestion>;
