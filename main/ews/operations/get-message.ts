import type { Result } from '../../../shared/result.ts';
import { currentItemIdElement, itemsOf } from '../elements/item-reference.ts';
import { present } from '../elements/present.ts';
import { messageFields, readMessage, type ReadMessage } from '../elements/read-message.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../soap/xml.ts';

/** Which messages to get; at least one. */
export interface GetMessageRequest {
  readonly itemIds: readonly string[];
  /** `Text` has the server turn HTML into plain text, for quoting; `Best`, the default, gives what was written. */
  readonly bodyType?: 'Best' | 'Text';
}

/**
 * Gets whole messages with their bodies and the list of their attachments, one result for each in the order asked. An
 * item that is absent and one that may not be read look the same (`ErrorItemNotFound`; `ErrorAccessDenied` on some
 * servers). Reading marks nothing as read.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getitem-operation
 */
export async function getMessage(
  service: EwsService,
  request: GetMessageRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ReadMessage>[]>> {
  const messages = await callBatch(service, {
    operation: 'GetItem',
    intent: 'read',
    body: element('m:GetItem', [
      shape('m:ItemShape', messageFields, request.bodyType ?? 'Best'),
      element('m:ItemIds', request.itemIds.map(currentItemIdElement)),
    ]),
    count: request.itemIds.length,
    options,
  });
  if (!messages.ok) return messages;
  return {
    ok: true,
    value: readEach(messages.value, (message) => {
      const item = itemsOf(message)[0];
      return present(item === undefined ? null : readMessage(item), service);
    }),
  };
}
