import type { Person } from '../../../shared/model/identity.ts';
import { directoryKey } from '../../../shared/same-person.ts';
import { KeptForm } from '../../store/kept-form.ts';
import type { MailboxStore } from '../../store/mailbox-store.ts';
import { StoreFailure } from '../../store/store-failure.ts';

/** What the directory says of somebody; null where it knows nobody of that name. */
export type Entry = Pick<Person, 'name' | 'address'> | null;

/** How long an answer counts. Somebody who is not found today may be found tomorrow. */
const FRESH_MS = { found: 30 * 24 * 3_600_000, nobody: 24 * 3_600_000 } as const;

const form = new KeptForm<{ readonly entry: Entry }>(1);

/** What the directory has said of people, in memory and in the store. Asks nobody. */
export class KnownPeople {
  readonly #store: MailboxStore;
  readonly #now: () => number;
  /** Answers of this run, so that a list is filled without opening sealed values again. */
  readonly #met = new Map<string, Entry | undefined>();

  constructor(store: MailboxStore, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  /** Undefined where it is not known, or not known any more. */
  entry(key: string): Entry | undefined {
    if (!this.#met.has(key)) this.#remember(key, this.#stored(key));
    return this.#met.get(key);
  }

  keep(key: string, entry: Entry): void {
    this.#remember(key, entry);
    try {
      this.#store.keepDirectoryEntry(key, { askedAt: this.#now(), text: form.write({ entry }) });
    } catch (error) {
      // It is asked again in the next run.
      if (!(error instanceof StoreFailure)) throw error;
    }
  }

  /**
   * Somebody as they were named, with the address that the directory has for them, or with the primary one where theirs
   * is an alias. Whoever is not known stays as they are.
   */
  complete<P extends Person>(person: P): P {
    const key = directoryKey(person);
    const entry = key === null ? null : this.entry(key);
    if (entry === null || entry === undefined) return person;
    if (person.address === '') return { ...person, address: entry.address };
    return person.address.toLowerCase() === entry.address.toLowerCase()
      ? person
      : { ...person, primary: entry.address };
  }

  #stored(key: string): Entry | undefined {
    const kept = this.#store.directoryEntry(key);
    const read = kept === null ? null : form.read(kept.text);
    if (kept === null || read === null) return undefined;
    const age = this.#now() - kept.askedAt;
    return age < (read.entry === null ? FRESH_MS.nobody : FRESH_MS.found) ? read.entry : undefined;
  }

  #remember(key: string, entry: Entry | undefined): void {
    if (this.#met.size >= MOST_MET) this.#met.clear();
    this.#met.set(key, entry);
  }
}

/** Kept in memory at most; what is beyond is read from the store again. */
const MOST_MET = 2_000;
