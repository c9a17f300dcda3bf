import { success, type Result } from '../../../shared/result.ts';
import { folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { itemIdElement, type ItemReference } from '../elements/item-reference.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which saved draft to send, and where its copy goes. */
export interface SendItemRequest {
  readonly item: ItemReference;
  /** Null saves no copy. */
  readonly savedFolder: FolderReference | null;
}

/**
 * Sends a draft. Not idempotent: when no answer comes the failure is `outcome-unknown`. For a delegate Exchange may
 * report success, leave the draft where it was and save no copy; `createMessage` with `SendAndSaveCopy` does not.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/senditem-operation
 */
export async function sendItem(
  service: EwsService,
  request: SendItemRequest,
  options?: CallOptions,
): Promise<Result<null>> {
  const { item, savedFolder } = request;
  const message = await callSingle(service, {
    operation: 'SendItem',
    intent: 'write',
    body: element(
      'm:SendItem',
      [
        element('m:ItemIds', itemIdElement(item)),
        savedFolder === null ? null : folderTarget('m:SavedItemFolderId', savedFolder),
      ],
      { SaveItemToFolder: savedFolder === null ? 'false' : 'true' },
    ),
    options,
  });
  return message.ok ? success(null) : message;
}
