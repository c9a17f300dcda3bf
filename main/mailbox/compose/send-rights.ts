import type { Identities } from '../../../shared/model/identity.ts';
import type { SendMode, SendOption, SentCopy } from '../../../shared/model/sending.ts';
import { isAt } from '../../../shared/same-person.ts';
import { KeptForm } from '../../store/kept-form.ts';
import type { MailboxStore } from '../../store/mailbox-store.ts';

/** The name of the fact that a store keeps of them. */
const FACT = 'session.sendRights';

type SeenOtherwise = NonNullable<SendOption['seenOtherwise']>;

interface KeptRights {
  readonly shown: readonly SendMode[];
  readonly otherwise: readonly (readonly [SendMode, SeenOtherwise])[];
}

const form = new KeptForm<KeptRights>(1);

/**
 * What is known of the ways to send from this mailbox. EWS has no question for it: a refusal tells, and a copy that was
 * read back. What a copy has shown is remembered in the store, what was refused for this run only, as it may be granted.
 */
export class SendRights {
  readonly #store: Pick<MailboxStore, 'fact' | 'setFact'>;
  readonly #refused = new Map<SendMode, string>();
  #kept: { readonly shown: Set<SendMode>; readonly otherwise: Map<SendMode, SeenOtherwise> } | null = null;

  constructor(store: Pick<MailboxStore, 'fact' | 'setFact'>) {
    this.#store = store;
  }

  /** Exchange's own refusal of a mode in this run, by response code; null where there was none. */
  refusalOf(mode: SendMode): string | null {
    return this.#refused.get(mode) ?? null;
  }

  wasRefused(mode: SendMode, code: string): void {
    this.#refused.set(mode, code);
  }

  /** Whether the last copy of a mode that was read back kept what was promised. */
  isShown(mode: SendMode): boolean {
    return this.#known().shown.has(mode);
  }

  /** What recipients saw the last time instead of what the mode promises; null where nothing says so. */
  otherwiseOf(mode: SendMode): SeenOtherwise | null {
    return this.#known().otherwise.get(mode) ?? null;
  }

  /** A copy shows which right Exchange applied to a letter of a delegate, whatever was promised. */
  learn({ access, mailbox }: Identities, promised: SentCopy, found: SentCopy): void {
    if (access !== 'delegate' || !isAt(found.from, mailbox)) return;
    const { shown, otherwise } = this.#known();
    const applied = modeOf(found);
    const asked = modeOf(promised);
    shown.add(applied);
    otherwise.delete(applied);
    if (asked !== applied) {
      shown.delete(asked);
      otherwise.set(asked, { from: found.from, sender: found.sender, at: new Date().toISOString() });
    }
    this.#store.setFact(FACT, form.write({ shown: [...shown], otherwise: [...otherwise] }));
  }

  #known() {
    if (this.#kept === null) {
      const before = form.read(this.#store.fact(FACT));
      this.#kept = { shown: new Set(before?.shown), otherwise: new Map(before?.otherwise) };
    }
    return this.#kept;
  }
}

function modeOf({ sender }: SentCopy): SendMode {
  return sender === null ? 'as' : 'on-behalf';
}
