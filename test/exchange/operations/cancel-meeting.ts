import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Item } from '../store/types.ts';
import { sendMeetingNotice } from '../submission/meeting.ts';
import { permitFor } from '../submission/submit.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import type { CreateRequest } from './create-request.ts';
import { newBody } from './new-body.ts';
import { mayRemove, removeTo } from './remove.ts';

/** CancelCalendarItem: tells everyone, then moves the organiser's item to Deleted Items. */
export function cancelMeeting(
  call: Call,
  node: XmlNode,
  { item, request }: { readonly item: Item; readonly request: CreateRequest },
): Outcome<readonly Item[]> {
  if (item.kind !== 'CalendarItem' || item.values.IsMeeting !== true)
    return refuse('ErrorInvalidReferenceItem');
  const organizer = item.values.Organizer?.address.toLowerCase();
  const isTheirs = !call.profile.organizesAsOwner && organizer === call.identity;
  if (organizer !== item.mailbox.address && !isTheirs) return refuse('ErrorCalendarIsNotOrganizer');
  if (!mayRemove(call, item)) return refuse('ErrorAccessDenied');
  const permit = permitFor(call, undefined, item.mailbox);
  if (!permit.ok) return permit;
  const body = newBody(node);
  if (call.profile.tellsOfCancellations)
    sendMeetingNotice(call, item, permit.value, {
      type: 'cancellation',
      savesCopy: request.disposition === 'SendAndSaveCopy',
      ...(body ? { body } : {}),
    });
  removeTo(call, item, 'MoveToDeletedItems');
  return done([]);
}
