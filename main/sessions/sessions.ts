import type { Failure } from '../../shared/failure.ts';
import type { Access } from '../../shared/model/identity.ts';
import type { RememberedMailbox, Session } from '../../shared/model/session.ts';
import { failed, success, type Result } from '../../shared/result.ts';
import { log } from '../log.ts';
import type { StoredMailbox } from '../store/profile.ts';
import type { StoreKeys } from '../store/store-keys.ts';
import type { AccountAccess, Accounts } from '../accounts/accounts.ts';
import { BringUp } from './bring-up.ts';
import type { SessionEvent } from '../mailbox/thread-messages.ts';
import { MailboxSession } from './mailbox-session.ts';
import type { RememberedMailboxes } from './remembered-mailboxes.ts';
import { SessionThread } from './session-thread.ts';
import type { SpareWorkers } from './spare-workers.ts';
import type { SignInGate } from '../accounts/sign-in-gate.ts';
import { identitiesOf, NOTHING_KNOWN, startOf } from './thread-start.ts';
import { Watches } from './watches.ts';

/** What the sessions tell the rest of main. */
export interface SessionsTold {
  readonly onSession: (session: Session) => void;
  readonly onMailboxes: (mailboxes: RememberedMailbox[]) => void;
  /** An account has got a name. */
  readonly onAccounts: () => void;
  /** An opening ended: for the journal. */
  readonly onOpened: (session: MailboxSession, failure: Failure | null) => Promise<void>;
  readonly onOpening: (session: MailboxSession) => Promise<Result<null>>;
  /** A session's thread ended by itself and is being started anew: for the journal. */
  readonly onCrash: (session: MailboxSession) => Promise<void>;
  /** A session says that what views show has changed. */
  readonly onEvent: (session: MailboxSession, told: SessionEvent) => void;
}

/** The threads that stand ready: for sessions, and for the watches of accounts. */
export interface ThreadPools {
  readonly sessions: SpareWorkers;
  readonly watches: SpareWorkers;
}

/** What the sessions are made from. */
export interface SessionsParts {
  readonly remembered: RememberedMailboxes;
  readonly accounts: Accounts;
  readonly gate: SignInGate;
  readonly stores: StoreKeys;
  readonly told: SessionsTold;
  readonly workers: ThreadPools;
  /** After how many milliseconds without a look a session hibernates. */
  readonly hibernateAfterMs: number;
}

/** Every opened mailbox, each with a session and a thread of its own; nothing is shared between them. */
export class Sessions {
  #remembered: RememberedMailboxes;
  #accounts: Accounts;
  #gate: SignInGate;
  #stores: StoreKeys;
  #workers: SpareWorkers;
  #hibernateAfterMs: number;
  #told: SessionsTold;
  #watches: Watches;
  #bringUp: BringUp;
  #open = new Map<string, MailboxSession>();
  /** How often all were closed. */
  #closings = 0;
  /** The mailbox that was on screen last; a view without one leaves it as it is. */
  #lookedAt: string | null = null;

