import { setTimeout as pause } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import type { Session } from '../../shared/model/session.ts';
import { failed, type Result } from '../../shared/result.ts';
import type { Failure } from '../../shared/failure.ts';
import type { StoredMailbox } from '../store/profile.ts';
import type { AccountAccess, Accounts } from '../accounts/accounts.ts';
import type { Opened } from '../mailbox/opening/opening-calls.ts';
import type { SessionEvent, ThreadStart } from '../mailbox/thread-messages.ts';
import { CrashLimit } from './crash-limit.ts';
import type { MailboxSession } from './mailbox-session.ts';
import type { RememberedMailboxes } from './remembered-mailboxes.ts';
import type { SpareWorkers } from './spare-workers.ts';
import { SessionThread, type SessionThreadTold } from './session-thread.ts';
import type { SignInGate } from '../accounts/sign-in-gate.ts';
import { startOf } from './thread-start.ts';
import type { NoKeyReason, StoreKeys } from '../store/store-keys.ts';

/**
 * Milliseconds in which the stored rows of a mailbox are being drawn: its watch, its names and its news begin
 * after them, so that a near server does not make its rows come later than a far one.
 */
const DRAWING_MS = 150;

/** What bringing a session up needs of main. */
export interface BringUpParts {
  readonly remembered: RememberedMailboxes;
  readonly accounts: Accounts;
  readonly gate: SignInGate;
  readonly stores: Pick<StoreKeys, 'place'>;
  readonly workers: SpareWorkers;
  readonly told: {
    readonly onOpening: (session: MailboxSession) => Promise<Result<null>>;
    readonly onOpened: (session: MailboxSession, failure: Failure | null) => Promise<void>;
    readonly onCrash: (session: MailboxSession) => Promise<void>;
    readonly onEvent: (session: MailboxSession, told: SessionEvent) => void;
    readonly onLearned: () => void;
    /** The mailbox is proved and the secret accepted: it may be watched. */
    readonly onProved: (session: MailboxSession, access: AccountAccess) => void;
    readonly onAccounts: () => void;
  };
}

/**
 * Gives a session its thread and its proof, and a new thread and a new proof when the first has crashed. A thread that
 * crashes again and again is left down: what brings it down would do so for ever.
 */
export class BringUp {
  readonly #parts: BringUpParts;
  readonly #crashes = new CrashLimit(() => performance.now());

  constructor(parts: BringUpParts) {
    this.#parts = parts;
  }

  /** From nothing to open, or to failed with the reason. Never rejects. */
  async run(session: MailboxSession, mailbox: StoredMailbox): Promise<void> {
    const { told, accounts } = this.#parts;
    // The keychain is asked while the journal reaches the disk: the secret leaves main only after that.
    const asking = accounts.access(mailbox.accountId);
    const begun = await told.onOpening(session);
    const access = await asking;
    if (!begun.ok) return await session.fail(begun.failure);
    const opened = access.ok ? await this.#proveInTurn(session, mailbox, access.value) : access;
    await told.onOpened(session, opened.ok ? null : opened.failure);
    // A thread that crashed while opening has a successor already, which speaks for the session.
    if (!opened.ok && opened.failure.kind === 'session-crashed') return undefined;
    if (!opened.ok) return await session.fail(opened.failure);
    if (session.state.state !== 'opening') return undefined; // Closed meanwhile.
    const wasShown = session.state.isReadable;
    session.prove(opened.value);
    if (wasShown) await pause(DRAWING_MS);
    if (!session.isProvedBy(opened.value)) return undefined; // Closed or crashed meanwhile.
    if (access.ok) told.onProved(session, access.value);
    await this.#learn(session, mailbox, opened.value.moniker);
    return undefined;
  }

