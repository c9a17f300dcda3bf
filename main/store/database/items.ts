import type { MessageRow } from '../../../shared/model/message.ts';
import { StoreFailure } from '../store-failure.ts';
import type { ItemsPage, StoredWindow } from '../mailbox-store.ts';
import { RowsToKeep, type RowToKeep } from '../rows-to-keep.ts';
import { numberIn, orNull, type Columns } from './columns.ts';
import type { Database } from './database.ts';
import { ItemNames } from './item-names.ts';
import type { List, Lists } from './lists.ts';
import { nextId } from './next-id.ts';
import { newestOf } from './newest-of.ts';
import type { Packs } from './packs.ts';
import { rowIn } from './row-pack.ts';
import { readRow } from './row-text.ts';
import type { Seal } from './seal.ts';
import type { SearchIndex } from './search-index.ts';
import { searchWords } from './search-text.ts';

/** One row on its way into its list. */
interface Arriving {
  readonly id: number;
  readonly row: RowToKeep;
  readonly digest: Buffer;
  /** Where it is so far; null for a new one. */
  readonly known: Placed | null;
}

/** Where an item's row and its text for searches are. */
interface Placed {
  readonly pack: number;
  readonly block: number | null;
}

/** The rows of all lists: sealed in packs, ordered by the time they were received. */
export class Items {
  readonly #database: Database;
  readonly #seal: Seal;
  readonly #lists: Lists;
  readonly #index: SearchIndex;
  readonly #packs: Packs;
  readonly #names: ItemNames;

  constructor(parts: { database: Database; seal: Seal; lists: Lists; index: SearchIndex; packs: Packs }) {
    this.#database = parts.database;
    this.#seal = parts.seal;
    this.#lists = parts.lists;
    this.#index = parts.index;
    this.#packs = parts.packs;
    this.#names = new ItemNames(parts.database);
  }

