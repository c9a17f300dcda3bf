import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { sendMeetingNotice } from '../submission/meeting.ts';
import { permitFor } from '../submission/submit.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { findTargetItem } from './find-target.ts';
import { mayRemove, removeTo } from './remove.ts';
import type { Disposal } from './remove.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/deleteitem-operation>. */
export function deleteItem(call: Call): Outcome<string> {
  const disposal = attribute(call.request, 'DeleteType') as Disposal | undefined;
  if (disposal === undefined)
    return refuse('ErrorSchemaValidation', "The required attribute 'DeleteType' is missing.");
  const outcomes = (child(call.request, 'ItemIds')?.children ?? []).map((node) =>
    deleteOne(call, node, disposal),
  );
  return done(writeResponse(call, outcomes));
}

function deleteOne(call: Call, node: XmlNode, disposal: Disposal): Outcome<string> {
  const target = findTargetItem(call, node);
  if (!target.ok) return target;
  const { item } = target.value;
  const sending = attribute(call.request, 'SendMeetingCancellations');
  if (item.kind === 'CalendarItem' && sending === undefined)
    return refuse('ErrorSendMeetingCancellationsRequired');
  if (!mayRemove(call, item)) return refuse('ErrorAccessDenied');
  const isOwnMeeting =
    item.kind === 'CalendarItem' &&
    item.values.IsMeeting === true &&
    item.values.Organizer?.address.toLowerCase() === item.mailbox.address;
  if (isOwnMeeting && sending !== 'SendToNone') {
    const permit = permitFor(call, undefined, item.mailbox);
    if (!permit.ok) return permit;
    sendMeetingNotice(call, item, permit.value, {
      type: 'cancellation',
      savesCopy: sending === 'SendToAllAndSaveCopy',
    });
  }
  removeTo(call, item, disposal);
  return done('');
}
