import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { allPresent, present } from '../elements/present.ts';
import { readItemChange, type ItemChange } from '../elements/read-item-change.ts';
import { messageRowShape } from '../elements/read-message-row.ts';
import { shape, type FieldUri } from '../elements/shape.ts';
import { isBadSyncState } from '../elements/notification-codes.ts';
import { readSyncPosition, type Synchronised, type SyncPosition } from '../elements/sync-state.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml } from '../xml/xml.ts';

/** The most changes that Exchange gives in one page. */
export const SYNC_PAGE = 512;

/** What of which folder, since when. */
export interface SyncFolderItemsRequest {
  readonly folder: FolderReference;
  /** What the page before ended with; null for everything. */
  readonly syncState: string | null;
  /** `row` gives what a message list shows of each new item; `id` only tells that there is one. */
  readonly properties: 'row' | 'id';
  /**
   * Called once when the reply has told where it ends, before its changes have come. They may still not come: what is
   * asked on the strength of it must be thrown away when this call fails.
   */
  readonly onPosition?: (position: SyncPosition) => void;
  /**
   * Takes each change as soon as it has come, and nobody else does: `changes` stays empty. What was taken must be thrown
   * away when this call fails.
   */
  readonly onChange?: (change: ItemChange) => void;
}

/** One page of what happened in a folder, in the server's order. */
export interface SyncedItems extends SyncPosition {
  readonly changes: readonly ItemChange[];
  /** How many changes there were, those that `onChange` took included. */
  readonly count: number;
}

/**
 * Asks for what is new, changed, read or gone in a folder since a sync state, at most 512 changes at a time. A sync state
 * that the server does not take (`ErrorInvalidSyncStateData`) is no failure but an answer: everything must be asked for
 * anew. Rows are as the server gave them: nothing is hidden.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/syncfolderitems-operation
 */
export async function syncFolderItems(
  service: EwsService,
  request: SyncFolderItemsRequest,
  options?: CallOptions,
): Promise<Result<Synchronised<SyncedItems>>> {
  const taken: (ItemChange | null)[] = [];
  let count = 0;
  const take = (change: ItemChange | null): void => {
    count += 1;
    if (change === null || request.onChange === undefined) taken.push(change);
    else request.onChange(change);
  };
  const message = await callSingle(service, {
    operation: 'SyncFolderItems',
    intent: 'read',
    body: syncBody(request),
    takeRow: (change, owner) => {
      const position = count === 0 ? readSyncPosition(owner) : null;
      if (position !== null) request.onPosition?.(position);
      take(readItemChange(change));
    },
    folders: [folderName(request.folder)],
    options,
  });
  if (!message.ok) return isBadSyncState(message.failure) ? success({ is: 'bad-sync-state' }) : message;
  const changes = allPresent(taken, service);
  if (!changes.ok) return changes;
  const position = present(readSyncPosition(message.value), service);
  return position.ok ? success({ is: 'page', changes: changes.value, count, ...position.value }) : position;
}

function syncBody({ folder, syncState, properties }: SyncFolderItemsRequest): Xml {
  return element('m:SyncFolderItems', [
    properties === 'row' ? messageRowShape() : shape('m:ItemShape', onlyTheId),
    element('m:SyncFolderId', folderIdElement(folder)),
    syncState === null ? null : element('m:SyncState', syncState),
    element('m:MaxChangesReturned', String(SYNC_PAGE)),
  ]);
}

/** The schema wants at least one additional property; this one costs the server nothing. */
const onlyTheId: readonly FieldUri[] = ['item:ItemClass'];
