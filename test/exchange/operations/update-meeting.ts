import type { ItemValues } from '../schema/codecs.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Item } from '../store/types.ts';
import { touchItem } from '../store/items.ts';
import { attendeesOf } from '../submission/meeting-message.ts';
import { sendMeetingNotice } from '../submission/meeting.ts';
import { permitFor } from '../submission/submit.ts';
import type { Permit } from '../submission/submit.ts';
import type { Call } from './call.ts';
import type { Changed } from './property-change.ts';

const addressesOf = (values: ItemValues) =>
  new Set(attendeesOf(values).map((one) => one.mailbox.address.toLowerCase()));

/** The right to tell attendees, where the organiser's meeting changes and somebody is to be told. */
export function permitForUpdate(
  call: Call,
  item: Item,
  { changed, sending }: { readonly changed: Changed; readonly sending: string },
): Outcome<Permit> | undefined {
  const isOwn = item.values.Organizer?.address.toLowerCase() === item.mailbox.address;
  const people = addressesOf(item.values).size + addressesOf(changed.values).size;
  return sending === 'SendToNone' || !isOwn || people === 0
    ? undefined
    : permitFor(call, undefined, item.mailbox);
}

/** Updates to those still invited, invitations to the new, cancellations to those taken off. */
export function sendUpdates(
  call: Call,
  item: Item,
  {
    before,
    permit,
    sending,
  }: { readonly before: ItemValues; readonly permit: Permit; readonly sending: string },
): void {
  const savesCopy = sending.endsWith('AndSaveCopy');
  const onlyChanged = sending.includes('Changed');
  const [old, now] = [addressesOf(before), addressesOf(item.values)];
  const added = new Set([...now].filter((one) => !old.has(one)));
  const stayed = new Set([...now].filter((one) => old.has(one)));
  const gone = new Set([...old].filter((one) => !now.has(one)));
  const wasSent = before.MeetingRequestWasSent === true;
  if (added.size > 0) sendMeetingNotice(call, item, permit, { type: 'request', only: added, savesCopy });
  if (stayed.size > 0 && !onlyChanged)
    sendMeetingNotice(call, item, permit, { type: wasSent ? 'update' : 'request', only: stayed, savesCopy });
  if (gone.size > 0) {
    const asBefore = { ...item, values: { ...item.values, ...listsOf(before) } };
    sendMeetingNotice(call, asBefore, permit, { type: 'cancellation', only: gone, savesCopy });
  }
  if (!wasSent && !item.occurrence) {
    item.values = { ...item.values, MeetingRequestWasSent: true };
    touchItem(call.store, item);
  }
}

function listsOf({ RequiredAttendees, OptionalAttendees, Resources }: ItemValues): ItemValues {
  return {
    ...(RequiredAttendees ? { RequiredAttendees } : {}),
    ...(OptionalAttendees ? { OptionalAttendees } : {}),
    ...(Resources ? { Resources } : {}),
  };
}
