import type { MessageRow } from '../../../../shared/model/message.ts';
import type { ItemChange } from '../../../ews/elements/read-item-change.ts';
import type { FoundMessage } from '../../../ews/elements/read-message-row.ts';
import { mailboxMoniker } from '../../../ews/item-ids.ts';
import type { ItemsPage } from '../../../store/mailbox-store.ts';

/** What a page of changes amounts to, ready to be stored. */
export type Folded = Pick<ItemsPage, 'put' | 'removed' | 'readFlags'>;

/** Whose folder the changes are of. */
export interface FoldedFolder {
  readonly folderId: string;
  /** What the ids of the proved mailbox carry; null where they are opaque. */
  readonly moniker: string | null;
  /** Takes out what this session may not see. */
  readonly redact: (found: FoundMessage) => MessageRow;
}

/**
 * Folds changes, which happened in order, into what is left of them: of an item that came and went only that it is gone.
 * Rows are redacted here, before anything is stored. A row that lies in another folder of the same mailbox was moved on
 * meanwhile, and its removal is still to come. Null when one lies anywhere else: nothing of such a page may be stored.
 */
export function foldChanges(changes: readonly ItemChange[], folder: FoldedFolder): Folded | null {
  const put = new Map<string, MessageRow>();
  const removed = new Set<string>();
  const readFlags = new Map<string, boolean>();
  const remove = (itemId: string): void => {
    put.delete(itemId);
    readFlags.delete(itemId);
    removed.add(itemId);
  };
  for (const change of changes) {
    if (change.change === 'delete') remove(change.itemId);
    else if (change.change === 'readFlag') {
      const row = put.get(change.itemId);
      if (row === undefined) readFlags.set(change.itemId, change.isRead);
      else put.set(change.itemId, { ...row, isRead: change.isRead });
    } else {
      const { found } = change;
      const { itemId } = found.row;
      const place = placeOf(found, folder);
      if (place === 'elsewhere') return null;
      remove(itemId);
      if (place === 'here') {
        removed.delete(itemId);
        put.set(itemId, folder.redact(found));
      }
    }
  }
  return {
    put: [...put.values()],
    removed: [...removed],
    readFlags: [...readFlags].map(([itemId, isRead]) => ({ itemId, isRead })),
  };
}

function placeOf(
  { parentFolderId }: FoundMessage,
  { folderId, moniker }: FoldedFolder,
): 'here' | 'moved' | 'elsewhere' {
  if (parentFolderId === null || parentFolderId === folderId) return 'here';
  return moniker !== null && mailboxMoniker(parentFolderId) === moniker ? 'moved' : 'elsewhere';
}
