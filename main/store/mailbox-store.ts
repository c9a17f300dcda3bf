import type { CalendarPage } from '../../shared/model/calendar.ts';
import type { Folder } from '../../shared/model/folder.ts';
import type { MessageRow } from '../../shared/model/message.ts';
import type { OutboxState } from '../../shared/model/outbox.ts';
import type { RowToKeep } from './rows-to-keep.ts';

export type { OutboxState } from '../../shared/model/outbox.ts';

/** How far one folder's rows are known. */
export interface FolderProgress {
  /** EWS's opaque token for what comes next; null before the first page and after a bad sync state. */
  readonly syncState: string | null;
  /** True once every item that the folder had at `asOf` is here. */
  readonly isComplete: boolean;
  /** When the server last said so, ISO 8601; null before the first page. */
  readonly asOf: string | null;
  readonly total: number;
}

/** One page of a folder's synchronisation: all of it is kept, or none. */
export interface ItemsPage {
  readonly folderId: string;
  /** New and changed rows, as this session may see them: private ones are hidden already. */
  readonly put: readonly RowToKeep[];
  readonly removed: readonly string[];
  readonly readFlags: readonly { readonly itemId: string; readonly isRead: boolean }[];
  readonly syncState: string;
  /** The page was the last one: rows of an earlier generation that were not named again go. */
  readonly isLast: boolean;
  readonly asOf: string;
}

/** A window of a list, as text that crosses main unread. */
export interface StoredWindow {
  /** A JSON array of message rows, newest first. */
  readonly rowsText: string;
  readonly total: number;
  readonly asOf: string;
}

/** What the directory said of somebody, as the caller writes it, and when, in milliseconds since 1970. */
export interface StoredEntry {
  readonly askedAt: number;
  readonly text: string;
}

/** A change of a folder tree: everything anew, or what SyncFolderHierarchy named. */
export interface FoldersPage {
  readonly put: readonly Folder[];
  readonly removed: readonly string[];
  readonly syncState: string;
  readonly asOf: string;
  /** True drops every folder that is not in `put`. */
  readonly isWhole: boolean;
}

/** One write that must happen once. */
export interface OutboxRecord {
  readonly entryId: string;
  /** The named property by which the server's copy is found again. */
  readonly marker: string;
  readonly state: OutboxState;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly changedAt: string;
  /** How often it was looked for since it became unknown. */
  readonly looks: number;
  /** What was asked for, as JSON text; sealed. */
  readonly content: string;
  /** Why it was refused, as JSON text of a Failure; sealed. */
  readonly failure: string | null;
}

/**
 * What one session keeps of its mailbox between runs. Belongs to one thread; every call is done when it returns, and a
 * call that changes something is on the disk by then. Disk failures are values of the opening; a disk that fails later
 * makes a call throw a `StoreFailure`, which the session answers by going on in memory.
 */
export interface MailboxStore {
  /** False where nothing outlives this run. */
  readonly isDurable: boolean;

  /** A small value by name (proof, names, rights), or null. Sealed. */
  fact(name: string): string | null;
  setFact(name: string, value: string | null): void;

  /** What the directory said of whoever is named so; null where it was not asked. Sealed, as is the key. */
  directoryEntry(key: string): StoredEntry | null;
  keepDirectoryEntry(key: string, entry: StoredEntry): void;

  /** The folder tree as last known, and its age; null before it was ever read. */
  folders(): {
    readonly folders: readonly Folder[];
    readonly syncState: string | null;
    readonly asOf: string;
  } | null;
  keepFolders(page: FoldersPage): void;

  progress(folderId: string): FolderProgress;
  keepItems(page: ItemsPage): void;
  /** Forgets the sync state and begins a new generation: rows stay readable until the next last page. */
  beginAnew(folderId: string): void;
  /** Null while the folder is not complete. */
  window(folderId: string, offset: number, limit: number): StoredWindow | null;
  /** Changes one row by what a write has done, ahead of the next synchronisation. */
  changeRow(itemId: string, change: Partial<MessageRow>): void;
  removeRow(itemId: string): void;
  /**
   * Rows whose subject, people or preview hold every word, upper and lower case alike, newest first. Null: all folders.
   */
  search(
    words: string,
    place: { readonly folderId: string | null; readonly offset: number; readonly limit: number },
  ): { readonly rowsText: string; readonly total: number };

  /** The newest kept stretch that covers this one; its rows cut to it. Stale ones are given with their age. */
  calendar(start: string, end: string): { readonly page: CalendarPage; readonly isStale: boolean } | null;
  keepCalendar(page: CalendarPage): void;
  markCalendarStale(): void;

  outbox(): readonly OutboxRecord[];
  /** Adds or replaces; on the disk (fsync) when it returns. */
  keepOutbox(record: OutboxRecord): void;
  removeOutbox(entryId: string): void;

  /** Bytes on the disk, or 0. */
  size(): number;
  close(): void;
}
