import { randomUUID } from 'node:crypto';

import { isMaster, occurrencesBetween, overlaps } from '../calendar/series.ts';
import type { Call } from '../operations/call.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { touchItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf, recipientOf } from '../store/store.ts';
import type { Item, Mailbox } from '../store/types.ts';
import { findCalendarCopy, putCalendarCopy } from './calendar-copy.ts';
import { commonValues, topicOf } from './new-values.ts';
import { deliver } from './submit.ts';
import { trackResponse } from './track-response.ts';

/**
 * What the Resource Booking Attendant does with an invitation (Set-CalendarProcessing -AutomateProcessing AutoAccept):
 * accepts when the room is free, declines when it is not, and tells the organiser. Of a series, only the occurrences
 * of the next year are compared.
 */
export function bookRoom(call: Call, room: Mailbox, meeting: Item): void {
  const isFree = spansOf(call, meeting).every(
    ({ Start: from = 0, End: to = 0 }) => !isTaken(room, { from, to, uid: meeting.values.UID }),
  );
  if (isFree) {
    putCalendarCopy(call, room, meeting);
    const copy = findCalendarCopy(room, meeting.values.UID);
    if (copy) {
      copy.values = { ...copy.values, MyResponseType: 'Accept', LegacyFreeBusyStatus: 'Busy' };
      touchItem(call.store, copy);
    }
  }
  answer(call, room, { meeting, isFree });
}

function spansOf(call: Call, meeting: Item): ItemValues[] {
  const now = call.store.clock.now();
  if (!isMaster(meeting)) return [meeting.values];
  return occurrencesBetween(meeting, now, now + 366 * 86_400_000).map((one) => one.values);
}

function isTaken(
  room: Mailbox,
  { from, to, uid }: { readonly from: number; readonly to: number; readonly uid: string | undefined },
): boolean {
  for (const item of distinguished(room, 'calendar').items) {
    if (item.values.UID === uid || item.values.LegacyFreeBusyStatus === 'Free') continue;
    const found = isMaster(item)
      ? occurrencesBetween(item, from, to)
      : overlaps(item, from, to)
        ? [item]
        : [];
    if (found.some((one) => one.values.Start !== to && one.values.End !== from)) return true;
  }
  return false;
}

function answer(
  call: Call,
  room: Mailbox,
  { meeting, isFree }: { readonly meeting: Item; readonly isFree: boolean },
): void {
  const { values } = meeting;
  const organizer = values.Organizer && mailboxOf(call.store, values.Organizer.address);
  const self = recipientOf(call.store, room.address);
  const response = isFree ? 'Accept' : 'Decline';
  trackResponse(call, {
    organizer: values.Organizer?.address ?? '',
    uid: values.UID,
    attendee: room.address,
    response,
  });
  if (!organizer || !values.Organizer) return;
  deliver(call, organizer, {
    kind: 'MeetingResponse',
    thread: meeting.thread,
    extended: new Map(),
    attachments: [],
    values: {
      ...commonValues(call),
      ItemClass: `IPM.Schedule.Meeting.Resp.${isFree ? 'Pos' : 'Neg'}`,
      Subject: `${isFree ? 'Accepted' : 'Declined'}: ${values.Subject ?? ''}`,
      Body: {
        type: 'Text',
        text: isFree
          ? 'Your request was accepted.'
          : 'Your request was declined because there are conflicts.',
      },
      From: self,
      Sender: self,
      ToRecipients: [values.Organizer],
      ConversationTopic: topicOf(values.Subject ?? ''),
      InternetMessageId: `<${randomUUID()}@${call.store.domain}>`,
      ResponseType: response,
      ...(values.UID === undefined ? {} : { UID: values.UID }),
      ...(values.Start === undefined ? {} : { Start: values.Start }),
      ...(values.End === undefined ? {} : { End: values.End }),
    },
  });
}
