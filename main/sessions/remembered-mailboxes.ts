import { randomBytes } from 'node:crypto';
import type { Access } from '../../shared/model/identity.ts';
import type { RememberedMailbox } from '../../shared/model/session.ts';
import type { Profile, StoredMailbox } from '../store/profile.ts';
import type { ThreadStart } from '../mailbox/thread-messages.ts';

/** Mailbox colours there are (`renderer/styles/mailbox-colours.css`). */
const COLOURS = 12;

/** The mailboxes that this profile remembers: one line of the rail each, whether open or not. */
export class RememberedMailboxes {
  #file: Profile['mailboxes'];

  constructor(profile: Pick<Profile, 'mailboxes'>) {
    this.#file = profile.mailboxes;
  }

  /** As the rail shows them; `sessionOn` tells the session that is on a mailbox. */
  view(sessionOn: (mailboxId: string) => string | null): RememberedMailbox[] {
    return this.#file.value.map(({ moniker: _moniker, name, ...stored }) => ({
      ...stored,
      name: name ?? this.#nameOf(stored.address) ?? stored.address,
      sessionId: sessionOn(stored.mailboxId),
    }));
  }

  find(mailboxId: string): StoredMailbox | null {
    return this.#file.value.find((one) => one.mailboxId === mailboxId) ?? null;
  }

  ofAccount(accountId: string): readonly StoredMailbox[] {
    return this.#file.value.filter((one) => one.accountId === accountId);
  }

  /** The mailbox of that account, address and access; remembered from now on when it was not. */
  async remember(accountId: string, address: string, access: Access): Promise<StoredMailbox> {
    const all = this.#file.value;
    const known = all.find(
      (one) => one.accountId === accountId && one.address === address && one.access === access,
    );
    if (known !== undefined) return known;
    const mailbox: StoredMailbox = {
      mailboxId: `mailbox-${randomBytes(16).toString('hex')}`,
      accountId,
      address,
      name: this.#nameOf(address),
      access,
      colour: this.#colourFor(address),
      moniker: null,
    };
    await this.#file.save([...all, mailbox]);
    return mailbox;
  }

  async change(mailboxId: string, change: Partial<StoredMailbox>): Promise<void> {
    const all = this.#file.value;
    await this.#file.save(all.map((one) => (one.mailboxId === mailboxId ? { ...one, ...change } : one)));
  }

  async forget(mailboxId: string): Promise<void> {
    await this.#file.save(this.#file.value.filter((one) => one.mailboxId !== mailboxId));
  }

  /** What ids are known to carry: of this mailbox, and of all others. */
  monikers(mailbox: StoredMailbox): Pick<ThreadStart, 'knownMoniker' | 'otherMonikers'> {
    const others = this.#file.value.filter((one) => one.address !== mailbox.address);
    return {
      knownMoniker: mailbox.moniker,
      otherMonikers: others.flatMap(({ address, moniker }) =>
        moniker === null ? [] : [{ address, moniker }],
      ),
    };
  }

  #nameOf(address: string): string | null {
    return this.#file.value.find((one) => one.address === address && one.name !== null)?.name ?? null;
  }

  /** A colour says whose mailbox it is, whichever way it was opened. */
  #colourFor(address: string): number {
    const all = this.#file.value;
    const same = all.find((one) => one.address === address);
    if (same !== undefined) return same.colour;
    const used = new Set(all.map((one) => one.colour));
    const free = Array.from({ length: COLOURS }, (_, colour) => colour).find((colour) => !used.has(colour));
    return free ?? all.length % COLOURS;
  }
}
