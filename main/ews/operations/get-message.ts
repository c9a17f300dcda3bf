import type { Result } from '../../../shared/result.ts';
import { getItems } from '../elements/get-items.ts';
import { messageFields, readMessage, type ReadMessage } from '../elements/read-message.ts';
import type { EwsService } from '../service.ts';
import type { CallOptions } from '../soap/call.ts';

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
  const { itemIds } = request;
  return await getItems(service, {
    itemIds,
    fields: messageFields,
    bodyType: request.bodyType ?? 'Best',
    read: readMessage,
    options,
  });
}
