import { randomBytes } from 'node:crypto';
import type { Failure } from '../../shared/failure.ts';
import type { Identities } from '../../shared/model/identity.ts';
import type { OutboxEntry } from '../../shared/model/outbox.ts';
import type { Session } from '../../shared/model/session.ts';
import { failed, type Result } from '../../shared/result.ts';
import { ActingPermission } from './acting-permission.ts';
import type { Learned, Opened } from '../mailbox/opening/opening-calls.ts';
import { waysOf } from './request-ways.ts';
import type { Answer, CallInput, CallName } from '../mailbox/thread-requests.ts';
import { afterMs, Hibernation } from './hibernation.ts';
import type { SessionMaking } from './session-making.ts';
import type { SessionThread } from './session-thread.ts';
import { viewOf } from './session-view.ts';

/** What a session tells. */
export interface SessionTold {
  readonly onChange: (session: MailboxSession) => void;
  /** Exchange refused the account's secret in the middle of the session's life. */
  readonly onSecretRefused: (failure: Failure) => void;
  /** It hibernates and is asked for something: settles once it is open again, or has failed. */
  readonly onWake: (session: MailboxSession) => Promise<void>;
}

/**
 * One opened mailbox as main keeps it: fixed identities, the state that views show, and the thread that speaks for
 * it. No call passes before the mailbox is proved, but for the reads that a store filled under an earlier proof answers.
 */
export class MailboxSession {
  readonly sessionId = `session-${randomBytes(16).toString('hex')}`;
  readonly making: SessionMaking;
  readonly #told: SessionTold;
  readonly #acting = new ActingPermission(() => this.#told.onChange(this));
  readonly #hibernation: Hibernation;
  #thread: SessionThread | null = null;
  #waking: Promise<void> | null = null;
  /** Settles when the opening that goes on now has come to its end, whichever. */
  #settling = Promise.withResolvers<void>();
  #isHibernating = false;
  #underWay = 0;
  #state: Session['state'] = { state: 'opening', step: 'waiting', isReadable: false };
  #opened: Opened | null = null;
  #names: SessionMaking['names'];
  #level: string | null = null;
  #watch: Session['watch'] = { state: 'off', since: new Date().toISOString() };
  #storage: Session['storage'] = { kept: 'memory', trouble: null };
  #restartedAt: string | null = null;
  #storedUnread: number | null = null;
  #outbox: readonly OutboxEntry[] = [];

