import type { Identities } from '../../shared/model/identity.ts';
import type { KeptIn, KeptText, TextForm, UnsentText } from '../../shared/model/kept-text.ts';
import { readKeptTexts, writeKeptTexts } from './kept-text-file.ts';
import type { StoreKeys } from './store-keys.ts';

/** Whose text it is. */
export interface TextOwner {
  readonly mailboxId: string;
  readonly accountId: string;
  readonly identities: Identities;
}

interface Held {
  texts: readonly KeptText[];
  keptIn: KeptIn;
}

/**
 * What people have written and not sent, by mailbox: sealed on the disk where the keychain gives a key, and otherwise in
 * memory until the program ends. The lock forgets what the disk has; what is in memory only stays, since forgetting it
 * would lose it, and without a secret in the keychain there is nothing that the lock guards.
 */
export class KeptTexts {
  readonly #stores: Pick<StoreKeys, 'place'>;
  readonly #held = new Map<string, Held>();
  /** What is done to one mailbox's texts happens in turn. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(stores: Pick<StoreKeys, 'place'>) {
    this.#stores = stores;
  }

  /** Keeps a text in place of the one of the same form. */
  async keep(owner: TextOwner, text: UnsentText): Promise<KeptIn> {
    const kept = { keptAt: new Date().toISOString(), text };
    return await this.#change(owner, (texts) => [...without(texts, text.form), kept]);
  }

  async list(owner: TextOwner): Promise<Held> {
    return await this.#inTurn(owner, async () => await this.#load(owner));
  }

  /** Forgets the text of a form; a letter only where it is the one of that name, if one is given. */
  async drop(owner: TextOwner, form: TextForm, letterId?: string): Promise<void> {
    await this.#change(owner, (texts) =>
      texts.filter(({ text }) => text.form !== form || !isNamed(text, letterId)),
    );
  }

  /** A letter is on its way, or is known not to be: what may have been sent is never sent from the same form again. */
  async markSending(owner: TextOwner, letterId: string, sending: 'writing' | 'unknown'): Promise<void> {
    await this.#change(owner, (texts) =>
      texts.map((kept) =>
        kept.text.form === 'letter' && kept.text.letterId === letterId
          ? { ...kept, text: { ...kept.text, sending } }
          : kept,
      ),
    );
  }

  /** Whether anything is written and not sent in this run, and whether all of it would outlive the program. */
  unsent(): { readonly isAny: boolean; readonly isOnDisk: boolean } {
    const all = [...this.#held.values()].filter(({ texts }) => texts.length > 0);
    return { isAny: all.length > 0, isOnDisk: all.every(({ keptIn }) => keptIn === 'disk') };
  }

  /** The app locks: what the disk has is not kept in memory. */
  lock(): void {
    for (const [mailboxId, { keptIn }] of this.#held) if (keptIn === 'disk') this.#held.delete(mailboxId);
  }

  /** The mailbox is not remembered any more; its file was erased with its store. */
  forget(mailboxId: string): void {
    this.#held.delete(mailboxId);
  }

  async #change(
    owner: TextOwner,
    change: (texts: readonly KeptText[]) => readonly KeptText[],
  ): Promise<KeptIn> {
    return await this.#inTurn(owner, async () => {
      const held = await this.#load(owner);
      const texts = change(held.texts);
      if (texts.length === 0 && held.texts.length === 0) return held.keptIn;
      const { place } = await this.#stores.place(owner.accountId, owner.identities);
      const keptIn = place !== null && writeKeptTexts(place, texts) ? 'disk' : 'memory';
      this.#held.set(owner.mailboxId, { texts, keptIn });
      return keptIn;
    });
  }

  async #load(owner: TextOwner): Promise<Held> {
    const known = this.#held.get(owner.mailboxId);
    if (known !== undefined) return known;
    const { place } = await this.#stores.place(owner.accountId, owner.identities);
    const held: Held =
      place === null ? { texts: [], keptIn: 'memory' } : { texts: readKeptTexts(place), keptIn: 'disk' };
    // Without a key the next look may have one.
    if (place !== null) this.#held.set(owner.mailboxId, held);
    return held;
  }

  async #inTurn<T>({ mailboxId }: TextOwner, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(mailboxId) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#turns.set(mailboxId, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(mailboxId) === turn) this.#turns.delete(mailboxId);
    }
  }
}

function without(texts: readonly KeptText[], form: TextForm): readonly KeptText[] {
  return texts.filter(({ text }) => text.form !== form);
}

function isNamed(text: UnsentText, letterId: string | undefined): boolean {
  return letterId === undefined || text.form !== 'letter' || text.letterId === letterId;
}
