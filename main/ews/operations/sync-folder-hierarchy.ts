import type { Folder } from '../../../shared/model/folder.ts';
import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { isBadSyncState } from '../elements/notification-codes.ts';
import { allPresent, present } from '../elements/present.ts';
import { folderFields, readFolder } from '../elements/read-folder.ts';
import { shape } from '../elements/shape.ts';
import { readSyncPosition, type Synchronised, type SyncPosition } from '../elements/sync-state.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { attribute, child, type XmlElement } from '../xml/xml-element.ts';

/** Below which folder to look, and since when. */
export interface SyncFolderHierarchyRequest {
  readonly root: FolderReference;
  /** What the call before ended with; null for all folders. */
  readonly syncState: string | null;
}

/** One thing that happened to the folders below a root. */
export type FolderChange =
  | { readonly change: 'create' | 'update'; readonly folder: Folder }
  | { readonly change: 'delete'; readonly folderId: string };

/** What happened to the folders since a sync state, in the server's order. */
export interface SyncedFolders extends SyncPosition {
  readonly changes: readonly FolderChange[];
  /** How many folders could not be read; they are left out. */
  readonly unreadable: number;
}

/**
 * Asks which folders below one are new, changed or gone since a sync state, with the same properties as `getFolder`. The
 * root itself is not among them, nor is a folder that the authorized identity may not see. A sync state that the server
 * does not take (`ErrorInvalidSyncStateData`) is no failure but an answer: everything must be asked for anew.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/syncfolderhierarchy-operation
 */
export async function syncFolderHierarchy(
  service: EwsService,
  request: SyncFolderHierarchyRequest,
  options?: CallOptions,
): Promise<Result<Synchronised<SyncedFolders>>> {
  const taken: (FolderChange | 'unreadable' | null)[] = [];
  const message = await callSingle(service, {
    operation: 'SyncFolderHierarchy',
    intent: 'read',
    body: element('m:SyncFolderHierarchy', [
      shape('m:FolderShape', folderFields),
      element('m:SyncFolderId', folderIdElement(request.root)),
      request.syncState === null ? null : element('m:SyncState', request.syncState),
    ]),
    takeRow: (change) => taken.push(readFolderChange(change)),
    folders: [folderName(request.root)],
    options,
  });
  if (!message.ok) return isBadSyncState(message.failure) ? success({ is: 'bad-sync-state' }) : message;
  const whole = taken.filter((change) => change !== 'unreadable');
  const changes = allPresent(whole, service);
  if (!changes.ok) return changes;
  const position = present(readSyncPosition(message.value), service);
  return position.ok
    ? success({
        is: 'page',
        changes: changes.value,
        unreadable: taken.length - whole.length,
        ...position.value,
      })
    : position;
}

/** A change of a kind that is not known would be lost for good; a folder that lacks its id is only not there. */
function readFolderChange(change: XmlElement): FolderChange | 'unreadable' | null {
  if (change.name === 'Delete') {
    const folderId = attribute(child(change, 'FolderId'), 'Id') ?? '';
    return folderId === '' || folderId.length > 2048 ? null : { change: 'delete', folderId };
  }
  const changed = change.children[0];
  const folder = changed === undefined ? null : readFolder(changed);
  if (change.name !== 'Create' && change.name !== 'Update') return null;
  if (folder === null) return 'unreadable';
  if (change.name === 'Create') return { change: 'create', folder };
  return { change: 'update', folder };
}