  constructor(making: SessionMaking, told: SessionTold) {
    this.making = making;
    this.#names = making.names;
    this.#told = told;
    this.#hibernation = new Hibernation({
      idleMs: making.hibernateAfterMs,
      maySleep: () =>
        this.#state.state === 'open' &&
        this.#underWay === 0 &&
        this.#acting.now() === null &&
        this.#mayLeaveOutbox(),
      onSleep: () => void this.#sleep(),
      after: afterMs,
    });
  }

  get identities(): Identities {
    return this.making.identities;
  }

  get state(): Session['state'] {
    return this.#state;
  }

  /** Its thread was let go because nobody looked; the next call brings it back. */
  get isHibernating(): boolean {
    return this.#isHibernating;
  }

  /** Settles when the opening that goes on now has come to its end: open, failed or closed. */
  get settled(): Promise<void> {
    return this.#settling.promise;
  }

  /** Gives the session its thread, made for it alone. One that was closed or has failed meanwhile takes none. */
  attach(thread: SessionThread): void {
    if (this.#state.state !== 'opening') return void thread.end();
    this.#thread = thread;
    this.#isHibernating = false;
    this.step('connecting');
  }

  /** Whether this thread is the one that speaks for the session now. */
  has(thread: SessionThread): boolean {
    return this.#thread === thread;
  }

  step(step: 'waiting' | 'connecting' | 'proving' | 'reading'): void {
    if (this.#state.state === 'opening') this.#become({ ...this.#state, step });
  }

  /** What an earlier run stored may be shown, as not confirmed yet. */
  becomeReadable(unread: number | null): void {
    this.#storedUnread = unread;
    if (this.#state.state === 'opening') this.#become({ ...this.#state, isReadable: true });
  }

  prove(opened: Opened): void {
    this.#opened = opened;
    this.#become({ state: 'open', proof: opened.proof });
  }

  /** Whether this is the opening that it is open by now. */
  isProvedBy(opened: Opened): boolean {
    return this.#state.state === 'open' && this.#opened === opened;
  }

  /** Its thread crashed: back to opening, with the same identities, until a new thread has proved the mailbox again. */
  restart(): void {
    this.#restartedAt = new Date().toISOString();
    this.reopen();
    this.endWrites();
  }

  /** Back to opening, for a thread that is still to come. */
  reopen(): void {
    this.#thread = null;
    this.#become({ state: 'opening', step: 'connecting', isReadable: false });
  }

  /** Ends the session with a reason; its thread goes with it. */
  async fail(failure: Failure): Promise<void> {
    if (this.#state.state === 'failed' || this.#state.state === 'closed') return;
    this.#become({ state: 'failed', failure });
    await this.#release();
  }

  async close(): Promise<void> {
    this.#become({ state: 'closed' });
    await this.#release();
  }

  /** Takes in what the session learned of itself after opening. */
  learn({ authenticated, mailbox, level }: Learned): void {
    this.#names = {
      authenticated: authenticated ?? this.#names.authenticated,
      mailbox: mailbox ?? this.#names.mailbox,
    };
    this.#level = level;
    this.#told.onChange(this);
  }

  /** Lets an impersonated mailbox write until then; it ends by itself. */
  allowWrites(reason: string, minutes: number): void {
    this.#acting.begin(reason, minutes);
  }

  endWrites(): void {
    this.#acting.end();
  }

  /** Why a write may not be tried now, or null. */
  objectionToWrite(): Failure | null {
    if (this.#state.state !== 'open') return { kind: 'not-open', state: this.#state.state };
    if (this.identities.access !== 'impersonation' || this.#acting.now() !== null) return null;
    return { kind: 'read-only' };
  }

  /** Whether somebody looks at it now. */
  look(isLookedAt: boolean): void {
    this.#hibernation.look(isLookedAt);
  }

  /** What is in its outbox now. */
  keepsInOutbox(entries: readonly OutboxEntry[]): void {
    this.#outbox = entries;
  }

  /** Where what it reads is kept from now on. */
  stored(storage: Session['storage']): void {
    this.#storage = storage;
    this.#told.onChange(this);
  }

  /** How it hears of changes from now on. */
  watched(watch: Session['watch']): void {
    if (this.#watch.state === watch.state) return;
    this.#watch = watch;
    this.#told.onChange(this);
  }

  /** Asks the thread for what an open session may give; wakes a session that hibernates. */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<Answer<N>>> {
    this.#hibernation.touch();
    if (this.#isHibernating) await this.#wake();
    const early = this.#isReadable && !waysOf(name).isWrite ? await this.#callEarly(name, input) : null;
    if (early !== null) return early;
    if (this.#thread === null || this.#state.state !== 'open')
      return failed({ kind: 'not-open', state: this.#state.state });
    this.#underWay += 1;
    const result = await this.#thread.call(name, input);
    this.#underWay -= 1;
    if (!result.ok && result.failure.kind === 'wrong-credentials') this.#told.onSecretRefused(result.failure);
    return result;
  }

  /** The session as the renderer knows it: no secret, no thread. */
  view(): Session {
    return viewOf({
      sessionId: this.sessionId,
      making: this.making,
      names: this.#names,
      state: this.#state,
      level: this.#level,
      acting: this.#acting.now(),
      unread: this.#opened?.unread ?? this.#storedUnread,
      watch: this.#watch,
      storage: this.#storage,
      restartedAt: this.#restartedAt,
    });
  }

  /** A thread that looks for an answer must live; and in memory, what is in the outbox would end with it. */
  #mayLeaveOutbox(): boolean {
    if (this.#storage.kept === 'memory' && this.#outbox.length > 0) return false;
    return this.#outbox.every(({ state, nextLookAt }) => state !== 'leaving' && nextLookAt === null);
  }

  get #isReadable(): boolean {
    return this.#state.state === 'opening' && this.#state.isReadable;
  }

  /**
   * A read before the proof, on a mailbox whose store may be read: what the store has, at once. Null when it has not; then
   * the proof is waited for, since a person who looks at stored rows wants the message as soon as it may be asked for.
   */
  async #callEarly<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<Answer<N>> | null> {
    const stored = waysOf(name).isEarly ? await this.#thread?.call(name, input) : undefined;
    if (stored !== undefined && (stored.ok || stored.failure.kind !== 'not-open')) return stored;
    await this.#settling.promise;
    return null;
  }

  async #sleep(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    this.#isHibernating = true;
    await thread?.end();
  }

  async #wake(): Promise<void> {
    this.#waking ??= this.#told.onWake(this).finally(() => {
      this.#waking = null;
    });
    await this.#waking;
  }

  #become(state: Session['state']): void {
    const wasOpening = this.#state.state === 'opening';
    this.#state = state;
    if (!wasOpening && state.state === 'opening') this.#settling = Promise.withResolvers();
    else if (wasOpening && state.state !== 'opening') this.#settling.resolve();
    this.#told.onChange(this);
  }

  async #release(): Promise<void> {
    this.endWrites();
    this.#hibernation.stop();
    this.#isHibernating = false;
    const thread = this.#thread;
    this.#thread = null;
    await thread?.end();
  }
}
