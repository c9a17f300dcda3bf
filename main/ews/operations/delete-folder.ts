import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which folders to delete, at least one, with all that is in and below them. */
export interface DeleteFolderRequest {
  readonly folders: readonly FolderReference[];
  /** `SoftDelete` keeps the items recoverable and not the folders; `HardDelete` cannot be undone. */
  readonly deleteType: 'MoveToDeletedItems' | 'SoftDelete' | 'HardDelete';
}

/**
 * Deletes folders, one result for each in the order asked. `ErrorDeleteDistinguishedFolder` for the Inbox and its like,
 * `ErrorAccessDenied` without ownership. A folder moved to Deleted Items keeps its id and may get another name there.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/deletefolder-operation
 */
export async function deleteFolder(
  service: EwsService,
  request: DeleteFolderRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<null>[]>> {
  const { folders, deleteType } = request;
  const messages = await callBatch(service, {
    operation: 'DeleteFolder',
    intent: 'write',
    body: element('m:DeleteFolder', element('m:FolderIds', folders.map(folderIdElement)), {
      DeleteType: deleteType,
    }),
    count: folders.length,
    folders: folders.map(folderName),
    options,
  });
  return messages.ok ? success(readEach(messages.value, () => success(null))) : messages;
}
