import type { MessageRow } from '../../../../shared/model/message.ts';
import type { ItemChange } from '../../../ews/elements/read-item-change.ts';
import type { FoundMessage } from '../../../ews/elements/read-message-row.ts';
import { mailboxMoniker } from '../../../ews/item-ids.ts';
import type { ItemsPage } from '../../../store/mailbox-store.ts';
import { RowsToKeep, type RowToKeep, type SpareBuffers } from '../../../store/rows-to-keep.ts';

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
 * Folds changes, which happen in order, into what is left of them: of an item that came and went only that it is gone.
 * Each row is redacted and written as soon as it comes, before anything is stored. A row that lies in another folder of
 * the same mailbox was moved on meanwhile, and its removal is still to come.
 */
export class PageFold {
  readonly #folder: FoldedFolder;
  readonly #rows: RowsToKeep;
  readonly #put = new Map<string, RowToKeep>();
  readonly #removed = new Set<string>();
  readonly #readFlags = new Map<string, boolean>();
  #hasForeign = false;

  constructor(folder: FoldedFolder, spare?: SpareBuffers) {
    this.#folder = folder;
    this.#rows = new RowsToKeep(spare);
  }

  /** Takes the next change. */
  take(change: ItemChange): void {
    if (change.change === 'delete') this.#remove(change.itemId);
    else if (change.change === 'readFlag') this.#markRead(change.itemId, change.isRead);
    else this.#place(change.found);
  }

  /** What is left; null when a row lies in another mailbox: nothing of such a page may be stored. */
  get folded(): Folded | null {
    if (this.#hasForeign) return null;
    return {
      put: [...this.#put.values()],
      removed: [...this.#removed],
      readFlags: [...this.#readFlags].map(([itemId, isRead]) => ({ itemId, isRead })),
    };
  }

  /** Lets go of what was folded, once it is stored. */
  release(): void {
    this.#rows.release();
  }

  #place(found: FoundMessage): void {
    const place = placeOf(found, this.#folder);
    if (place === 'here') {
      const row = this.#rows.add(this.#folder.redact(found));
      this.#readFlags.delete(row.itemId);
      this.#removed.delete(row.itemId);
      this.#put.set(row.itemId, row);
    } else if (place === 'moved') this.#remove(found.row.itemId);
    else this.#hasForeign = true;
  }

  #markRead(itemId: string, isRead: boolean): void {
    const row = this.#put.get(itemId);
    if (row === undefined) this.#readFlags.set(itemId, isRead);
    else this.#put.set(itemId, { ...row, isRead });
  }

  #remove(itemId: string): void {
    this.#put.delete(itemId);
    this.#readFlags.delete(itemId);
    this.#removed.add(itemId);
  }
}

function placeOf(
  { parentFolderId }: FoundMessage,
  { folderId, moniker }: FoldedFolder,
): 'here' | 'moved' | 'elsewhere' {
  if (parentFolderId === null || parentFolderId === folderId) return 'here';
  return moniker !== null && mailboxMoniker(parentFolderId) === moniker ? 'moved' : 'elsewhere';
}
