import { success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { readRootItem } from '../elements/root-item.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { child } from '../xml/xml-element.ts';

/** Which attachments to take off their items; at least one. */
export interface DeleteAttachmentRequest {
  readonly attachmentIds: readonly string[];
}

/**
 * Takes attachments off their items, for good, one result for each in the order asked: the item with its new change key,
 * or null where the server does not tell it. `ErrorItemNotFound` for one that is gone already.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/deleteattachment-operation
 */
export async function deleteAttachment(
  service: EwsService,
  request: DeleteAttachmentRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ItemReference | null>[]>> {
  const messages = await callBatch(service, {
    operation: 'DeleteAttachment',
    intent: 'write',
    body: element(
      'm:DeleteAttachment',
      element(
        'm:AttachmentIds',
        request.attachmentIds.map((id) => element('t:AttachmentId', null, { Id: id })),
      ),
    ),
    count: request.attachmentIds.length,
    options,
  });
  if (!messages.ok) return messages;
  return success(readEach(messages.value, (message) => success(readRootItem(child(message, 'RootItemId')))));
}
