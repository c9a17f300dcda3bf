import type { Call } from '../operations/call.ts';
import type { Body } from '../schema/codec.ts';
import { addItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf } from '../store/store.ts';
import type { Item, Mailbox } from '../store/types.ts';
import { bookRoom } from './book-room.ts';
import { cancelCalendarCopy, putCalendarCopy } from './calendar-copy.ts';
import { attendeesOf, meetingMessageValues } from './meeting-message.ts';
import type { Notice } from './meeting-message.ts';
import { deliver, recordSubmission, sentValues } from './submit.ts';
import type { Parcel, Permit } from './submit.ts';

/** A notice to some attendees of a meeting. */
export interface MeetingNotice {
  readonly type: Notice;
  /** Lower-case addresses; everyone invited without it. */
  readonly only?: ReadonlySet<string>;
  readonly body?: Body;
  readonly savesCopy: boolean;
}

/**
 * Tells attendees about a meeting: a meeting message into each Inbox (the delegates' where the attendee has it so),
 * and the appointment into each calendar, as the Calendar Attendant does.
 */
export function sendMeetingNotice(call: Call, item: Item, permit: Permit, notice: MeetingNotice): void {
  const organizer = permit.mailbox.address;
  const invited = attendeesOf(item.values)
    .map((one) => one.mailbox)
    .filter((one) => one.address.toLowerCase() !== organizer)
    .filter((one) => notice.only?.has(one.address.toLowerCase()) ?? true);
  if (invited.length === 0) return;
  const values = meetingMessageValues(item, notice.type, invited, {
    now: call.store.clock.now(),
    domain: call.store.domain,
    ...(notice.body ? { body: notice.body } : {}),
  });
  const parcel: Parcel = {
    kind: notice.type === 'cancellation' ? 'MeetingCancellation' : 'MeetingRequest',
    values: sentValues(call, values, permit),
    thread: item.thread,
    extended: item.extended,
    attachments: item.attachments,
  };
  recordSubmission(call, parcel, { permit, recipients: invited.map((one) => one.address.toLowerCase()) });
  for (const { address } of invited) {
    const mailbox = mailboxOf(call.store, address);
    if (mailbox) receive(call, mailbox, { item, parcel, type: notice.type });
  }
  if (notice.savesCopy)
    addItem(call.store, distinguished(permit.mailbox, 'sentitems'), { ...parcel, creator: organizer });
}

function receive(
  call: Call,
  mailbox: Mailbox,
  { item, parcel, type }: { readonly item: Item; readonly parcel: Parcel; readonly type: Notice },
): void {
  if (mailbox.person.kind === 'room') {
    if (type === 'cancellation') cancelCalendarCopy(call, mailbox, item);
    else bookRoom(call, mailbox, item);
    return;
  }
  const delegates = mailbox.delegates.filter((one) => one.receiveCopiesOfMeetingMessages);
  const scope = delegates.length === 0 ? 'NoForward' : mailbox.deliverMeetingRequests;
  if (scope !== 'DelegatesOnly') {
    const isCopy = scope === 'DelegatesAndSendInformationToMe' && parcel.kind === 'MeetingRequest';
    const values = isCopy
      ? { ...parcel.values, MeetingRequestType: 'PrincipalWantsCopy' as const }
      : parcel.values;
    deliver(call, mailbox, { ...parcel, values });
  }
  if (scope !== 'NoForward')
    for (const one of delegates) {
      const delegate = mailboxOf(call.store, one.address);
      if (delegate) deliver(call, delegate, parcel, mailbox);
    }
  if (type === 'cancellation') cancelCalendarCopy(call, mailbox, item);
  else putCalendarCopy(call, mailbox, item);
}
