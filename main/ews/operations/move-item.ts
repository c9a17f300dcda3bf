import { success, type Result } from '../../../shared/result.ts';
import { folderName, type FolderReference } from '../elements/folder-reference.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { itemPlacement } from '../elements/placement.ts';
import { writtenItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';

/** Which items to move, at least one, and where to. */
export interface MoveItemRequest {
  readonly items: readonly ItemReference[];
  readonly to: FolderReference;
}

/**
 * Moves items, one result for each in the order asked: the new id, because an item's id changes when it is moved; null
 * where the server names none (a move to another mailbox). `ErrorCrossMailboxMoveCopy` where such a move is refused.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/moveitem-operation
 */
export async function moveItem(
  service: EwsService,
  request: MoveItemRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ItemReference | null>[]>> {
  const messages = await callBatch(service, {
    operation: 'MoveItem',
    intent: 'write',
    body: itemPlacement('m:MoveItem', request.items, request.to),
    count: request.items.length,
    folders: [folderName(request.to)],
    options,
  });
  return messages.ok
    ? success(readEach(messages.value, (message) => success(writtenItem(message))))
    : messages;
}
