import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';

/**
 * One small JSON file of the profile, checked by a schema when read and replaced whole when written (mode 0600,
 * renamed into place). A file that is absent gives `empty`; one that cannot be understood is set aside, never
 * overwritten, and also gives `empty`. Holds no secret: the schemas have no field for one.
 */
export class RememberedFile<T> {
  #path: string;
  #value: T;
  #saving: Promise<void> = Promise.resolve();

  private constructor(path: string, value: T) {
    this.#path = path;
    this.#value = value;
  }

  static async open<T>(
    folder: string,
    name: string,
    schema: z.ZodType<T>,
    empty: T,
  ): Promise<RememberedFile<T>> {
    const path = join(folder, name);
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) return new RememberedFile(path, empty);
    const parsed = schema.safeParse(parse(text));
    if (parsed.success) return new RememberedFile(path, parsed.data);
    await rename(path, `${path}.unreadable-${Date.now()}`).catch(() => undefined); // Then the next save replaces it.
    return new RememberedFile(path, empty);
  }

  get value(): T {
    return this.#value;
  }

  /** Replaces the value and writes it; writes are in order. A disk that refuses leaves the value in memory. */
  async save(value: T): Promise<void> {
    this.#value = value;
    const text = JSON.stringify(value, null, 2);
    this.#saving = this.#saving.then(() => replace(this.#path, text));
    await this.#saving;
  }

  /** Settles when everything saved so far is on the disk, or could not be. */
  async settled(): Promise<void> {
    await this.#saving;
  }
}

async function replace(path: string, text: string): Promise<void> {
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(fresh, text, { mode: 0o600, flag: 'wx' });
    await rename(fresh, path);
  } catch {
    await rm(fresh, { force: true }).catch(() => undefined); // What is remembered only spares typing; nothing is lost by it.
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema refuses it.
  }
}
