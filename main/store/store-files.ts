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

/** Makes the file of a store for its owner only, where there is none; SQLite gives what lies beside it the same mode. */
export function prepareStoreFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
}

/** Bytes on the disk of a store and what belongs to it. */
export function storeFileSize(file: string): number {
  return ENDINGS.reduce((bytes, ending) => {
    return bytes + (statSync(`${file}${ending}`, { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}

/**
 * Puts a store that cannot be used under another name in the same folder, whole: what could not be read today may be
 * readable again when the keychain is. Nothing is overwritten. Throws what the disk says.
 */
export function setAsideStoreFile(file: string): void {
  const stamp = new Date().toISOString().replaceAll(/[-:.]/gu, '');
  let aside = `${file}.aside-${stamp}`;
  for (let count = 2; existsSync(aside); count += 1) aside = `${file}.aside-${stamp}-${count}`;
  // The log first: a crash in between leaves the database without it under its old name, never with another one's.
  for (const ending of ENDINGS.toReversed()) {
    if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, `${aside}${ending}`);
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
