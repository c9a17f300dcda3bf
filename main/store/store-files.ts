import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What SQLite keeps beside a database (sqlite.org/tempfiles.html); the database itself is the first, by no ending. */
const ENDINGS = ['', '-wal', '-shm', '-journal'] as const;
/** A note of ours beside a database that is damaged: the thread that finds out may be ended before it can do more. */
const DAMAGED = '-damaged';

/** Makes the file of a store for its owner only, where there is none; SQLite gives what lies beside it the same mode. */
export function prepareStoreFile(file: string): void {
  prepareStoreFolder(file);
  closeSync(openSync(file, 'a', 0o600));
}

/** Makes the folders of a store, for their owner only. Throws what the disk says. */
export function prepareStoreFolder(file: string): void {
  // Two folders, one by one: a recursive mkdir never returns where a file system says that the parent is not there.
  for (const folder of [dirname(dirname(file)), dirname(file)]) {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  }
}

/** Bytes on the disk of a store and what belongs to it. */
export function storeFileSize(file: string): number {
  return ENDINGS.reduce((bytes, ending) => {
    return bytes + (statSync(`${file}${ending}`, { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}

/** Notes that a store is damaged, for its next opening. Throws what the disk says. */
export function noteDamage(file: string): void {
  closeSync(openSync(`${file}${DAMAGED}`, 'a', 0o600));
}

export function isNotedAsDamaged(file: string): boolean {
  return existsSync(`${file}${DAMAGED}`);
}

/**
 * Puts a store that cannot be used under another name in the same folder, whole: what could not be read today may be
 * readable again when the keychain is. Nothing is overwritten. Gives the other name, which says whether the file is
 * damaged; throws what the disk says.
 */
export function setAsideStoreFile(file: string, isDamaged: boolean): string {
  const stamp = new Date().toISOString().replaceAll(/[-:.]/gu, '');
  const name = `${file}.aside-${isDamaged ? 'damaged-' : ''}${stamp}`;
  let aside = name;
  for (let count = 2; existsSync(aside); count += 1) aside = `${name}-${count}`;
  move(file, aside);
  rmSync(`${file}${DAMAGED}`, { force: true });
  return aside;
}

/** What was set aside of a store without being damaged, the latest first. Throws what the disk says. */
export function storeFilesSetAside(file: string): readonly string[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  const start = `${basename(file)}.aside-`;
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && /^\d+T\d+Z(?:-\d+)?$/u.test(name.slice(start.length)))
    .toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }))
    .map((name) => join(folder, name));
}

/** Gives a store that was set aside its own name again, where no file has that name. Throws what the disk says. */
export function putBackStoreFile(aside: string, file: string): void {
  if (!existsSync(file)) move(aside, file);
}

function move(from: string, to: string): void {
  // The database last: a crash in between leaves it under its old name, never beside the log of another one.
  for (const ending of ENDINGS.toReversed()) {
    if (existsSync(`${from}${ending}`)) renameSync(`${from}${ending}`, `${to}${ending}`);
  }
}

/** Erases a store, what belongs to it, and everything of it that was set aside. Throws what the disk says. */
export function eraseStoreFile(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(basename(file))) rmSync(join(folder, name), { force: true });
  }
}
