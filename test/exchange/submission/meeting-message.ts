import { randomUUID } from 'node:crypto';

import type { Attendee, Body, Recipient } from '../schema/codec.ts';
import type { ItemValues } from '../schema/codecs.ts';
import type { Item } from '../store/types.ts';
import { topicOf } from './new-values.ts';

/** What organisers tell attendees. */
export type Notice = 'request' | 'update' | 'cancellation';

/** Everyone invited to an item. */
export function attendeesOf(values: ItemValues): readonly Attendee[] {
  return [
    ...(values.RequiredAttendees ?? []),
    ...(values.OptionalAttendees ?? []),
    ...(values.Resources ?? []),
  ];
}

const copied = [
  'Sensitivity',
  'Importance',
  'Body',
  'Categories',
  'Culture',
  'UID',
  'RecurrenceId',
  'Start',
  'End',
  'OriginalStart',
  'IsAllDayEvent',
  'Location',
  'IsMeeting',
  'IsRecurring',
  'CalendarItemType',
  'Organizer',
  'RequiredAttendees',
  'OptionalAttendees',
  'Resources',
  'AppointmentSequenceNumber',
  'Recurrence',
  'IsOnlineMeeting',
  'StartTimeZone',
  'EndTimeZone',
] as const;

/** Required people in To, optional ones in Cc, rooms in Bcc: those of a meeting who are told. */
function addressed(values: ItemValues, told: readonly Recipient[]): ItemValues {
  const lists = {
    ToRecipients: values.RequiredAttendees,
    CcRecipients: values.OptionalAttendees,
    BccRecipients: values.Resources,
  };
  const known = new Set(told.map((one) => one.address.toLowerCase()));
  const entries = Object.entries(lists).map(([name, list]) => {
    const people = (list ?? []).map((one) => one.mailbox);
    return [name, people.filter((one) => known.has(one.address.toLowerCase()))] as const;
  });
  return Object.fromEntries(entries.filter(([, people]) => people.length > 0)) as ItemValues;
}

/** The properties of the message that tells attendees about a meeting. */
export function meetingMessageValues(
  item: Item,
  notice: Notice,
  to: readonly Recipient[],
  extra: { readonly now: number; readonly domain: string; readonly body?: Body },
): ItemValues {
  const { values } = item;
  const subject = notice === 'cancellation' ? `Canceled: ${values.Subject ?? ''}` : (values.Subject ?? '');
  const inherited = Object.fromEntries(
    copied.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  ) as ItemValues;
  const request: ItemValues = {
    MeetingRequestType: notice === 'update' ? 'FullUpdate' : 'NewMeetingRequest',
    IntendedFreeBusyStatus: values.LegacyFreeBusyStatus ?? 'Busy',
    LegacyFreeBusyStatus: 'Tentative',
    MeetingRequestWasSent: true,
    MyResponseType: 'NoResponseReceived',
    AppointmentState: 3,
    IsCancelled: false,
  };
  return {
    ...inherited,
    ...(notice === 'cancellation' ? {} : request),
    ...(extra.body ? { Body: extra.body } : {}),
    ItemClass: notice === 'cancellation' ? 'IPM.Schedule.Meeting.Canceled' : 'IPM.Schedule.Meeting.Request',
    Subject: subject,
    ConversationTopic: topicOf(values.Subject ?? ''),
    InternetMessageId: `<${randomUUID()}@${extra.domain}>`,
    ...addressed(values, to),
    IsResponseRequested: values.IsResponseRequested ?? true,
    IsOutOfDate: false,
    HasBeenProcessed: true,
    ResponseType: 'NoResponseReceived',
    DateTimeStamp: extra.now,
    DateTimeCreated: extra.now,
    IsSubmitted: false,
    IsResend: false,
    ReminderIsSet: false,
    IsReadReceiptRequested: false,
    IsDeliveryReceiptRequested: false,
    Flag: { status: 'NotFlagged' },
  };
}
