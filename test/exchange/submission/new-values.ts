import { randomUUID } from 'node:crypto';

import type { ItemValues } from '../schema/codecs.ts';
import type { Call } from '../operations/call.ts';
import type { ItemInput } from '../operations/item-input.ts';
import { recipientOf } from '../store/store.ts';
import type { Mailbox } from '../store/types.ts';
import { wallToDate } from '../calendar/recurrence.ts';
import { utcToLocal } from '../calendar/time-zone.ts';

/** Topic of a conversation: the subject without reply and forward prefixes. */
export function topicOf(subject: string): string {
  return subject.replace(/^((re|fw|fwd|aw|wg):\s*)+/i, '');
}

/** The properties that every new item gets from the server. */
export function commonValues(call: Call): ItemValues {
  const now = call.store.clock.now();
  return {
    Sensitivity: 'Normal',
    Importance: 'Normal',
    IsSubmitted: false,
    IsFromMe: false,
    IsResend: false,
    ReminderIsSet: false,
    Culture: 'en-US',
    DateTimeReceived: now,
    DateTimeSent: now,
    DateTimeCreated: now,
    LastModifiedName: recipientOf(call.store, call.identity).name,
    LastModifiedTime: now,
  };
}

/** A new message's properties, as a draft. */
export function draftValues(call: Call, input: ItemInput): ItemValues {
  return {
    ItemClass: 'IPM.Note',
    Subject: '',
    Body: { type: 'Text', text: '' },
    ...commonValues(call),
    IsDraft: true,
    IsUnmodified: false,
    Flag: { status: 'NotFlagged' },
    IsReadReceiptRequested: false,
    IsDeliveryReceiptRequested: false,
    IsRead: true,
    InternetMessageId: `<${randomUUID()}@${call.store.domain}>`,
    ConversationTopic: topicOf(input.values.Subject ?? ''),
    ...input.values,
  };
}

/** A new appointment's properties; a meeting as soon as somebody is invited. */
export function appointmentValues(call: Call, owner: Mailbox, input: ItemInput): ItemValues {
  const now = call.store.clock.now();
  const zone = input.values.StartTimeZone ?? call.timeZone;
  const start = input.values.Start ?? Math.ceil(now / 1_800_000) * 1_800_000;
  const {
    RequiredAttendees: required = [],
    OptionalAttendees: optional = [],
    Resources: rooms = [],
  } = input.values;
  const isMeeting = required.length + optional.length + rooms.length > 0;
  const recurrence = input.values.Recurrence;
  return {
    ItemClass: 'IPM.Appointment',
    Subject: '',
    Body: { type: 'Text', text: '' },
    ...commonValues(call),
    IsDraft: false,
    IsUnmodified: false,
    ReminderIsSet: true,
    ReminderMinutesBeforeStart: '15',
    UID: newUid(),
    DateTimeStamp: now,
    Start: start,
    End: start + 1_800_000,
    IsAllDayEvent: false,
    LegacyFreeBusyStatus: 'Busy',
    IsResponseRequested: true,
    AllowNewTimeProposal: true,
    StartTimeZone: zone,
    EndTimeZone: zone,
    ...input.values,
    ...(recurrence
      ? { Recurrence: { ...recurrence, startDate: firstDate(recurrence.startDate, start, zone) } }
      : {}),
    IsMeeting: isMeeting,
    IsCancelled: false,
    IsRecurring: recurrence !== undefined,
    MeetingRequestWasSent: false,
    CalendarItemType: recurrence ? 'RecurringMaster' : 'Single',
    MyResponseType: isMeeting ? 'Organizer' : 'Unknown',
    Organizer: recipientOf(call.store, call.profile.organizesAsOwner ? owner.address : call.identity),
    AppointmentSequenceNumber: 0,
    AppointmentState: isMeeting ? 1 : 0,
  };
}

/** A range that begins before the first start begins with it. */
function firstDate(date: string, start: number, zone: string): string {
  const local = wallToDate(utcToLocal(start, zone));
  return date < local ? local : date;
}

/** A UID in the form of a global object id ([MS-OXOCAL] 2.2.1.27). */
function newUid(): string {
  return `040000008200E00074C5B7101A82E008${'0'.repeat(32)}10000000${randomUUID().replaceAll('-', '').toUpperCase()}`;
}
