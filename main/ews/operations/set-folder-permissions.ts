import type { FolderPermission } from '../../../shared/model/permission.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { folderKind, setFolderField, updateFolderBody } from '../elements/folder-change.ts';
import type { FolderVersion } from '../elements/folder-reference.ts';
import { refusedHeader } from '../elements/header-values.ts';
import { permissionSetElement } from '../elements/permissions.ts';
import { writtenFolder } from '../elements/written-folder.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';

/** Which folder gets which permissions. */
export interface SetFolderPermissionsRequest {
  readonly folder: FolderVersion & { readonly folderClass: string };
  /** All of them, as `getFolderPermissions` gave them and the person changed them: who is left out loses theirs. */
  readonly permissions: readonly FolderPermission[];
}

/**
 * Gives a folder a whole new set of permissions, and gives its new change key; null where the server names none.
 * UpdateFolder has no ConflictResolution and Exchange has no way to change one line alone: read the set again right
 * before, and change only the line that the person touched, or somebody else's change is lost. The grants of a delegate
 * belong to `updateDelegate`, which keeps their other folders in step.
 *
 * `invalid-request`, with nothing sent, when an address is unusable, somebody has neither address nor SID, or a level is
 * for calendars only and the folder is none. `ErrorInvalidUserInfo` for somebody without a mailbox,
 * `ErrorDuplicateUserIdsSpecified`, `ErrorAccessDenied` without ownership.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/how-to-set-folder-permissions-for-another-user-by-using-ews-in-exchange
 */
export async function setFolderPermissions(
  service: EwsService,
  request: SetFolderPermissionsRequest,
  options?: CallOptions,
): Promise<Result<FolderVersion | null>> {
  const { folder, permissions } = request;
  const kind = folderKind(folder.folderClass);
  const isCalendar = kind === 't:CalendarFolder';
  const refused = refusedHeader(permissions.map(addressed));
  if (refused !== null) return failed(refused);
  if (!permissions.every((permission) => isPossible(permission, isCalendar)))
    return failed({ kind: 'invalid-request', message: 'A permission is not possible for this folder.' });
  const message = await callSingle(service, {
    operation: 'UpdateFolder',
    intent: 'write',
    body: updateFolderBody(folder, [
      setFolderField(kind, 'folder:PermissionSet', permissionSetElement(permissions, isCalendar)),
    ]),
    options,
  });
  return message.ok ? success(writtenFolder(message.value)) : message;
}

function addressed({ to }: FolderPermission): { name: string; address: string } | null {
  return to.grantee === 'person' && to.address !== '' ? to : null;
}

function isPossible({ to, level, rights }: FolderPermission, isCalendar: boolean): boolean {
  const isNamed = to.grantee !== 'person' || to.address !== '' || (to.sid ?? '') !== '';
  const isForCalendars =
    level.startsWith('FreeBusy') || (level === 'Custom' && rights.readItems.startsWith('Time'));
  return isNamed && (isCalendar || !isForCalendars);
}
