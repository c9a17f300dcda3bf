import { OUTBOX_STATES } from '../../../shared/outbox-states.ts';
import { StoreFailure } from '../store-failure.ts';
import type { OutboxRecord } from '../mailbox-store.ts';
import { bytesIn, numberIn, orNull, textIn, type Columns } from './columns.ts';
import type { Database } from './database.ts';
import type { Place, Seal } from './seal.ts';

/** Writes that have not come to their end. Their seals bind the state as well: `leaving` cannot be made `prepared`. */
export class OutboxTable {
  readonly #database: Database;
  readonly #seal: Seal;

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  /** In the order in which they were created. */
  read(): OutboxRecord[] {
    return this.#database
      .all('SELECT * FROM outbox ORDER BY created_at, entry_id')
      .map((columns) => this.#record(columns));
  }

  keep(record: OutboxRecord): void {
    this.#database.run(
      `INSERT OR REPLACE INTO outbox
       (entry_id, marker, state, created_at, changed_at, looks, content, failure) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      record.entryId,
      record.marker,
      record.state,
      record.createdAt,
      record.changedAt,
      record.looks,
      this.#seal.seal(placeOf('content', record), record.content),
      record.failure === null ? null : this.#seal.seal(placeOf('failure', record), record.failure),
    );
  }

  remove(entryId: string): void {
    this.#database.run('DELETE FROM outbox WHERE entry_id = ?', entryId);
  }

  #record(columns: Columns): OutboxRecord {
    const state = OUTBOX_STATES.find((each) => each === columns['state']);
    if (state === undefined) throw new StoreFailure('damaged');
    const named = {
      entryId: textIn(columns, 'entry_id'),
      marker: textIn(columns, 'marker'),
      state,
    };
    const failure = orNull(columns, 'failure', bytesIn);
    return {
      ...named,
      createdAt: textIn(columns, 'created_at'),
      changedAt: textIn(columns, 'changed_at'),
      looks: numberIn(columns, 'looks'),
      content: this.#seal.open(placeOf('content', named), bytesIn(columns, 'content')).toString('utf8'),
      failure: failure === null ? null : this.#seal.open(placeOf('failure', named), failure).toString('utf8'),
    };
  }
}

function placeOf(
  column: 'content' | 'failure',
  { entryId, marker, state }: Pick<OutboxRecord, 'entryId' | 'marker' | 'state'>,
): Place {
  return ['outbox', column, state, marker, entryId];
}
