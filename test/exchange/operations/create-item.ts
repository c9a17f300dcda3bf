import { writeItemId } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import type { Item } from '../store/types.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { createCalendarItem } from './create-calendar-item.ts';
import { createMessage } from './create-message.ts';
import { createOther } from './create-other.ts';
import type { CreateRequest } from './create-request.ts';
import { createResponse } from './create-response.ts';
import { findTargetIn } from './find-target.ts';
import { respondToMeeting } from './respond-to-meeting.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/createitem-operation>. */
export function createItem(call: Call): Outcome<string> {
  const savedNode = child(call.request, 'SavedItemFolderId');
  const request: CreateRequest = {
    disposition: attribute(call.request, 'MessageDisposition'),
    invitations: attribute(call.request, 'SendMeetingInvitations'),
    saved: savedNode ? findTargetIn(call, savedNode) : undefined,
  };
  const outcomes = (child(call.request, 'Items')?.children ?? []).map((node): Outcome<string> => {
    const made = createOne(call, node, request);
    return made.ok ? done(element('m:Items', made.value.map(writeMade).join(''))) : made;
  });
  return done(writeResponse(call, outcomes, '<m:Items/>'));
}

function writeMade(item: Item): string {
  return element(`t:${item.kind}`, writeItemId(item));
}

function createOne(call: Call, node: XmlNode, request: CreateRequest): Outcome<readonly Item[]> {
  switch (node.name) {
    case 'Message':
      return createMessage(call, node, request);
    case 'CalendarItem':
      return createCalendarItem(call, node, request);
    case 'Item':
    case 'Contact':
    case 'Task':
      return createOther(call, node, { kind: node.name, request });
    case 'ReplyToItem':
    case 'ReplyAllToItem':
    case 'ForwardItem':
    case 'CancelCalendarItem':
      return createResponse(call, node, request);
    case 'AcceptItem':
    case 'DeclineItem':
    case 'TentativelyAcceptItem':
    case 'RemoveItem':
      return respondToMeeting(call, node, request);
    default:
      return refuse('ErrorInvalidOperation', 'Items of this type cannot be created.');
  }
}
