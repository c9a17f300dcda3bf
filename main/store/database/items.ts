import type { MessageRow } from '../../../shared/model/message.ts';
import { StoreFailure } from '../store-failure.ts';
import type { ItemsPage, StoredWindow } from '../mailbox-store.ts';
import { bytesIn, numberIn, orNull, type Columns } from './columns.ts';
import type { Database } from './database.ts';
import { ItemNames } from './item-names.ts';
import type { List, Lists } from './lists.ts';
import { nextId } from './next-id.ts';
import { newestOf } from './newest-of.ts';
import { readRow, rowText, writeRow } from './row-text.ts';
import type { Place, Seal } from './seal.ts';
import type { IndexChange, SearchIndex } from './search-index.ts';
import { searchTextOf, searchWords } from './search-text.ts';

/** One row on its way into its list. */
interface Arriving {
  readonly row: MessageRow;
  readonly digest: Buffer;
  readonly change: IndexChange;
  readonly isNew: boolean;
}

/** The rows of all lists: sealed one by one, ordered by the time they were received. */
export class Items {
  readonly #database: Database;
  readonly #seal: Seal;
  readonly #lists: Lists;
  readonly #index: SearchIndex;
  readonly #names: ItemNames;

  constructor(parts: { database: Database; seal: Seal; lists: Lists; index: SearchIndex }) {
    this.#database = parts.database;
    this.#seal = parts.seal;
    this.#lists = parts.lists;
    this.#index = parts.index;
    this.#names = new ItemNames(parts.database);
  }

