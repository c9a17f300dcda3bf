import { failed, type Result } from '../../../shared/result.ts';
import { itemChanges, setField } from '../elements/item-change.ts';
import type { Flag } from '../elements/item-properties.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml } from '../xml/xml.ts';

/** What to change of a message; absent keys stay as they are, and at least one is needed. */
export interface MessageChange {
  readonly isRead?: boolean;
  readonly flag?: Flag;
}

export interface UpdateMessageRequest {
  readonly item: ItemReference;
  readonly change: MessageChange;
}

/**
 * Changes a message's read state or flag and gives its new change key. No read receipt is sent, since the person who
 * reads is not the one it was sent to. A change by someone else since the message was read is a `conflict` only where
 * the server cannot merge the two.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updateitem-operation
 */
export async function updateMessage(
  service: EwsService,
  request: UpdateMessageRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const updates = updatesOf(request.change);
  if (updates.length === 0) return failed({ kind: 'invalid-request', message: 'Nothing to change.' });
  const message = await callSingle(service, {
    operation: 'UpdateItem',
    intent: 'write',
    body: element('m:UpdateItem', itemChanges(request.item, updates), {
      ConflictResolution: 'AutoResolve',
      MessageDisposition: 'SaveOnly',
      SuppressReadReceipts: 'true',
    }),
    options,
  });
  return message.ok ? savedItem(message.value, 'UpdateItem') : message;
}

function updatesOf({ isRead, flag }: MessageChange): Xml[] {
  const updates: Xml[] = [];
  if (flag !== undefined) {
    const value = element('t:Flag', element('t:FlagStatus', flag));
    updates.push(setField('t:Message', 'item:Flag', value));
  }
  if (isRead !== undefined) {
    updates.push(setField('t:Message', 'message:IsRead', element('t:IsRead', String(isRead))));
  }
  return updates;
}