  /** A session that hibernates is asked for something: a thread and a proof, as at its first opening. */
  async wake(session: MailboxSession, mailbox: StoredMailbox): Promise<void> {
    session.reopen();
    await this.run(session, this.#parts.remembered.find(mailbox.mailboxId) ?? mailbox);
  }

  async #proveInTurn(
    session: MailboxSession,
    mailbox: StoredMailbox,
    access: AccountAccess,
  ): Promise<Result<Opened>> {
    const { gate, remembered, accounts } = this.#parts;
    const { place, reason } = await this.#parts.stores.place(mailbox.accountId, session.identities);
    const result = await gate.pass(mailbox.accountId, async () => {
      const start = startOf(access, session.identities, {
        ...remembered.monikers(mailbox),
        name: mailbox.name,
        isSecretAccepted: gate.verdict(mailbox.accountId) === 'accepted',
        store: place,
      });
      const broker = accounts.connect(access);
      const thread = this.#startThread(session, mailbox, { start, broker, noKey: reason });
      const value = await thread.call('open', null);
      return { told: toldOf(value), value };
    });
    return result ?? failed({ kind: 'wrong-credentials', userName: access.credential.userName, attempts: 0 });
  }

  #startThread(
    session: MailboxSession,
    mailbox: StoredMailbox,
    { start, broker, noKey }: ThreadMaking,
  ): SessionThread {
    const told: SessionThreadTold = {
      onStep: (step) => session.step(step),
      onEvent: (event) => {
        if (event.event === 'readable') session.becomeReadable(event.unread);
        else if (event.event === 'store') session.stored(storageOf(event, noKey));
        else {
          if (event.event === 'outbox') session.keepsInOutbox(event.entries);
          this.#parts.told.onEvent(session, event);
        }
      },
      // A thread that main has ended itself belongs to no session any more.
      onEnd: () => {
        if (session.has(thread)) void this.#afterCrash(session, mailbox);
      },
    };
    const thread = new SessionThread(start, broker, told, this.#parts.workers.take());
    session.attach(thread);
    return thread;
  }

  async #afterCrash(session: MailboxSession, mailbox: StoredMailbox): Promise<void> {
    if (!this.#crashes.admits(session.sessionId)) return await session.fail({ kind: 'session-crashed' });
    session.restart();
    await this.#parts.told.onCrash(session);
    // What the first opening learned of the mailbox counts for the second proof.
    return await this.run(session, this.#parts.remembered.find(mailbox.mailboxId) ?? mailbox);
  }

  /** After the proof: remembers what the mailbox's ids carry, and lets the session learn names and level. */
  async #learn(session: MailboxSession, mailbox: StoredMailbox, moniker: string | null): Promise<void> {
    const { remembered, accounts, told } = this.#parts;
    await remembered.change(mailbox.mailboxId, { moniker: moniker ?? mailbox.moniker });
    const learned = await session.call('learn', null);
    if (!learned.ok) return; // Addresses stand in for names.
    session.learn(learned.value);
    if (learned.value.authenticated !== null) {
      await accounts.rename(mailbox.accountId, learned.value.authenticated);
      told.onAccounts();
    }
    if (learned.value.mailbox !== null)
      await remembered.change(mailbox.mailboxId, { name: learned.value.mailbox });
    told.onLearned();
  }
}

interface ThreadMaking {
  readonly start: ThreadStart;
  readonly broker: MessagePort;
  /** Why the store has no key, and so no file. */
  readonly noKey: NoKeyReason | null;
}

function storageOf(
  { isDurable, trouble }: Extract<SessionEvent, { event: 'store' }>,
  noKey: NoKeyReason | null,
): Session['storage'] {
  return isDurable ? { kept: 'disk', trouble } : { kept: 'memory', trouble: trouble ?? noKey };
}

/** What an answer tells of the secret: any answer by Exchange itself shows that it was accepted. */
function toldOf(result: Result<unknown>): 'accepted' | 'refused' | 'nothing' {
  if (result.ok) return 'accepted';
  switch (result.failure.kind) {
    case 'wrong-credentials':
      return 'refused';
    case 'response-code':
    case 'wrong-mailbox':
      return 'accepted';
    default:
      return 'nothing';
  }
}
