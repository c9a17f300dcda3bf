import type { Failure } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/session.ts';
import type { AccountAccess, Accounts } from '../accounts/accounts.ts';
import type { Noticed } from '../mailbox/opening/opening-calls.ts';
import { CrashLimit } from './crash-limit.ts';
import { AccountWatch, type AccountWatchTold } from '../watch/account-watch.ts';
import type { SpareWorkers } from './spare-workers.ts';
import type { WatchedMailbox } from '../watch/watch-messages.ts';

/** How often Exchange gives a sign of life on a stream, in milliseconds. */
const HEARTBEAT_MS = 45_000;

/** What the watches tell; by mailbox, since a watch knows of no session. */
export interface WatchesTold {
  readonly onNoticed: (mailboxId: string, noticed: Noticed) => void;
  readonly onState: (mailboxId: string, watch: Session['watch']) => void;
  readonly onSecretRefused: (accountId: string, failure: Failure) => void;
}

/** One account's watch, and what it watches. */
interface Kept {
  readonly watch: AccountWatch;
  readonly mailboxes: Map<string, WatchedMailbox>;
}

/**
 * The watches over all opened mailboxes: one for each account in use, made when its first mailbox is proved and ended with
 * its last. A hibernating mailbox stays watched. A watch that crashes is made anew, a few times.
 */
export class Watches {
  readonly #accounts: Pick<Accounts, 'access' | 'connect'>;
  readonly #workers: Pick<SpareWorkers, 'take'>;
  readonly #told: WatchesTold;
  readonly #byAccount = new Map<string, Kept>();
  readonly #crashes = new CrashLimit(() => performance.now());

  constructor(
    accounts: Pick<Accounts, 'access' | 'connect'>,
    workers: Pick<SpareWorkers, 'take'>,
    told: WatchesTold,
  ) {
    this.#accounts = accounts;
    this.#workers = workers;
    this.#told = told;
  }

  /** Watches a mailbox from now on; one that is watched already stays as it is. */
  add(access: AccountAccess, mailbox: WatchedMailbox): void {
    const { accountId } = access.account;
    const kept = this.#byAccount.get(accountId) ?? this.#make(access, new Map());
    if (kept.mailboxes.has(mailbox.mailboxId)) return;
    kept.mailboxes.set(mailbox.mailboxId, mailbox);
    kept.watch.watch(mailbox);
  }

  /** Its session has ended. */
  async remove(accountId: string, mailboxId: string): Promise<void> {
    const kept = this.#byAccount.get(accountId);
    if (kept?.mailboxes.delete(mailboxId) !== true) return;
    kept.watch.unwatch(mailboxId);
    if (kept.mailboxes.size === 0) await this.#end(accountId);
  }

  /** The machine has woken: every mailbox synchronises at once. */
  resumed(): void {
    for (const { watch } of this.#byAccount.values()) watch.resumed();
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#byAccount.keys()].map((accountId) => this.#end(accountId)));
  }

  async #end(accountId: string): Promise<void> {
    const kept = this.#byAccount.get(accountId);
    this.#byAccount.delete(accountId);
    await kept?.watch.end();
  }

  #make(access: AccountAccess, mailboxes: Map<string, WatchedMailbox>): Kept {
    const { accountId } = access.account;
    const { endpoint, credential } = access;
    const start = { endpoint, credential, isSecretAccepted: true, heartbeatMs: HEARTBEAT_MS } as const;
    const told: AccountWatchTold = {
      onNoticed: this.#told.onNoticed,
      onState: (mailboxId, state, since) => this.#told.onState(mailboxId, { state, since }),
      onSecretRefused: (failure) => {
        void this.#end(accountId);
        this.#told.onSecretRefused(accountId, failure);
      },
      onCrash: () => void this.#afterCrash(accountId),
    };
    const watch = new AccountWatch(start, this.#accounts.connect(access), told, this.#workers.take());
    const kept = { watch, mailboxes };
    this.#byAccount.set(accountId, kept);
    return kept;
  }

  /** Without a watch the mailboxes go on unwatched, and say so. */
  async #afterCrash(accountId: string): Promise<void> {
    const kept = this.#byAccount.get(accountId);
    this.#byAccount.delete(accountId);
    if (kept === undefined) return;
    const since = new Date().toISOString();
    for (const mailboxId of kept.mailboxes.keys()) this.#told.onState(mailboxId, { state: 'off', since });
    // The secret is taken anew: main does not keep it for the case.
    const access = this.#crashes.admits(accountId) ? await this.#accounts.access(accountId) : null;
    if (access?.ok !== true || this.#byAccount.has(accountId)) return;
    const { watch } = this.#make(access.value, kept.mailboxes);
    for (const mailbox of kept.mailboxes.values()) watch.watch(mailbox);
  }
}
