import type { Call } from '../operations/call.ts';
import type { Attendee, ResponseType } from '../schema/codec.ts';
import { touchItem } from '../store/items.ts';
import { mailboxOf } from '../store/store.ts';
import { findCalendarCopy } from './calendar-copy.ts';

/** An attendee's answer. */
export interface Tracked {
  readonly organizer: string;
  readonly uid: string | undefined;
  readonly attendee: string;
  readonly response: ResponseType;
}

/** Enters an answer in the organiser's own appointment, as the Calendar Attendant does when the message arrives. */
export function trackResponse(call: Call, { organizer, uid, attendee, response }: Tracked): void {
  const mailbox = mailboxOf(call.store, organizer);
  const item = mailbox && findCalendarCopy(mailbox, uid);
  if (!item) return;
  const update = (list: readonly Attendee[] | undefined) =>
    (list ?? []).map((one) =>
      one.mailbox.address.toLowerCase() === attendee.toLowerCase()
        ? { ...one, response, respondedAt: call.store.clock.now() }
        : one,
    );
  const { RequiredAttendees: required, OptionalAttendees: optional, Resources: rooms } = item.values;
  item.values = {
    ...item.values,
    ...(required ? { RequiredAttendees: update(required) } : {}),
    ...(optional ? { OptionalAttendees: update(optional) } : {}),
    ...(rooms ? { Resources: update(rooms) } : {}),
  };
  touchItem(call.store, item);
}
