import { bytesIn, numberIn } from './columns.ts';
import type { Database } from './database.ts';
import { nextId } from './next-id.ts';
import type { Place, Seal } from './seal.ts';
import { readBlock, scanBlock, writeBlock, type BlockEntry, type Found } from './search-block.ts';

/** Rows in a block at most: a page of SyncFolderItems. A change of one row rewrites its block and no other. */
export const ENTRIES_PER_BLOCK = 512;

/** What one row's change means for the blocks; `text` null takes the row out. */
export interface IndexChange {
  readonly id: number;
  readonly received: number;
  readonly text: string | null;
  /** The block that the row is in so far. */
  readonly block: number | null;
}

/**
 * The texts that rows are searched by, sealed in blocks of many rows. A search opens every block and looks through its
 * bytes; nothing of it is kept afterwards.
 */
export class SearchIndex {
  readonly #database: Database;
  readonly #seal: Seal;

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
      for (const { id, text } of ofBlock) if (text !== null) now.set(id, block);
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
    this.#database.run('DELETE FROM search_block WHERE list = ?', list);
  }

  /** Ids and times of all rows that hold every word, in no order; of one list, or of all. */
  find(words: readonly string[], list: number | null): Found {
    const found: Found = { ids: [], received: [] };
    const sought = words.map((word) => Buffer.from(word, 'utf8'));
    if (sought.length === 0) return found;
    this.#database.mapped(() => this.#scan(sought, list, found));
    return found;
  }

  #scan(sought: readonly Buffer[], list: number | null, found: Found): void {
    const columns = 'SELECT id, list, sealed FROM search_block';
    const blocks =
      list === null ? this.#database.each(columns) : this.#database.each(`${columns} WHERE list = ?`, list);
    for (const block of blocks) {
      const place = placeOf(numberIn(block, 'list'), numberIn(block, 'id'));
      scanBlock(this.#seal.open(place, bytesIn(block, 'sealed')), sought, found);
    }
  }

  #rewrite(list: number, block: number, changes: readonly IndexChange[]): void {
    const before = this.#read(list, block);
    const changed = new Map(changes.map((change) => [change.id, change]));
    const after = before.flatMap((entry) => entryOf(changed.get(entry.id) ?? entry));
    if (isSame(before, after)) return;
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
    const columns = this.#database.first('SELECT sealed FROM search_block WHERE id = ?', block);
    return columns === null
      ? []
      : readBlock(this.#seal.open(placeOf(list, block), bytesIn(columns, 'sealed')));
  }

  #write(list: number, block: number, entries: readonly BlockEntry[]): void {
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

function entryOf({ id, received, text }: IndexChange | BlockEntry): BlockEntry[] {
  return text === null ? [] : [{ id, received, text }];
}

function isSame(before: readonly BlockEntry[], after: readonly BlockEntry[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ received, text }, index) => {
      const other = after[index];
      return received === other?.received && text === other.text;
    })
  );
}
