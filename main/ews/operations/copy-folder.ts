import { success, type Result } from '../../../shared/result.ts';
import { folderName, type FolderReference, type FolderVersion } from '../elements/folder-reference.ts';
import { folderPlacement } from '../elements/placement.ts';
import { writtenFolder } from '../elements/written-folder.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';

/** Which folders to copy, at least one, and below which one. */
export interface CopyFolderRequest {
  readonly folders: readonly FolderReference[];
  readonly to: FolderReference;
}

/**
 * Copies folders with all that is in and below them, one result for each in the order asked: the copy's id; null where
 * the server names none. Not idempotent where a copy gets another name; Exchange refuses a taken name with
 * `ErrorFolderExists`. Permissions of the original are not copied.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/copyfolder-operation
 */
export async function copyFolder(
  service: EwsService,
  request: CopyFolderRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<FolderVersion | null>[]>> {
  const messages = await callBatch(service, {
    operation: 'CopyFolder',
    intent: 'write',
    body: folderPlacement('m:CopyFolder', request.folders, request.to),
    count: request.folders.length,
    folders: [folderName(request.to)],
    options,
  });
  return messages.ok
    ? success(readEach(messages.value, (message) => success(writtenFolder(message))))
    : messages;
}
