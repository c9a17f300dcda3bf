import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { touchItem } from '../store/items.ts';
import type { Item } from '../store/types.ts';
import { sendMeetingNotice } from '../submission/meeting.ts';
import { permitFor } from '../submission/submit.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { findTargetItem } from './find-target.ts';
import { noteChange } from './note-change.ts';
import { nextTask } from './task-state.ts';
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
  const affected = attribute(call.request, 'AffectedTaskOccurrences');
  if (item.kind === 'Task' && affected === undefined)
    return refuse(
      'ErrorAffectedTaskOccurrencesRequired',
      'AffectedTaskOccurrences attribute is required for Task objects.',
    );
  if (!mayRemove(call, item)) return refuse('ErrorAccessDenied');
  if (affected === 'SpecifiedOccurrenceOnly' && skipOccurrence(call, item)) return done('');
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

/** Of a recurring task, the time that is due now goes alone, where there is a next one. */
function skipOccurrence(call: Call, item: Item): boolean {
  const next = item.kind === 'Task' ? nextTask(call.store.clock.now(), item.values) : undefined;
  if (!next) return false;
  noteChange(call, 'update', item);
  item.values = next;
  touchItem(call.store, item);
  return true;
}