  /** Takes in one page, within the caller's transaction. */
  keep(page: ItemsPage): void {
    const list = this.#lists.begin(page.folderId);
    if (list.syncState === null && !this.#hasRows(list.id)) this.#names.begin(list.id);
    const added = this.#put(list, page.put);
    const gone = page.removed.map((itemId) => this.#seal.digest(itemId));
    let taken = this.#take(list.id, [...this.#names.findAll(gone, list.id).values()]);
    for (const digest of gone) this.#names.remove(digest, list.id);
    for (const { itemId, isRead } of page.readFlags) this.#markRead(itemId, isRead);
    if (page.isLast && list.wholeSince < list.generation) taken += this.#takeEarlier(list);
    if (page.isLast) this.#names.end(list.id);
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
      `SELECT id, list, is_read, pack FROM item
       WHERE id IN (SELECT id FROM item WHERE list = ? ORDER BY received DESC, id DESC LIMIT ? OFFSET ?)
       ORDER BY received DESC, id DESC`,
      list.id,
      limit,
      offset,
    );
    return this.#texts(rows);
  }

  search(
    question: string,
    list: List | null,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Pick<StoredWindow, 'rowsText' | 'total'> {
    const found = this.#index.find(searchWords(question), list?.id ?? null);
    const rows = newestOf(found, offset, limit).flatMap((id) => {
      const columns = this.#database.first('SELECT id, list, is_read, pack FROM item WHERE id = ?', id);
      return columns === null ? [] : [columns];
    });
    return { rowsText: this.#texts(rows), total: found.ids.length };
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
      const pack = numberIn(columns, 'pack');
      const before = readRow(this.#packs.row(list, pack, item), numberIn(columns, 'is_read') === 1);
      // Names are plain in the file: one that somebody has exchanged leads to another item.
      if (before.itemId !== itemId) throw new StoreFailure('damaged');
      const written = new RowsToKeep();
      const row = written.at(written.add({ ...before, ...change }));
      const moved = { id: item, row, block: orNull(columns, 'block', numberIn) };
      const block = this.#index.change(list, [moved]).get(item) ?? null;
      this.#packs.change(list, [{ id: item, row, pack }]);
      this.#database.run('UPDATE item SET received = ?, block = ? WHERE id = ?', row.received, block, item);
    }
  }

  /** Takes out a row, in whichever list it is. */
  remove(itemId: string): void {
    const digest = this.#seal.digest(itemId);
    for (const { item, list } of this.#names.find(digest, null)) {
      this.#lists.countDown(list, this.#take(list, [item]));
      this.#names.remove(digest, list);
    }
  }

  dropList(list: number): void {
    this.#database.run('DELETE FROM item WHERE list = ?', list);
    this.#packs.dropList(list);
    this.#names.dropList(list);
    this.#index.dropList(list);
    this.#lists.drop(list);
  }

  /** Gives how many rows are new. */
  #put(list: List, rows: readonly RowToKeep[]): number {
    const arriving = this.#arriving(list.id, rows);
    const blocks = this.#index.change(
      list.id,
      arriving.map(({ id, row, known }) => ({ id, row, block: known?.block ?? null })),
    );
    const packs = this.#packs.change(
      list.id,
      arriving.map(({ id, row, known }) => ({ id, row, pack: known?.pack ?? null })),
    );
    const [known, added] = [[] as Arriving[], [] as Arriving[]];
    for (const one of arriving) (one.known === null ? added : known).push(one);
    for (const { id, row } of known) {
      this.#database.run(
        'UPDATE item SET received = ?, generation = ?, is_read = ?, block = ? WHERE id = ?',
        row.received,
        list.generation,
        row.isRead ? 1 : 0,
        blocks.get(id) ?? null,
        id,
      );
    }
    this.#database.insert(
      'INSERT INTO item (id, list, received, generation, is_read, pack, block)',
      added.map(({ id, row }) => {
        const [pack, block] = [packs.get(id) ?? null, blocks.get(id) ?? null];
        return [id, list.id, row.received, list.generation, row.isRead ? 1 : 0, pack, block];
      }),
    );
    this.#names.addAll(
      list.id,
      added.map(({ digest, id }) => ({ digest, item: id })),
    );
    return added.length;
  }

  #arriving(list: number, rows: readonly RowToKeep[]): readonly Arriving[] {
    // In the order of the list, so that a window finds its rows in few packs.
    const dated = withoutDoubles(rows)
      .map((row) => ({ row, digest: this.#seal.digest(row.itemId) }))
      .toSorted((one, other) => one.row.received - other.row.received);
    const names = this.#names.findAll(
      dated.map(({ digest }) => digest),
      list,
    );
    let next = nextId(this.#database, 'item');
    return dated.map(({ row, digest }) => {
      const id = names.size === 0 ? undefined : names.get(digest.toString('latin1'));
      return id === undefined
        ? { id: next++, row, digest, known: null }
        : { id, row, digest, known: this.#placed(id) };
    });
  }

  #hasRows(list: number): boolean {
    return this.#database.first('SELECT id FROM item WHERE list = ? LIMIT 1', list) !== null;
  }

  #markRead(itemId: string, isRead: boolean): void {
    for (const { item } of this.#names.find(this.#seal.digest(itemId), null)) {
      this.#database.run('UPDATE item SET is_read = ? WHERE id = ?', isRead ? 1 : 0, item);
    }
  }

  /** Takes rows out of a list, but not their names; gives how many. */
  #take(list: number, items: readonly number[]): number {
    const placed = items.map((id) => ({ id, row: null, ...this.#placed(id) }));
    this.#index.change(list, placed);
    this.#packs.change(list, placed);
    for (const id of items) this.#database.run('DELETE FROM item WHERE id = ?', id);
    return items.length;
  }

  /** Rows that the new generation did not name: they are no longer in the folder. */
  #takeEarlier({ id, generation }: List): number {
    const earlier = this.#database.all(
      'SELECT id FROM item WHERE list = ? AND generation < ?',
      id,
      generation,
    );
    const taken = this.#take(
      id,
      earlier.map((columns) => numberIn(columns, 'id')),
    );
    if (taken > 0) this.#names.dropGone(id);
    return taken;
  }

  #placed(item: number): Placed {
    const columns = this.#database.first('SELECT pack, block FROM item WHERE id = ?', item);
    if (columns === null) throw new StoreFailure('damaged');
    return { pack: numberIn(columns, 'pack'), block: orNull(columns, 'block', numberIn) };
  }

  /** Rows as one JSON array; each pack is opened once. */
  #texts(rows: readonly Columns[]): string {
    const opened = new Map<number, Buffer>();
    const found = rows.map((columns) => {
      const pack = numberIn(columns, 'pack');
      const content = opened.get(pack) ?? this.#packs.open(numberIn(columns, 'list'), pack);
      opened.set(pack, content);
      const text = rowIn(content, numberIn(columns, 'id'));
      if (text === null) throw new StoreFailure('damaged');
      return readRow(text, numberIn(columns, 'is_read') === 1);
    });
    return JSON.stringify(found);
  }
}

/** Named twice in one page, the last one counts. */
function withoutDoubles(rows: readonly RowToKeep[]): readonly RowToKeep[] {
  const last = new Map<string, RowToKeep>();
  for (const row of rows) last.set(row.itemId, row);
  return last.size === rows.length ? rows : [...last.values()];
}
