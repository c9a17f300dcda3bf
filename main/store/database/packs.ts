import { StoreFailure } from '../store-failure.ts';
import { bytesIn, numberIn } from './columns.ts';
import type { Database } from './database.ts';
import { nextId } from './next-id.ts';
import { linesOf, rowIn, writePack, type PackLine } from './row-pack.ts';
import type { Place, Seal } from './seal.ts';
import { textOf, type RowToKeep } from '../rows-to-keep.ts';

/** Rows in a pack at most. A change of one row rewrites its pack and no other; a window opens a pack once. */
export const ROWS_PER_PACK = 32;

/** What one row's change means for the packs; `row` null takes it out. */
export interface PackChange {
  readonly id: number;
  readonly row: RowToKeep | null;
  /** The pack that the row is in so far. */
  readonly pack: number | null;
}

/** The rows of all lists, sealed in packs: sealing and storing them one by one costs four times as much. */
export class Packs {
  readonly #database: Database;
  readonly #seal: Seal;

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  /** Takes in the changed rows of one list, within the caller's transaction, and says in which pack each row is now. */
  change(list: number, changes: readonly PackChange[]): ReadonlyMap<number, number> {
    const now = new Map<number, number>();
    const byPack = Map.groupBy(changes, ({ pack }) => pack);
    for (const [pack, ofPack] of byPack) {
      if (pack === null) continue;
      this.#rewrite(list, pack, ofPack);
      for (const { id, row } of ofPack) if (row !== null) now.set(id, pack);
    }
    const added = (byPack.get(null) ?? []).flatMap(lineOf);
    for (let start = 0; start < added.length; start += ROWS_PER_PACK) {
      const lines = added.slice(start, start + ROWS_PER_PACK);
      const pack = this.#add(list, lines);
      for (const { id } of lines) now.set(id, pack);
    }
    return now;
  }

  /** A pack's content, for `rowIn`. */
  open(list: number, pack: number): Buffer {
    const columns = this.#database.first('SELECT sealed FROM pack WHERE id = ?', pack);
    if (columns === null) throw new StoreFailure('damaged');
    return this.#seal.open(placeOf(list, pack), bytesIn(columns, 'sealed'));
  }

  /** The text of one row. */
  row(list: number, pack: number, id: number): string {
    const text = rowIn(this.open(list, pack), id);
    if (text === null) throw new StoreFailure('damaged');
    return text;
  }

  dropList(list: number): void {
    this.#database.run('DELETE FROM pack WHERE list = ?', list);
  }

  #rewrite(list: number, pack: number, changes: readonly PackChange[]): void {
    const changed = new Map(changes.map((change) => [change.id, change]));
    const after = linesOf(this.open(list, pack)).flatMap((line) => {
      const change = changed.get(line.id);
      return change === undefined ? [line] : lineOf(change);
    });
    if (after.length === 0) this.#database.run('DELETE FROM pack WHERE id = ?', pack);
    else this.#write(list, pack, after);
  }

  /** Puts rows into the list's newest pack where they have room in it, or into a new one; gives its id. */
  #add(list: number, lines: readonly PackLine[]): number {
    const last = this.#database.first(
      'SELECT id, entries FROM pack WHERE list = ? ORDER BY id DESC LIMIT 1',
      list,
    );
    if (last === null || numberIn(last, 'entries') + lines.length > ROWS_PER_PACK) {
      const pack = nextId(this.#database, 'pack');
      this.#write(list, pack, lines);
      return pack;
    }
    const pack = numberIn(last, 'id');
    this.#write(list, pack, [...linesOf(this.open(list, pack)), ...lines]);
    return pack;
  }

  #write(list: number, pack: number, lines: readonly PackLine[]): void {
    this.#database.run(
      'INSERT OR REPLACE INTO pack (id, list, entries, sealed) VALUES (?, ?, ?, ?)',
      pack,
      list,
      lines.length,
      this.#seal.seal(placeOf(list, pack), writePack(lines)),
    );
  }
}

function placeOf(list: number, pack: number): Place {
  return ['pack', 'sealed', list, pack];
}

function lineOf({ id, row }: PackChange): PackLine[] {
  return row === null ? [] : [{ id, text: textOf(row) }];
}
