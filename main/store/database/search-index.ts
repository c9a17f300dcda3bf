import { StoreFailure } from '../store-failure.ts';
import { bytesIn, numberIn, type Columns } from './columns.ts';
import type { Database } from './database.ts';
import { nextId } from './next-id.ts';
import type { Place, Seal } from './seal.ts';
import { searchTextIn, type RowToKeep } from '../rows-to-keep.ts';
import { isSameSpan } from './span.ts';
import { OpenedBlocks } from './opened-blocks.ts';
import {
  openBlock,
  readBlock,
  scanBlock,
  writeBlock,
  type BlockEntry,
  type Found,
  type OpenBlock,
} from './search-block.ts';

/** Rows in a block at most: a page of SyncFolderItems. A change of one row rewrites its block and no other. */
export const ENTRIES_PER_BLOCK = 512;

/** What one row's change means for the blocks; `row` null takes it out. */
export interface IndexChange {
  readonly id: number;
  readonly row: RowToKeep | null;
  /** The block that the row is in so far. */
  readonly block: number | null;
}

/**
 * The texts that rows are searched by, sealed in blocks of many rows. A search opens every block and looks through its
 * bytes; some of the opened blocks stay in memory for half a minute (`OpenedBlocks`).
 */
export class SearchIndex {
  readonly #database: Database;
  readonly #seal: Seal;
  readonly #opened = new OpenedBlocks();

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  /**
   * Takes in the changed rows of one list, within the caller's transaction, and says in which block each row is now;
   * one that is not named is in none. Each block is rewritten once at most.
   */
  change(list: number, changes: readonly IndexChange[]): ReadonlyMap<number, number> {
    const now = new Map<number, number>();
    const byBlock = Map.groupBy(changes, ({ block }) => block);
    for (const [block, ofBlock] of byBlock) {
      if (block === null) continue;
      this.#rewrite(list, block, ofBlock);
      for (const { id, row } of ofBlock) if (row !== null && searchTextIn(row) !== null) now.set(id, block);
    }
    const added = (byBlock.get(null) ?? []).flatMap(entryOf);
    for (let start = 0; start < added.length; start += ENTRIES_PER_BLOCK) {
      const entries = added.slice(start, start + ENTRIES_PER_BLOCK);
      const block = this.#add(list, entries);
      for (const { id } of entries) now.set(id, block);
    }
    return now;
  }

  dropList(list: number): void {
    this.#opened.clear();
    this.#database.run('DELETE FROM search_block WHERE list = ?', list);
  }

  /** Lets go what is kept in memory. */
  close(): void {
    this.#opened.clear();
  }

  /** Ids and times of all rows that hold every word, in no order; of one list, or of all. */
  find(words: readonly string[], list: number | null): Found {
    const found: Found = { ids: [], received: [] };
    const sought = words.map((word) => Buffer.from(word, 'utf8').toString('latin1'));
    if (sought.length === 0) return found;
    this.#opened.stay();
    for (const block of this.#blocks(list)) {
      const [id, ofList] = [numberIn(block, 'id'), numberIn(block, 'list')];
      scanBlock(this.#opened.get(id) ?? this.#open(ofList, id), sought, found);
    }
    return found;
  }

  #blocks(list: number | null): readonly Columns[] {
    const columns = 'SELECT id, list FROM search_block';
    return list === null
      ? this.#database.all(`${columns} ORDER BY id`)
      : this.#database.all(`${columns} WHERE list = ? ORDER BY id`, list);
  }

  #open(list: number, block: number): OpenBlock {
    const opened = openBlock(this.#content(list, block));
    this.#opened.keep(block, opened);
    return opened;
  }

  #rewrite(list: number, block: number, changes: readonly IndexChange[]): void {
    const before = this.#read(list, block);
    const changed = new Map(changes.map((change) => [change.id, change]));
    const after = before.flatMap((entry) => {
      const change = changed.get(entry.id);
      return change === undefined ? [entry] : entryOf(change);
    });
    if (isSame(before, after)) return;
    this.#opened.forget(block);
    if (after.length === 0) this.#database.run('DELETE FROM search_block WHERE id = ?', block);
    else this.#write(list, block, after);
  }

  /** Puts entries into a block that has room for all of them, or into a new one; gives its id. */
  #add(list: number, entries: readonly BlockEntry[]): number {
    const roomy = this.#database.first(
      'SELECT id FROM search_block WHERE list = ? AND entries <= ? ORDER BY entries DESC LIMIT 1',
      list,
      ENTRIES_PER_BLOCK - entries.length,
    );
    const block = roomy === null ? nextId(this.#database, 'search_block') : numberIn(roomy, 'id');
    this.#write(list, block, roomy === null ? entries : [...this.#read(list, block), ...entries]);
    return block;
  }

  #read(list: number, block: number): BlockEntry[] {
    return readBlock(this.#content(list, block));
  }

  #content(list: number, block: number): Buffer {
    const columns = this.#database.first('SELECT sealed FROM search_block WHERE id = ?', block);
    if (columns === null) throw new StoreFailure('damaged');
    return this.#seal.open(placeOf(list, block), bytesIn(columns, 'sealed'));
  }

  #write(list: number, block: number, entries: readonly BlockEntry[]): void {
    this.#opened.forget(block);
    this.#database.run(
      'INSERT OR REPLACE INTO search_block (id, list, entries, sealed) VALUES (?, ?, ?, ?)',
      block,
      list,
      entries.length,
      this.#seal.seal(placeOf(list, block), writeBlock(entries)),
    );
  }
}

function placeOf(list: number, block: number): Place {
  return ['search_block', 'sealed', list, block];
}

function entryOf({ id, row }: IndexChange): BlockEntry[] {
  const text = row === null ? null : searchTextIn(row);
  return row === null || text === null ? [] : [{ id, received: row.received, text }];
}

function isSame(before: readonly BlockEntry[], after: readonly BlockEntry[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ received, text }, index) => {
      const other = after[index];
      return received === other?.received && isSameSpan(text, other.text);
    })
  );
}
