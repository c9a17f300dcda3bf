import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Columns } from './columns.ts';

/** How surely a transaction is on the disk when it returns: after a crash of the program, or of the machine too. */
export type Durability = 'program' | 'machine';

const INSERTED_AT_ONCE = 64;

/**
 * One SQLite database: its statements, prepared once, and its transactions. Errors are SQLite's own; the store turns
 * them into failures.
 */
export class Database {
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Those that insert many rows, by what they insert into: their own text is a thousand characters long. */
  readonly #inserts = new Map<string, StatementSync>();
  #durability: Durability | null = null;

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite;
  }

  /** Statements without a result, for instance those of a migration. */
  execute(sql: string): void {
    this.#sqlite.exec(sql);
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  first(sql: string, ...values: SQLInputValue[]): Columns | null {
    return this.#statement(sql).get(...values) ?? null;
  }

  all(sql: string, ...values: SQLInputValue[]): readonly Columns[] {
    return this.#statement(sql).all(...values);
  }

  /** Inserts many rows, several by each statement: calling SQLite costs more than what it does for one row. */
  insert(into: string, rows: readonly (readonly SQLInputValue[])[]): void {
    let start = 0;
    for (; rows.length - start >= INSERTED_AT_ONCE; start += INSERTED_AT_ONCE) {
      const some = rows.slice(start, start + INSERTED_AT_ONCE);
      let statement = this.#inserts.get(into);
      if (statement === undefined) {
        statement = this.#sqlite.prepare(insertion(into, some));
        this.#inserts.set(into, statement);
      }
      statement.run(...some.flat());
    }
    for (const row of rows.slice(start)) this.run(insertion(into, [row]), ...row);
  }

  /** All of it happens, or nothing. With `machine` it outlives a loss of power once it returns (fsync). */
  transaction<T>(durability: Durability, work: () => T): T {
    if (this.#durability !== durability) {
      // With a write-ahead log NORMAL keeps the file whole but may lose the last transactions when the power fails.
      this.#sqlite.exec(`PRAGMA synchronous = ${durability === 'machine' ? 'FULL' : 'NORMAL'}`);
      this.#durability = durability;
    }
    this.#sqlite.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.#sqlite.exec('COMMIT');
      return value;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#inserts.clear();
    if (this.#sqlite.isOpen) this.#sqlite.close();
  }

  #rollBack(): void {
    try {
      // A disk that is full may have rolled back by itself already.
      if (this.#sqlite.isTransaction) this.#sqlite.exec('ROLLBACK');
    } catch {
      // The disk fails here too. The error that led here says so, and the next opening rolls back what was left.
    }
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#sqlite.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function insertion(into: string, rows: readonly (readonly unknown[])[]): string {
  return `${into} VALUES ${rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ')}`;
}
