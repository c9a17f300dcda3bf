import type { FolderProgress } from '../mailbox-store.ts';
import { bytesIn, numberIn, orNull, textIn, type Columns } from './columns.ts';
import type { Database } from './database.ts';
import { nextId } from './next-id.ts';
import type { Place, Seal } from './seal.ts';

/** One folder's list of items and how far it is known. */
export interface List {
  readonly id: number;
  readonly folderId: string;
  /** Grows by one whenever the folder is read anew. */
  readonly generation: number;
  /** No row is of a generation before this one. */
  readonly wholeSince: number;
  readonly isComplete: boolean;
  readonly asOf: string | null;
  readonly total: number;
  readonly syncState: string | null;
}

/** How far each folder's rows are known. */
export class Lists {
  readonly #database: Database;
  readonly #seal: Seal;

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  find(folderId: string): List | null {
    const columns = this.#database.first('SELECT * FROM list WHERE digest = ?', this.#seal.digest(folderId));
    return columns === null ? null : this.#read(columns, folderId);
  }

  /** The folder's list as it is, or as it would be before its first page. */
  begin(folderId: string): List {
    return (
      this.find(folderId) ?? {
        id: nextId(this.#database, 'list'),
        folderId,
        generation: 1,
        wholeSince: 1,
        isComplete: false,
        asOf: null,
        total: 0,
        syncState: null,
      }
    );
  }

  keep(list: List): void {
    const { id, folderId, syncState } = list;
    this.#database.run(
      `INSERT OR REPLACE INTO list (id, digest, generation, whole_since, is_complete, as_of, total, sealed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      this.#seal.digest(folderId),
      list.generation,
      list.wholeSince,
      list.isComplete ? 1 : 0,
      list.asOf,
      list.total,
      syncState === null ? null : this.#seal.seal(placeOf(id), syncState),
    );
  }

  /** So many rows fewer. */
  countDown(id: number, rows: number): void {
    this.#database.run('UPDATE list SET total = total - ? WHERE id = ?', rows, id);
  }

  drop(id: number): void {
    this.#database.run('DELETE FROM list WHERE id = ?', id);
  }

  #read(columns: Columns, folderId: string): List {
    const id = numberIn(columns, 'id');
    const sealed = orNull(columns, 'sealed', bytesIn);
    return {
      id,
      folderId,
      generation: numberIn(columns, 'generation'),
      wholeSince: numberIn(columns, 'whole_since'),
      isComplete: numberIn(columns, 'is_complete') === 1,
      asOf: orNull(columns, 'as_of', textIn),
      total: numberIn(columns, 'total'),
      syncState: sealed === null ? null : this.#seal.open(placeOf(id), sealed).toString('utf8'),
    };
  }
}

/** What a session is told of a list. */
export function progressOf({ syncState, isComplete, asOf, total }: List): FolderProgress {
  return { syncState, isComplete, asOf, total };
}

function placeOf(list: number): Place {
  return ['list', 'sealed', list];
}
