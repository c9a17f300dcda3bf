import type { StoredEntry } from '../mailbox-store.ts';
import { bytesIn, numberIn } from './columns.ts';
import type { Database } from './database.ts';
import type { Place, Seal } from './seal.ts';

/** Kept at most: more people than one mailbox writes to. The ones asked about longest ago go. */
export const MOST_ENTRIES = 5_000;

/** What the directory said of people, under keyed digests of how they were named. */
export class DirectoryEntries {
  readonly #database: Database;
  readonly #seal: Seal;

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  get(key: string): StoredEntry | null {
    const digest = this.#seal.digest(key);
    const columns = this.#database.first(
      'SELECT asked_at, sealed FROM directory_entry WHERE digest = ?',
      digest,
    );
    if (columns === null) return null;
    const text = this.#seal.open(placeOf(digest), bytesIn(columns, 'sealed')).toString('utf8');
    return { askedAt: numberIn(columns, 'asked_at'), text };
  }

  keep(key: string, { askedAt, text }: StoredEntry): void {
    const digest = this.#seal.digest(key);
    this.#database.run(
      'INSERT OR REPLACE INTO directory_entry (digest, asked_at, sealed) VALUES (?, ?, ?)',
      digest,
      askedAt,
      this.#seal.seal(placeOf(digest), text),
    );
    this.#database.run(
      `DELETE FROM directory_entry WHERE digest IN
       (SELECT digest FROM directory_entry ORDER BY asked_at DESC LIMIT -1 OFFSET ${MOST_ENTRIES})`,
    );
  }
}

function placeOf(digest: Uint8Array): Place {
  return ['directory_entry', 'sealed', Buffer.from(digest).toString('hex')];
}
