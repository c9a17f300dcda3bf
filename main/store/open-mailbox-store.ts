import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Database } from './database/database.ts';
import { Facts } from './database/facts.ts';
import { layoutOf, migrate } from './database/migrate.ts';
import { Seal } from './database/seal.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { SqliteMailboxStore, type StoreFile } from './sqlite-mailbox-store.ts';
import {
  isNotedAsDamaged,
  noteDamage,
  prepareStoreFile,
  putBackStoreFile,
  setAsideStoreFile,
  storeFileSize,
  storeFilesSetAside,
} from './store-files.ts';
import { storeFailureOf, StoreFailure, type StoreTrouble } from './store-failure.ts';

/** Where a store is and the 32 bytes that its values are sealed with; `StoreKeys` gives it. */
export interface StorePlace {
  readonly file: string;
  readonly key: Uint8Array;
}

/** Why a file could not be used, and what became of it: nothing is ever deleted here. */
export interface OpeningTrouble {
  readonly reason: StoreTrouble;
  /** True: it lies beside under another name, whole. False: it is as it was. */
  readonly isSetAside: boolean;
}

/** A store that can be used, whatever became of its file; `store.isDurable` says whether it is on the disk. */
export interface OpenedStore {
  readonly store: MailboxStore;
  readonly trouble: OpeningTrouble | null;
}

/** A name of our own among the facts, sealed: it opens only under the key that the file was made with. */
const CHECK = 'store.check';
const CHECK_VALUE = 'Onbehalf';
/** How long a thread that is just ending may still hold the file. */
const WAIT_MS = 300;
/** Bytes of a page of the file: packs and blocks are long, and SQLite writes, checks and reads them page by page. */
const PAGE_BYTES = 16_384;
/** Pages in the log before they go into the file: a dozen pages of a synchronisation at a time. */
const LOG_PAGES = 500;
/** Negative: KiB. What SQLite keeps in memory of one file. */
const CACHE = -4096;
/** The log is cut to this length in bytes after a transaction that made it longer. */
const LOG_BYTES = 8_388_608;

/**
 * Opens the store of one session; takes a few milliseconds and does not fail: a file that cannot be used is left or
 * set aside, and the session gets a fresh one or one in memory, with the reason. A file that was set aside for its key
 * is taken back when the key that opens it is.
 *
 * @example
 * const { store, trouble } = openMailboxStore(start.store); // null: in memory
 * if (trouble !== null) tell(trouble.reason);
 * store.keepItems({ folderId, put: rows, removed: [], readFlags: [], syncState, isLast: true, asOf });
 * const first = store.window(folderId, 0, 50);
 */
export function openMailboxStore(place: StorePlace | null): OpenedStore {
  if (place === null) return { store: openInMemory(), trouble: null };
  // Set aside and then nothing: the program ended, or the disk was full.
  if (!existsSync(place.file)) takeBack(place);
  const opened = isNotedAsDamaged(place.file) ? new StoreFailure('damaged') : tryToOpen(place);
  if (!(opened instanceof StoreFailure)) return { store: opened, trouble: null };
  const { reason } = opened;
  const aside = isOver(reason) ? trySettingAside(place.file, reason === 'damaged') : null;
  if (aside === null) return { store: openInMemory(), trouble: { reason, isSetAside: false } };
  if (reason === 'wrong-key') takeBack(place);
  const fresh = tryToOpen(place);
  const store = fresh instanceof StoreFailure ? openInMemory() : fresh;
  if (reason === 'damaged') rescueOutbox({ file: aside, key: place.key }, store);
  return { store, trouble: { reason, isSetAside: true } };
}

/** Gives the latest file that was set aside, and that this key opens, its name again; leaves all others as they are. */
function takeBack(place: StorePlace): void {
  for (const aside of tryOnDisk(() => storeFilesSetAside(place.file)) ?? []) {
    const opened = tryToOpen({ file: aside, key: place.key });
    if (opened instanceof StoreFailure) continue;
    opened.close();
    tryOnDisk(() => putBackStoreFile(aside, place.file));
    return;
  }
}

/** Writes whose outcome is still open are looked for from the fresh store on, as far as the damage leaves them legible. */
function rescueOutbox(damaged: StorePlace, fresh: MailboxStore): void {
  const opened = tryToOpen(damaged);
  if (opened instanceof StoreFailure) return;
  try {
    for (const record of opened.outbox()) fresh.keepOutbox(record);
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error; // What could be read is kept.
  } finally {
    opened.close();
  }
}

/** Whether a file with this trouble will be of no use to this version of the app and this key, however often it tries. */
function isOver(reason: StoreTrouble): boolean {
  return reason === 'wrong-key' || reason === 'not-a-database' || reason === 'damaged';
}

function openInMemory(): MailboxStore {
  const seal = new Seal(randomBytes(32));
  const database = new Database(new DatabaseSync(':memory:'));
  database.execute(`PRAGMA temp_store = MEMORY; PRAGMA page_size = ${PAGE_BYTES}`);
  migrate(database, () => new Facts(database, seal).set(CHECK, CHECK_VALUE));
  return new SqliteMailboxStore(database, seal, NO_FILE);
}

const NO_FILE: StoreFile = {
  isDurable: false,
  size: () => 0,
  onFailure: () => undefined,
};

function tryToOpen({ file, key }: StorePlace): MailboxStore | StoreFailure {
  let sqlite: DatabaseSync | null = null;
  try {
    prepareStoreFile(file);
    sqlite = new DatabaseSync(file, { timeout: WAIT_MS });
    const database = new Database(sqlite);
    const seal = new Seal(key);
    setUp(database, seal);
    return new SqliteMailboxStore(database, seal, onDisk(file));
  } catch (error) {
    const failure = storeFailureOf(error);
    if (sqlite?.isOpen === true) sqlite.close();
    if (failure === null) throw error;
    return failure;
  }
}

function setUp(database: Database, seal: Seal): void {
  // One thread has the file for itself; then SQLite needs no index of the log in shared memory.
  database.execute(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA page_size = ${PAGE_BYTES}`);
  const layout = layoutOf(database);
  if (layout > 0) checkKey(database, seal);
  database.execute(
    `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = ${LOG_PAGES}; PRAGMA journal_size_limit = ${LOG_BYTES};
     PRAGMA cache_size = ${CACHE}; PRAGMA temp_store = MEMORY`,
  );
  migrate(database, () => new Facts(database, seal).set(CHECK, CHECK_VALUE));
}

/** Before anything is written: a file that this key does not open stays as it is. */
function checkKey(database: Database, seal: Seal): void {
  try {
    if (new Facts(database, seal).get(CHECK) === CHECK_VALUE) return;
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
  }
  throw new StoreFailure('wrong-key');
}

/** A file that turns out to be damaged is noted as such: the next opening sets it aside and begins with a fresh one. */
function onDisk(file: string): StoreFile {
  return {
    isDurable: true,
    size: () => storeFileSize(file),
    onFailure: ({ reason }) => void (isOver(reason) && tryOnDisk(() => noteDamage(file))),
  };
}

/** The other name, or null where the disk does not let us: then the file stays where it is. */
function trySettingAside(file: string, isDamaged: boolean): string | null {
  return tryOnDisk(() => setAsideStoreFile(file, isDamaged));
}

function tryOnDisk<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (storeFailureOf(error) === null) throw error;
    return null;
  }
}
