import { success, type Result } from '../../../shared/result.ts';
import { folderName, type FolderReference } from '../elements/folder-reference.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { itemPlacement } from '../elements/placement.ts';
import { writtenItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';

/** Which items to copy, at least one, and where to. */
export interface CopyItemRequest {
  readonly items: readonly ItemReference[];
  readonly to: FolderReference;
}

/**
 * Copies items, one result for each in the order asked: the copy's id, or null where the server names none (a copy into
 * another mailbox). Not idempotent: when no answer comes the failure is `outcome-unknown`, and a copy carries the marker
 * of its original if that has one. `ErrorCalendarCannotMoveOrCopyOccurrence` for one of a series.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/copyitem-operation
 */
export async function copyItem(
  service: EwsService,
  request: CopyItemRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ItemReference | null>[]>> {
  const messages = await callBatch(service, {
    operation: 'CopyItem',
    intent: 'write',
    body: itemPlacement('m:CopyItem', request.items, request.to),
    count: request.items.length,
    folders: [folderName(request.to)],
    options,
  });
  return messages.ok
    ? success(readEach(messages.value, (message) => success(writtenItem(message))))
    : messages;
}
