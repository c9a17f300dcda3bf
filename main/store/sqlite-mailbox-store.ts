import type { CalendarPage } from '../../shared/model/calendar.ts';
import type { MessageRow } from '../../shared/model/message.ts';
import type { Database, Durability } from './database/database.ts';
import { DirectoryEntries } from './database/directory-entries.ts';
import { Facts } from './database/facts.ts';
import { FolderTree } from './database/folder-tree.ts';
import { Items } from './database/items.ts';
import { Lists, progressOf } from './database/lists.ts';
import { OutboxTable } from './database/outbox-table.ts';
import { Packs } from './database/packs.ts';
import { SearchIndex } from './database/search-index.ts';
import type { Seal } from './database/seal.ts';
import { Stretches } from './database/stretches.ts';
import type {
  FolderProgress,
  FoldersPage,
  ItemsPage,
  MailboxStore,
  OutboxRecord,
  StoredEntry,
} from './mailbox-store.ts';
import { storeFailureOf, type StoreFailure } from './store-failure.ts';

/** Where the database is, as far as the store has to know. */
export interface StoreFile {
  readonly isDurable: boolean;
  /** Bytes of all files that belong to it. */
  size(): number;
  /** Told of what the disk did wrong. */
  onFailure(failure: StoreFailure): void;
}

/** A mailbox's store on SQLite, in a file or in memory. Made by `openMailboxStore`. */
export class SqliteMailboxStore implements MailboxStore {
  readonly #database: Database;
  readonly #file: StoreFile;
  readonly #facts: Facts;
  readonly #entries: DirectoryEntries;
  readonly #tree: FolderTree;
  readonly #lists: Lists;
  readonly #items: Items;
  readonly #index: SearchIndex;
  readonly #stretches: Stretches;
  readonly #outbox: OutboxTable;
  #isClosed = false;

  constructor(database: Database, seal: Seal, file: StoreFile) {
    this.#database = database;
    this.#file = file;
    this.#facts = new Facts(database, seal);
    this.#entries = new DirectoryEntries(database, seal);
    this.#tree = new FolderTree(database, seal);
    this.#lists = new Lists(database, seal);
    this.#index = new SearchIndex(database, seal);
    this.#items = new Items({
      database,
      seal,
      lists: this.#lists,
      index: this.#index,
      packs: new Packs(database, seal),
    });
    this.#stretches = new Stretches(database, seal);
    this.#outbox = new OutboxTable(database, seal);
  }

  get isDurable(): boolean {
    return this.#file.isDurable;
  }

  fact(name: string): string | null {
    return this.#read(() => this.#facts.get(name));
  }

  setFact(name: string, value: string | null): void {
    this.#write('program', () => this.#facts.set(name, value));
  }

  directoryEntry(key: string): StoredEntry | null {
    return this.#read(() => this.#entries.get(key));
  }

  keepDirectoryEntry(key: string, entry: StoredEntry): void {
    this.#write('program', () => this.#entries.keep(key, entry));
  }

  folders(): ReturnType<MailboxStore['folders']> {
    return this.#read(() => this.#tree.read());
  }

  keepFolders(page: FoldersPage): void {
    this.#write('program', () => {
      const before = new Set(this.#tree.read()?.folders.map(({ folderId }) => folderId));
      this.#tree.keep(page);
      const put = new Set(page.put.map(({ folderId }) => folderId));
      const gone = page.isWhole ? [...before].filter((folderId) => !put.has(folderId)) : page.removed;
      for (const folderId of gone) {
        const list = this.#lists.find(folderId);
        if (list !== null) this.#items.dropList(list.id);
      }
    });
  }

  progress(folderId: string): FolderProgress {
    return this.#read(() => progressOf(this.#lists.begin(folderId)));
  }

  keepItems(page: ItemsPage): void {
    this.#write('program', () => this.#items.keep(page));
  }

  beginAnew(folderId: string): void {
    this.#write('program', () => {
      const list = this.#lists.begin(folderId);
      this.#lists.keep({ ...list, generation: list.generation + 1, syncState: null });
    });
  }

  window(folderId: string, offset: number, limit: number): ReturnType<MailboxStore['window']> {
    return this.#read(() => {
      const list = this.#lists.find(folderId);
      if (list?.isComplete !== true || list.asOf === null) return null;
      return { rowsText: this.#items.window(list, offset, limit), total: list.total, asOf: list.asOf };
    });
  }

  changeRow(itemId: string, change: Partial<MessageRow>): void {
    this.#write('program', () => this.#items.change(itemId, change));
  }

  removeRow(itemId: string): void {
    this.#write('program', () => this.#items.remove(itemId));
  }

  search(words: string, place: Parameters<MailboxStore['search']>[1]): ReturnType<MailboxStore['search']> {
    return this.#read(() => {
      const list = place.folderId === null ? null : this.#lists.find(place.folderId);
      if (place.folderId !== null && list === null) return { rowsText: '[]', total: 0 };
      return this.#items.search(words, list, place);
    });
  }

  calendar(start: string, end: string): ReturnType<MailboxStore['calendar']> {
    return this.#read(() => this.#stretches.read(start, end));
  }

  keepCalendar(page: CalendarPage): void {
    this.#write('program', () => this.#stretches.keep(page));
  }

  markCalendarStale(): void {
    this.#write('program', () => this.#stretches.markStale());
  }

  outbox(): readonly OutboxRecord[] {
    return this.#read(() => this.#outbox.read());
  }

  keepOutbox(record: OutboxRecord): void {
    this.#write('machine', () => this.#outbox.keep(record));
  }

  removeOutbox(entryId: string): void {
    this.#write('machine', () => this.#outbox.remove(entryId));
  }

  size(): number {
    return this.#file.size();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#index.close();
    this.#read(() => this.#database.close());
  }

  #write(durability: Durability, work: () => void): void {
    this.#read(() => this.#database.transaction(durability, work));
  }

  /** Turns what the disk does wrong into a `StoreFailure`. */
  #read<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const failure = storeFailureOf(error);
      if (failure === null) throw error;
      this.#file.onFailure(failure);
      throw failure;
    }
  }
}
