import { bytesIn, numberIn } from './columns.ts';
import type { Database } from './database.ts';
import { DigestsMet } from './digests-met.ts';

/** So many names may wait among the recent ones: sixteen pages of a synchronisation. */
const RECENT_AT_MOST = 8192;

/** So many names are asked for by one statement. */
const ASKED_AT_ONCE = 64;
const PLACEHOLDERS = Array.from({ length: ASKED_AT_ONCE }, (_, index) => `?${index + 2}`).join(', ');

/** Where the row of an item is. */
export interface ItemName {
  readonly item: number;
  readonly list: number;
}

/**
 * Finds rows by the digest of their item id. Digests are in no order, so that every new one changes another page of its
 * table; new ones are gathered in a small table first and filed together, which makes a first synchronisation write
 * less than half as much.
 */
export class ItemNames {
  readonly #database: Database;
  /** Of the list whose first reading began last: all its names pass through here, so most need not be looked for. */
  #first: { readonly list: number; readonly met: DigestsMet } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A list without rows is read for the first time, or once more after what was read was undone. */
  begin(list: number): void {
    this.#first = { list, met: new DigestsMet() };
  }

  /** A list has been read to its end. */
  end(list: number): void {
    if (this.#first?.list === list) this.#first = null;
  }

  /** The rows of an item: in one list, or in every list that has it. */
  find(digest: Buffer, list: number | null): readonly ItemName[] {
    const [from, to] = list === null ? [0, Number.MAX_SAFE_INTEGER] : [list, list];
    const rows = this.#database.all(
      `SELECT item, list FROM item_name WHERE digest = ?1 AND list BETWEEN ?2 AND ?3
       UNION ALL SELECT item, list FROM recent_item_name WHERE digest = ?1 AND list BETWEEN ?2 AND ?3`,
      digest,
      from,
      to,
    );
    return rows.map((columns) => ({ item: numberIn(columns, 'item'), list: numberIn(columns, 'list') }));
  }

  /** Which of these are in a list, by the latin1 text of the digest. */
  findAll(digests: readonly Buffer[], list: number): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const met = this.#metIn(list);
    const likely = met === null ? digests : digests.filter((digest) => met.mayHave(digest));
    for (let start = 0; start < likely.length; start += ASKED_AT_ONCE) {
      const asked = likely.slice(start, start + ASKED_AT_ONCE);
      const padding = Array.from({ length: ASKED_AT_ONCE - asked.length }, () => null); // Equal to nothing.
      const rows = this.#database.all(
        `SELECT digest, item FROM item_name WHERE list = ?1 AND digest IN (${PLACEHOLDERS})
         UNION ALL SELECT digest, item FROM recent_item_name WHERE list = ?1 AND digest IN (${PLACEHOLDERS})`,
        list,
        ...asked,
        ...padding,
      );
      for (const columns of rows) {
        found.set(Buffer.from(bytesIn(columns, 'digest')).toString('latin1'), numberIn(columns, 'item'));
      }
    }
    return found;
  }

  addAll(list: number, names: readonly { readonly digest: Buffer; readonly item: number }[]): void {
    const met = this.#metIn(list);
    for (const { digest } of names) met?.meet(digest);
    this.#database.insert(
      'INSERT INTO recent_item_name (digest, list, item)',
      names.map(({ digest, item }) => [digest, list, item]),
    );
  }

  remove(digest: Uint8Array, list: number): void {
    this.#database.run('DELETE FROM recent_item_name WHERE digest = ? AND list = ?', digest, list);
    this.#database.run('DELETE FROM item_name WHERE digest = ? AND list = ?', digest, list);
  }

  /** Forgets the names of a list's rows that are no longer there: one pass through all names. */
  dropGone(list: number): void {
    const gone = 'list = ?1 AND item NOT IN (SELECT id FROM item WHERE list = ?1)';
    this.#database.run(`DELETE FROM recent_item_name WHERE ${gone}`, list);
    this.#database.run(`DELETE FROM item_name WHERE ${gone}`, list);
  }

  dropList(list: number): void {
    this.#database.run('DELETE FROM recent_item_name WHERE list = ?', list);
    this.#database.run('DELETE FROM item_name WHERE list = ?', list);
  }

  /** Files the recent names once there are many; for the end of a page. */
  settle(): void {
    const counted = this.#database.first('SELECT count(*) AS names FROM recent_item_name');
    if (counted === null || numberIn(counted, 'names') < RECENT_AT_MOST) return;
    this.#database.run(
      'INSERT INTO item_name (digest, list, item) SELECT digest, list, item FROM recent_item_name ORDER BY digest, list',
    );
    this.#database.run('DELETE FROM recent_item_name');
  }

  #metIn(list: number): DigestsMet | null {
    if (this.#first?.met.isFull === true) this.#first = null;
    return this.#first?.list === list ? this.#first.met : null;
  }
}
