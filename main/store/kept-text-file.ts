import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { keptText, type KeptText } from '../../shared/model/kept-text.ts';
import { Seal, type Place } from './database/seal.ts';
import type { StorePlace } from './open-mailbox-store.ts';
import { prepareStoreFolder } from './store-files.ts';

/** Beside the mailbox's store, and erased with it. */
const ENDING = '-texts';
const PLACE: Place = ['texts', 'content'];
const content = z.array(keptText).max(2);

/** The file of a mailbox's unsent texts. */
function fileOf(place: StorePlace): string {
  return `${place.file}${ENDING}`;
}

/**
 * Reads what is kept, sealed with AES-256-GCM under the key of the mailbox's store. A file that cannot be opened (another
 * key, damage, a later version) is put aside under another name and never overwritten. Never throws.
 */
export function readKeptTexts(place: StorePlace): readonly KeptText[] {
  const file = fileOf(place);
  let sealed: Buffer;
  try {
    sealed = readFileSync(file);
  } catch {
    // None is kept, or the disk does not give it now; it stays where it is.
    return [];
  }
  try {
    return content.parse(JSON.parse(new Seal(place.key).open(PLACE, sealed).toString('utf8')));
  } catch {
    setAside(file);
    return [];
  }
}

/** Replaces what is kept, whole: a crash leaves the old or the new. An empty list removes the file. Says whether the disk took it. */
export function writeKeptTexts(place: StorePlace, texts: readonly KeptText[]): boolean {
  const file = fileOf(place);
  const fresh = `${file}.new`;
  try {
    if (texts.length === 0) {
      rmSync(file, { force: true });
      return true;
    }
    prepareStoreFolder(place.file);
    const handle = openSync(fresh, 'w', 0o600);
    try {
      writeSync(handle, new Seal(place.key).seal(PLACE, JSON.stringify(texts)));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, file);
    return true;
  } catch {
    // A disk that is full or read-only: the text is then kept in memory, and that is said.
    return false;
  }
}

function setAside(file: string): void {
  try {
    renameSync(file, `${file}.aside-${Date.now()}`);
  } catch {
    // Then the next write replaces what nobody can read.
  }
}
