import { success, type Result } from '../../../shared/result.ts';
import { folderKind, setFolderField, updateFolderBody } from '../elements/folder-change.ts';
import type { FolderVersion } from '../elements/folder-reference.ts';
import { singleLine } from '../elements/header-values.ts';
import { writtenFolder } from '../elements/written-folder.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which folder gets which name. */
export interface UpdateFolderRequest {
  readonly folder: FolderVersion & { readonly folderClass: string };
  /** One line: line ends become spaces. */
  readonly displayName: string;
}

/**
 * Renames a folder and gives its new change key; null where the server names none. UpdateFolder has no
 * ConflictResolution: two names given at the same time are not a conflict, the later one stays. `ErrorFolderExists`
 * where a sibling has this name, `ErrorFolderSavePropertyError` for a name that Exchange does not take and for a
 * distinguished folder, `ErrorAccessDenied` without ownership.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updatefolder-operation
 */
export async function updateFolder(
  service: EwsService,
  request: UpdateFolderRequest,
  options?: CallOptions,
): Promise<Result<FolderVersion | null>> {
  const { folder, displayName } = request;
  const name = element('t:DisplayName', singleLine(displayName).trim());
  const message = await callSingle(service, {
    operation: 'UpdateFolder',
    intent: 'write',
    body: updateFolderBody(folder, [
      setFolderField(folderKind(folder.folderClass), 'folder:DisplayName', name),
    ]),
    options,
  });
  return message.ok ? success(writtenFolder(message.value)) : message;
}
