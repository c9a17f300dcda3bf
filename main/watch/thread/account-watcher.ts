import type { WatchedMailbox } from '../watch-messages.ts';
import { StreamGroup } from './stream-group.ts';
import { noticeSuspend } from './suspend.ts';
import type { WatchParts } from './watch-parts.ts';

/** Hanging connections of one account at a time: Exchange 2013 allows 3, and other programs want theirs. */
const MOST_STREAMS = 2;

/**
 * Watches the mailboxes of one account. Own and delegate mailboxes, which the account hears as itself, share one stream;
 * impersonated ones are subscribed to as somebody else, and only whoever subscribed may listen, so each of them has a
 * group of its own. The first two groups stream, and the others ask.
 */
export class AccountWatcher {
  readonly #parts: WatchParts;
  /** By authorized identity; in the order in which they came. */
  readonly #groups = new Map<string, StreamGroup>();
  readonly #endSuspend: () => void;
  #isOver = false;

  constructor(parts: WatchParts) {
    const onSecretRefused: WatchParts['told']['onSecretRefused'] = (failure) => {
      if (this.#isOver) return;
      // A secret that one group was refused with must not be tried by the others.
      this.end();
      parts.told.onSecretRefused(failure);
    };
    this.#parts = { ...parts, told: { ...parts.told, onSecretRefused } };
    this.#endSuspend = noticeSuspend(parts.clock, () => this.resumed());
  }

  /** Watches a mailbox from now on; one that is watched already stays as it is. */
  watch(mailbox: WatchedMailbox): void {
    if (this.#isOver) return;
    const { authorized, mailbox: address } = mailbox.identities;
    const group =
      this.#groups.get(authorized) ??
      new StreamGroup(this.#parts, address, () => this.#mayStream(authorized));
    this.#groups.set(authorized, group);
    if (!group.has(mailbox.mailboxId)) group.add(mailbox);
  }

  unwatch(mailboxId: string): void {
    for (const [authorized, group] of this.#groups) {
      group.remove(mailboxId);
      if (group.size === 0) this.#drop(authorized, group);
    }
  }

  /** The machine was suspended, or the network is another: all mailboxes synchronise at once. */
  resumed(): void {
    for (const group of this.#groups.values()) group.resume();
  }

  end(): void {
    this.#isOver = true;
    this.#endSuspend();
    for (const group of this.#groups.values()) group.end();
    this.#groups.clear();
  }

  #drop(authorized: string, group: StreamGroup): void {
    const wasStreaming = this.#mayStream(authorized);
    group.endSoon();
    this.#groups.delete(authorized);
    const next = [...this.#groups.values()][MOST_STREAMS - 1];
    if (wasStreaming) next?.reconsider();
  }

  #mayStream(authorized: string): boolean {
    return [...this.#groups.keys()].slice(0, MOST_STREAMS).includes(authorized);
  }
}
