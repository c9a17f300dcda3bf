import { success, type Result } from '../../../shared/result.ts';
import { itemIdElement, type ItemReference } from '../elements/item-reference.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which items to delete, at least one, and how. */
export interface DeleteItemRequest {
  readonly items: readonly ItemReference[];
  /**
   * `MoveToDeletedItems` goes to a folder that the server chooses; to be sure of the mailbox, use `moveItem` instead.
   * `HardDelete` cannot be undone.
   */
  readonly deleteType: 'MoveToDeletedItems' | 'SoftDelete' | 'HardDelete';
  /** For calendar items only, which Exchange refuses to delete without it: whom to tell. */
  readonly cancellations?: 'SendToNone' | 'SendOnlyToAll' | 'SendToAllAndSaveCopy';
  /** For recurring tasks only: the one that is due now, which is the default, or all of them. */
  readonly affectedTasks?: 'SpecifiedOccurrenceOnly' | 'AllOccurrences';
}

/**
 * Deletes items, one result for each in the order asked. An occurrence is deleted alone, not its series, and a recurring
 * task goes on to its next time unless all of them are to go. A stale change key is a `conflict` where the server honours
 * it.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/deleteitem-operation
 */
export async function deleteItem(
  service: EwsService,
  request: DeleteItemRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<null>[]>> {
  const messages = await callBatch(service, {
    operation: 'DeleteItem',
    intent: 'write',
    body: element(
      'm:DeleteItem',
      element(
        'm:ItemIds',
        request.items.map((item) => itemIdElement(item)),
      ),
      {
        DeleteType: request.deleteType,
        SendMeetingCancellations: request.cancellations ?? null,
        AffectedTaskOccurrences: request.affectedTasks ?? 'SpecifiedOccurrenceOnly',
      },
    ),
    count: request.items.length,
    options,
  });
  return messages.ok ? success(readEach(messages.value, () => success(null))) : messages;
}
