import type { Result } from '../../../shared/result.ts';
import {
  folderIdElement,
  folderName,
  readFolderVersion,
  type FolderReference,
  type FolderVersion,
} from '../elements/folder-reference.ts';
import { readPermissionSet, type PermissionSet } from '../elements/permissions.ts';
import { present } from '../elements/present.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';

/** Whose permissions to get; at least one folder. */
export interface GetFolderPermissionsRequest {
  readonly folders: readonly FolderReference[];
}

/** Who may do what in one folder, and the version of the folder in which that was so. */
export interface FolderPermissions extends FolderVersion {
  readonly folderClass: string;
  /** Null where the server does not tell: only an owner of the folder sees them. */
  readonly set: PermissionSet | null;
}

/**
 * Gets the permissions of folders, one result for each in the order asked. Absent and forbidden look the same, as in
 * `getFolder`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/how-to-set-folder-permissions-for-another-user-by-using-ews-in-exchange
 */
export async function getFolderPermissions(
  service: EwsService,
  request: GetFolderPermissionsRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<FolderPermissions>[]>> {
  const messages = await callBatch(service, {
    operation: 'GetFolder',
    intent: 'read',
    body: element('m:GetFolder', [
      shape('m:FolderShape', ['folder:FolderClass', 'folder:PermissionSet']),
      element('m:FolderIds', request.folders.map(folderIdElement)),
    ]),
    count: request.folders.length,
    folders: request.folders.map(folderName),
    options,
  });
  if (!messages.ok) return messages;
  return {
    ok: true,
    value: readEach(messages.value, (message) => {
      const folder = child(message, 'Folders')?.children[0];
      return present(folder === undefined ? null : readPermissions(folder), service);
    }),
  };
}

function readPermissions(folder: XmlElement): FolderPermissions | null {
  const version = readFolderVersion(folder);
  const set = child(folder, 'PermissionSet');
  return version === null
    ? null
    : {
        ...version,
        folderClass: childText(folder, 'FolderClass')?.trim() ?? '',
        set: set === null ? null : readPermissionSet(set),
      };
}
