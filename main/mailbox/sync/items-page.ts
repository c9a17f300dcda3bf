import type { MessageRow } from '../../../shared/model/message.ts';
import type { UnreadableRow } from '../../ews/elements/read-rows.ts';
import type { ItemChange } from '../../ews/elements/read-item-change.ts';
import type { FoundMessage } from '../../ews/elements/read-message-row.ts';
import { mailboxMoniker } from '../../ews/item-ids.ts';
import type { ItemsPage } from '../../store/mailbox-store.ts';
import { RowsToKeep, type RowToKeep, type SpareBuffers } from '../../store/rows-to-keep.ts';

/** What a page of changes amounts to, ready to be stored. */
export interface Folded extends Pick<ItemsPage, 'put' | 'removed' | 'readFlags'> {
  /** What came and could not be read: it is not among the rows, and what was stored of it is removed. */
  readonly unreadable: readonly UnreadableRow[];
}

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
  readonly #others: Other[] = [];
  readonly #unreadable: UnreadableRow[] = [];
  #hasForeign = false;

  constructor(folder: FoldedFolder, spare?: SpareBuffers) {
    this.#folder = folder;
    this.#rows = new RowsToKeep(spare);
  }

  /** Takes the next change. */
  take(change: ItemChange): void {
    const after = this.#rows.count;
    if (change.change === 'delete') this.#others.push({ after, itemId: change.itemId, isRead: null });
    else if (change.change === 'readFlag') {
      this.#others.push({ after, itemId: change.itemId, isRead: change.isRead });
    } else if (change.change === 'unreadable') this.#setAside(change.row);
    else this.#place(change.found);
  }

  /** What is left; null when a row lies in another mailbox: nothing of such a page may be stored. */
  get folded(): Folded | null {
    if (this.#hasForeign) return null;
    const rows = Array.from({ length: this.#rows.count }, (_, index) => this.#rows.at(index));
    // A first reading is all rows, and the store counts what is named twice once.
    const folded =
      this.#others.length === 0 ? { put: rows, removed: [], readFlags: [] } : fold(rows, this.#others);
    return { ...folded, unreadable: this.#unreadable };
  }

  /** Lets go of what was folded, once it is stored. */
  release(): void {
    this.#rows.release();
  }

  #setAside(row: UnreadableRow): void {
    const place = placeOf(row, this.#folder);
    if (place === 'elsewhere') this.#hasForeign = true;
    if (place === 'here') this.#unreadable.push(row);
    const after = this.#rows.count;
    if (row.itemId !== null) this.#others.push({ after, itemId: row.itemId, isRead: null });
  }

  #place(found: FoundMessage): void {
    const place = placeOf(found, this.#folder);
    if (place === 'here') this.#rows.add(this.#folder.redact(found));
    else if (place === 'moved') {
      this.#others.push({ after: this.#rows.count, itemId: found.row.itemId, isRead: null });
    } else this.#hasForeign = true;
  }
}

/** An item that is gone, or is now read or unread. */
interface Other {
  /** So many rows came before it. */
  readonly after: number;
  readonly itemId: string;
  readonly isRead: boolean | null;
}

function fold(
  rows: readonly RowToKeep[],
  others: readonly Other[],
): Pick<Folded, 'put' | 'removed' | 'readFlags'> {
  const put = new Map<string, RowToKeep>();
  const removed = new Set<string>();
  const readFlags = new Map<string, boolean>();
  const place = (row: RowToKeep): void => {
    readFlags.delete(row.itemId);
    removed.delete(row.itemId);
    put.set(row.itemId, row);
  };
  let placed = 0;
  for (const { after, itemId, isRead } of others) {
    for (const row of rows.slice(placed, after)) place(row);
    placed = after;
    const known = put.get(itemId);
    if (isRead === null) {
      put.delete(itemId);
      readFlags.delete(itemId);
      removed.add(itemId);
    } else if (known === undefined) readFlags.set(itemId, isRead);
    else put.set(itemId, { ...known, isRead });
  }
  for (const row of rows.slice(placed)) place(row);
  return {
    put: [...put.values()],
    removed: [...removed],
    readFlags: [...readFlags].map(([itemId, isRead]) => ({ itemId, isRead })),
  };
}

function placeOf(
  { parentFolderId }: Pick<FoundMessage, 'parentFolderId'>,
  { folderId, moniker }: FoldedFolder,
): 'here' | 'moved' | 'elsewhere' {
  if (parentFolderId === null || parentFolderId === folderId) return 'here';
  return moniker !== null && mailboxMoniker(parentFolderId) === moniker ? 'moved' : 'elsewhere';
}