  /** Takes in one page, within the caller's transaction. */
  keep(page: ItemsPage): void {
    const list = this.#lists.begin(page.folderId);
    const added = this.#put(list, page.put);
    const removed = page.removed.flatMap((itemId) => this.#names.find(this.#seal.digest(itemId), list.id));
    let taken = this.#take(
      list.id,
      removed.map(({ item }) => item),
    );
    for (const { itemId, isRead } of page.readFlags) this.#markRead(itemId, isRead);
    if (page.isLast && list.wholeSince < list.generation) taken += this.#takeEarlier(list);
    this.#names.settle();
    const isComplete = list.isComplete || page.isLast;
    this.#lists.keep({
      ...list,
      isComplete,
      wholeSince: page.isLast ? list.generation : list.wholeSince,
      // A list that was complete stays as of then until all of the news is here.
      asOf: page.isLast || !list.isComplete ? page.asOf : list.asOf,
      total: list.total + added - taken,
      syncState: page.syncState,
    });
  }

  window(list: List, offset: number, limit: number): string {
    const rows = this.#database.all(
      `SELECT digest, list, is_read, sealed FROM item
       WHERE id IN (SELECT id FROM item WHERE list = ? ORDER BY received DESC, id DESC LIMIT ? OFFSET ?)
       ORDER BY received DESC, id DESC`,
      list.id,
      limit,
      offset,
    );
    return `[${rows.map((columns) => this.#text(columns)).join(',')}]`;
  }

  search(
    question: string,
    list: List | null,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Pick<StoredWindow, 'rowsText' | 'total'> {
    const found = this.#index.find(searchWords(question), list?.id ?? null);
    const rows = newestOf(found, offset, limit).flatMap((id) => {
      const columns = this.#database.first('SELECT digest, list, is_read, sealed FROM item WHERE id = ?', id);
      return columns === null ? [] : [this.#text(columns)];
    });
    return { rowsText: `[${rows.join(',')}]`, total: found.ids.length };
  }

  /** Changes a row, in whichever list it is. A change of the read flag alone unseals nothing. */
  change(itemId: string, change: Partial<MessageRow>): void {
    const { isRead, ...others } = change;
    if (isRead !== undefined) this.#markRead(itemId, isRead);
    if (Object.keys(others).length === 0) return;
    const digest = this.#seal.digest(itemId);
    for (const { item, list } of this.#names.find(digest, null)) {
      const columns = this.#database.first('SELECT * FROM item WHERE id = ?', item);
      if (columns === null) throw new StoreFailure('damaged');
      const row = { ...readRow(this.#text(columns)), ...change };
      const received = receivedOf(row);
      const moved = {
        id: item,
        received,
        text: searchTextOf(row),
        block: orNull(columns, 'block', numberIn),
      };
      const block = this.#index.change(list, [moved]).get(item) ?? null;
      this.#database.run(
        'UPDATE item SET received = ?, block = ?, sealed = ? WHERE id = ?',
        received,
        block,
        this.#seal.seal(placeOf(list, digest), writeRow(row)),
        item,
      );
    }
  }

  /** Takes out a row, in whichever list it is. */
  remove(itemId: string): void {
    for (const { item, list } of this.#names.find(this.#seal.digest(itemId), null)) {
      this.#lists.countDown(list, this.#take(list, [item]));
    }
  }

  dropList(list: number): void {
    this.#database.run('DELETE FROM item WHERE list = ?', list);
    this.#names.dropList(list);
    this.#index.dropList(list);
    this.#lists.drop(list);
  }

  /** Gives how many rows are new. */
  #put(list: List, rows: readonly MessageRow[]): number {
    // Named twice in one page, the last one counts.
    const unique = new Map(rows.map((row) => [row.itemId, row]));
    let next = nextId(this.#database, 'item');
    const arriving: Arriving[] = [];
    for (const row of unique.values()) {
      const digest = this.#seal.digest(row.itemId);
      const [known] = this.#names.find(digest, list.id);
      const id = known?.item ?? next++;
      const block = known === undefined ? null : this.#blockOf(id);
      const change = { id, received: receivedOf(row), text: searchTextOf(row), block };
      arriving.push({ row, digest, change, isNew: known === undefined });
    }
    const blocks = this.#index.change(
      list.id,
      arriving.map(({ change }) => change),
    );
    for (const one of arriving) this.#write(list, one, blocks.get(one.change.id) ?? null);
    return arriving.filter(({ isNew }) => isNew).length;
  }

  #write(list: List, { row, digest, change, isNew }: Arriving, block: number | null): void {
    if (isNew) this.#names.add(digest, { item: change.id, list: list.id });
    this.#database.run(
      isNew
        ? `INSERT INTO item (received, generation, is_read, block, sealed, digest, list, id)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
        : `UPDATE item SET received = ?, generation = ?, is_read = ?, block = ?, sealed = ?
           WHERE digest = ? AND list = ? AND id = ?`,
      change.received,
      list.generation,
      row.isRead ? 1 : 0,
      block,
      this.#seal.seal(placeOf(list.id, digest), writeRow(row)),
      digest,
      list.id,
      change.id,
    );
  }

  #markRead(itemId: string, isRead: boolean): void {
    for (const { item } of this.#names.find(this.#seal.digest(itemId), null)) {
      this.#database.run('UPDATE item SET is_read = ? WHERE id = ?', isRead ? 1 : 0, item);
    }
  }

  /** Takes rows out of a list; gives how many. */
  #take(list: number, items: readonly number[]): number {
    const changes = items.map((id) => ({ id, received: 0, text: null, block: this.#blockOf(id) }));
    this.#index.change(list, changes);
    for (const id of items) {
      const deleted = this.#database.first('DELETE FROM item WHERE id = ? RETURNING digest', id);
      if (deleted !== null) this.#names.remove(bytesIn(deleted, 'digest'), list);
    }
    return items.length;
  }

  /** Rows that the new generation did not name: they are no longer in the folder. */
  #takeEarlier({ id, generation }: List): number {
    const earlier = this.#database.all(
      'SELECT id FROM item WHERE list = ? AND generation < ?',
      id,
      generation,
    );
    return this.#take(
      id,
      earlier.map((columns) => numberIn(columns, 'id')),
    );
  }

  #blockOf(item: number): number | null {
    const columns = this.#database.first('SELECT block FROM item WHERE id = ?', item);
    return columns === null ? null : orNull(columns, 'block', numberIn);
  }

  #text(columns: Columns): string {
    const digest = Buffer.from(bytesIn(columns, 'digest'));
    const opened = this.#seal.open(placeOf(numberIn(columns, 'list'), digest), bytesIn(columns, 'sealed'));
    return rowText(opened.toString('utf8'), numberIn(columns, 'is_read') === 1);
  }
}

function placeOf(list: number, digest: Buffer): Place {
  return ['item', 'sealed', list, digest.toString('latin1')];
}

function receivedOf({ receivedAt }: MessageRow): number {
  return receivedAt === null ? 0 : Date.parse(receivedAt);
}
