import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which folders to empty; at least one. */
export interface EmptyFolderRequest {
  readonly folders: readonly FolderReference[];
  /** `HardDelete` cannot be undone. */
  readonly deleteType: 'MoveToDeletedItems' | 'SoftDelete' | 'HardDelete';
  /** Whether the folders below go too; otherwise only the items that lie directly in it. */
  readonly subfolders: boolean;
}

/**
 * Empties folders, one result for each in the order asked. `ErrorCannotEmptyFolder` for calendars and roots,
 * `ErrorAccessDenied` without the right to delete what others put there.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/emptyfolder-operation
 */
export async function emptyFolder(
  service: EwsService,
  request: EmptyFolderRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<null>[]>> {
  const { folders, deleteType, subfolders } = request;
  const messages = await callBatch(service, {
    operation: 'EmptyFolder',
    intent: 'write',
    body: element('m:EmptyFolder', element('m:FolderIds', folders.map(folderIdElement)), {
      DeleteType: deleteType,
      DeleteSubFolders: String(subfolders),
    }),
    count: folders.length,
    folders: folders.map(folderName),
    options,
  });
  return messages.ok ? success(readEach(messages.value, () => success(null))) : messages;
}
