import { bytesIn } from './columns.ts';
import type { Database } from './database.ts';
import type { Place, Seal } from './seal.ts';

/** Small values by name: the proof, names, rights. */
export class Facts {
  readonly #database: Database;
  readonly #seal: Seal;

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  get(name: string): string | null {
    const columns = this.#database.first('SELECT sealed FROM fact WHERE name = ?', name);
    return columns === null
      ? null
      : this.#seal.open(placeOf(name), bytesIn(columns, 'sealed')).toString('utf8');
  }

  /** Null forgets it. */
  set(name: string, value: string | null): void {
    if (value === null) {
      this.#database.run('DELETE FROM fact WHERE name = ?', name);
      return;
    }
    const sealed = this.#seal.seal(placeOf(name), value);
    this.#database.run('INSERT OR REPLACE INTO fact (name, sealed) VALUES (?, ?)', name, sealed);
  }
}

function placeOf(name: string): Place {
  return ['fact', 'sealed', name];
}