  constructor(parts: SessionsParts) {
    this.#remembered = parts.remembered;
    this.#accounts = parts.accounts;
    this.#gate = parts.gate;
    this.#stores = parts.stores;
    this.#workers = parts.workers.sessions;
    this.#hibernateAfterMs = parts.hibernateAfterMs;
    this.#told = parts.told;
    const onLearned = (): void => parts.told.onMailboxes(this.mailboxes());
    this.#watches = new Watches(parts.accounts, parts.workers.watches, {
      onNoticed: (mailboxId, noticed) => void this.#on(mailboxId)?.call('noticed', noticed),
      onState: (mailboxId, watch) => this.#on(mailboxId)?.watched(watch),
      onSecretRefused: (accountId, failure) => this.#endAccount(accountId, failure),
    });
    const onProved = ({ making }: MailboxSession, access: AccountAccess): void =>
      this.#watches.add(access, { mailboxId: making.mailboxId, identities: making.identities });
    this.#bringUp = new BringUp({
      ...parts,
      workers: this.#workers,
      told: { ...parts.told, onLearned, onProved },
    });
  }

  find(sessionId: string): MailboxSession | null {
    return this.#open.get(sessionId) ?? null;
  }

  list(): Session[] {
    return [...this.#open.values()].map((session) => session.view());
  }

  mailboxes(): RememberedMailbox[] {
    return this.#remembered.view((mailboxId) => this.#on(mailboxId)?.sessionId ?? null);
  }

  /** Signs in once with what a person typed; nothing is remembered, and the thread ends with the answer. */
  async trySignIn(access: AccountAccess): Promise<Result<null>> {
    const identities = identitiesOf(access.account.address, access.account.address, 'own');
    const thread = new SessionThread(
      startOf(access, identities, NOTHING_KNOWN),
      this.#accounts.connect(access),
      {
        onStep: () => undefined,
        onEvent: () => undefined,
        onEnd: () => undefined,
      },
      this.#workers.start(),
    );
    const result = await thread.call('signIn', null);
    await thread.end();
    return result;
  }

  /** Opens a mailbox and remembers it; returns at once. A mailbox that is open already keeps its session. */
  async open(accountId: string, address: string, access: Access): Promise<Result<Session>> {
    const account = this.#accounts.find(accountId);
    if (account === null) return failed({ kind: 'no-such-account' });
    if (access === 'own' && address.toLowerCase() !== account.address) {
      return failed({ kind: 'invalid-request', message: 'address: not the account’s own' });
    }
    const closings = this.#closings;
    const mailbox = await this.#remembered.remember(accountId, address.toLowerCase(), access);
    // A lock that came meanwhile has ended every session that there was; this one would outlive it.
    if (closings !== this.#closings) return failed({ kind: 'locked' });
    const already = this.#on(mailbox.mailboxId);
    if (already !== null && already.state.state !== 'failed') return success(already.view());
    if (already !== null) this.#open.delete(already.sessionId);
    const session = this.#make(mailbox, account.address, account.name ?? account.address);
    // Before the mailbox is in the rail: whoever clicks there at once must not ask for a session that is there.
    this.#told.onSession(session.view());
    this.#told.onMailboxes(this.mailboxes());
    void this.#bringUp.run(session, mailbox);
    return success(session.view());
  }

  /** Opens a remembered mailbox anew; gives what settles once it is open or has failed, or is gone. */
  async reopen(mailboxId: string): Promise<{ readonly settled: Promise<void> }> {
    const mailbox = this.#remembered.find(mailboxId);
    if (mailbox !== null) await this.open(mailbox.accountId, mailbox.address, mailbox.access);
    return { settled: this.#on(mailboxId)?.settled ?? Promise.resolve() };
  }

  /** The mailboxes that have a session, failed ones too, the one looked at last first. */
  opened(): string[] {
    const all = [...this.#open.values()].map(({ making }) => making.mailboxId);
    return all.toSorted((one, other) => Number(other === this.#lookedAt) - Number(one === this.#lookedAt));
  }

  /** The machine has woken: every mailbox that is watched synchronises at once. */
  woke(): void {
    this.#watches.resumed();
  }

  /** Takes note of which sessions are on screen; the others may hibernate. */
  look(sessionIds: readonly string[]): void {
    for (const session of this.#open.values()) {
      const isLookedAt = sessionIds.includes(session.sessionId);
      session.look(isLookedAt);
      if (isLookedAt) this.#lookedAt = session.making.mailboxId;
    }
  }

  async close(sessionId: string): Promise<void> {
    const session = this.#open.get(sessionId);
    if (session === undefined) return;
    const { accountId, mailboxId } = session.making;
    await this.#watches.remove(accountId, mailboxId);
    await session.close();
    this.#open.delete(sessionId);
    this.#told.onMailboxes(this.mailboxes());
  }

  /** Ends its session, takes it off the list and erases what was stored of it. */
  async forget(mailboxId: string): Promise<void> {
    const session = this.#on(mailboxId);
    const mailbox = this.#remembered.find(mailboxId);
    await this.#remembered.forget(mailboxId);
    if (session !== null) await this.close(session.sessionId);
    else this.#told.onMailboxes(this.mailboxes());
    const account = mailbox === null ? null : this.#accounts.find(mailbox.accountId);
    if (mailbox === null || account === null) return;
    const identities = identitiesOf(account.address, mailbox.address, mailbox.access);
    const failure = this.#stores.eraseMailbox(account.accountId, identities);
    if (failure !== null) log.error('the store of a mailbox could not be erased', failure.reason);
  }

  /** Ends every session of an account, forgets its mailboxes and erases all that was stored of them. */
  async forgetAccount(accountId: string): Promise<void> {
    for (const { mailboxId } of this.#remembered.ofAccount(accountId)) {
      await this.forget(mailboxId);
    }
    const failure = await this.#stores.eraseAccount(accountId);
    if (failure !== null) log.error('the stores of an account could not be erased', failure.reason);
  }

  async closeAll(): Promise<void> {
    this.#closings += 1;
    await this.#watches.endAll();
    await Promise.all([...this.#open.values()].map((session) => session.close()));
    this.#open.clear();
  }

  /** A secret refused in one session is not tried by the others: their next requests would each burn an attempt. */
  #endAccount(accountId: string, failure: Failure): void {
    this.#gate.refuse(accountId);
    for (const session of this.#open.values()) {
      if (session.making.accountId === accountId) void session.fail(failure);
    }
  }

  #on(mailboxId: string): MailboxSession | null {
    for (const session of this.#open.values()) if (session.making.mailboxId === mailboxId) return session;
    return null;
  }

  #make(mailbox: StoredMailbox, authenticated: string, authenticatedName: string): MailboxSession {
    const identities = identitiesOf(authenticated, mailbox.address, mailbox.access);
    const names = { authenticated: authenticatedName, mailbox: mailbox.name ?? mailbox.address };
    const { mailboxId, accountId, colour } = mailbox;
    const hibernateAfterMs = this.#hibernateAfterMs;
    const making = { mailboxId, accountId, identities, colour, names, hibernateAfterMs };
    const session = new MailboxSession(making, {
      onChange: (changed) => {
        // A mailbox that failed is not watched; one that hibernates or is started anew is.
        if (changed.state.state === 'failed') void this.#watches.remove(accountId, mailboxId);
        this.#told.onSession(changed.view());
      },
      onSecretRefused: (failure) => this.#endAccount(accountId, failure),
      onWake: async (sleeping) => await this.#bringUp.wake(sleeping, mailbox),
    });
    this.#open.set(session.sessionId, session);
    return session;
  }
}
