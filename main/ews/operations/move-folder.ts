import { success, type Result } from '../../../shared/result.ts';
import { folderName, type FolderReference, type FolderVersion } from '../elements/folder-reference.ts';
import { folderPlacement } from '../elements/placement.ts';
import { writtenFolder } from '../elements/written-folder.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';

/** Which folders to move, at least one, and below which one. */
export interface MoveFolderRequest {
  readonly folders: readonly FolderReference[];
  readonly to: FolderReference;
}

/**
 * Moves folders with all that is in and below them, one result for each in the order asked: its id, which a move within
 * a mailbox keeps, and its new change key; null where the server names none. `ErrorMoveDistinguishedFolder` for the
 * Inbox and its like, `ErrorFolderExists` where the name is taken, `ErrorCrossMailboxMoveCopy` for another mailbox.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/movefolder-operation
 */
export async function moveFolder(
  service: EwsService,
  request: MoveFolderRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<FolderVersion | null>[]>> {
  const messages = await callBatch(service, {
    operation: 'MoveFolder',
    intent: 'write',
    body: folderPlacement('m:MoveFolder', request.folders, request.to),
    count: request.folders.length,
    folders: [folderName(request.to)],
    options,
  });
  return messages.ok
    ? success(readEach(messages.value, (message) => success(writtenFolder(message))))
    : messages;
}
