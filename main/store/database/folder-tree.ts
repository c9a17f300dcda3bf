import type { Folder } from '../../../shared/model/folder.ts';
import type { FoldersPage } from '../mailbox-store.ts';
import { bytesIn, textIn } from './columns.ts';
import type { Database } from './database.ts';
import type { Place, Seal } from './seal.ts';

/** The folders of the mailbox, in the order in which the server named them first. */
export class FolderTree {
  readonly #database: Database;
  readonly #seal: Seal;

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  read(): { folders: Folder[]; syncState: string; asOf: string } | null {
    const tree = this.#database.first('SELECT as_of, sealed FROM tree');
    if (tree === null) return null;
    const folders = this.#database.all('SELECT digest, sealed FROM folder ORDER BY id').map((columns) => {
      const place = placeOf(Buffer.from(bytesIn(columns, 'digest')));
      // Sealed by this store: it was checked when it came over the wire.
      const folder: Folder = JSON.parse(this.#seal.open(place, bytesIn(columns, 'sealed')).toString('utf8'));
      return folder;
    });
    const syncState = this.#seal.open(STATE, bytesIn(tree, 'sealed')).toString('utf8');
    return { folders, syncState, asOf: textIn(tree, 'as_of') };
  }

  keep({ put, removed, syncState, asOf, isWhole }: FoldersPage): void {
    if (isWhole) this.#database.run('DELETE FROM folder');
    for (const folder of put) {
      const digest = this.#seal.digest(folder.folderId);
      this.#database.run(
        `INSERT INTO folder (digest, sealed) VALUES (?, ?)
         ON CONFLICT (digest) DO UPDATE SET sealed = excluded.sealed`,
        digest,
        this.#seal.seal(placeOf(digest), JSON.stringify(folder)),
      );
    }
    for (const folderId of removed) {
      this.#database.run('DELETE FROM folder WHERE digest = ?', this.#seal.digest(folderId));
    }
    this.#database.run(
      'INSERT OR REPLACE INTO tree (only_row, as_of, sealed) VALUES (1, ?, ?)',
      asOf,
      this.#seal.seal(STATE, syncState),
    );
  }
}

const STATE: Place = ['tree', 'sealed'];

function placeOf(digest: Buffer): Place {
  return ['folder', 'sealed', digest.toString('latin1')];
}
