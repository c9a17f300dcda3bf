import { randomBytes } from 'node:crypto';
import type { Failure } from '../../shared/failure.ts';
import type { Identities } from '../../shared/model/identity.ts';
import type { RecipientsSee, Session } from '../../shared/model/session.ts';
import { failed, type Result } from '../../shared/result.ts';
import type { Answer, CallName, Learned, Opened, SessionCalls } from './calls.ts';
import type { SessionThread } from './session-thread.ts';

/** What a session is made for; none of it changes during its life. */
export interface SessionMaking {
  readonly mailboxId: string;
  readonly accountId: string;
  readonly identities: Identities;
  readonly colour: number;
  readonly names: { readonly authenticated: string; readonly mailbox: string };
}

/** How long and why an impersonated mailbox may be changed. */
interface ActingPermission {
  readonly until: string;
  readonly reason: string;
}

/**
 * One opened mailbox as main keeps it: fixed identities, the state that views show, and the thread that speaks for
 * it. No call passes before the mailbox is proved.
 */
export class MailboxSession {
  readonly sessionId = `session-${randomBytes(16).toString('hex')}`;
  readonly making: SessionMaking;
  #thread: SessionThread | null = null;
  #state: Session['state'] = { state: 'opening', step: 'waiting' };
  #opened: Opened | null = null;
  #names: SessionMaking['names'];
  #level: string | null = null;
  #acting: ActingPermission | null = null;
  #actingTimer: NodeJS.Timeout | null = null;
  #onChange: (session: MailboxSession) => void;
  #onSecretRefused: (failure: Failure) => void;

  constructor(
    making: SessionMaking,
    told: {
      readonly onChange: (session: MailboxSession) => void;
      /** Exchange refused the account's secret in the middle of the session's life. */
      readonly onSecretRefused: (failure: Failure) => void;
    },
  ) {
    this.making = making;
    this.#names = making.names;
    this.#onChange = told.onChange;
    this.#onSecretRefused = told.onSecretRefused;
  }

  get identities(): Identities {
    return this.making.identities;
  }

  get state(): Session['state'] {
    return this.#state;
  }

  /** Gives the session its thread, made for it alone. */
  attach(thread: SessionThread): void {
    this.#thread = thread;
    this.step('connecting');
  }

  step(step: 'waiting' | 'connecting' | 'proving' | 'reading'): void {
    if (this.#state.state === 'opening') this.#become({ state: 'opening', step });
  }

  prove(opened: Opened): void {
    this.#opened = opened;
    this.#become({ state: 'open', proof: opened.proof });
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
    this.#onChange(this);
  }

  /** Lets an impersonated mailbox write until then; it ends by itself. */
  allowWrites(reason: string, minutes: number): void {
    if (this.#actingTimer !== null) clearTimeout(this.#actingTimer);
    this.#acting = { reason, until: new Date(Date.now() + minutes * 60_000).toISOString() };
    this.#actingTimer = setTimeout(() => this.endWrites(), minutes * 60_000).unref();
    this.#onChange(this);
  }

  endWrites(): void {
    if (this.#actingTimer !== null) clearTimeout(this.#actingTimer);
    this.#actingTimer = null;
    this.#acting = null;
    this.#onChange(this);
  }

  /** Why a write may not be tried now, or null. */
  objectionToWrite(): Failure | null {
    if (this.#state.state !== 'open') return { kind: 'not-open', state: this.#state.state };
    if (this.identities.access !== 'impersonation') return null;
    // The timer wakes late after a suspend; the clock decides.
    if (this.#acting !== null && Date.parse(this.#acting.until) > Date.now()) return null;
    return { kind: 'read-only' };
  }

  /** Asks the thread for what an open session may give. */
  async call<N extends CallName>(name: N, input: SessionCalls[N]['input']): Promise<Result<Answer<N>>> {
    if (this.#state.state !== 'open' || this.#thread === null)
      return failed({ kind: 'not-open', state: this.#state.state });
    const result = await this.#thread.call(name, input);
    if (!result.ok && result.failure.kind === 'wrong-credentials') this.#onSecretRefused(result.failure);
    return result;
  }

  /** The session as the renderer knows it: no secret, no thread. */
  view(): Session {
    const { access } = this.identities;
    const acting = this.#acting !== null && Date.parse(this.#acting.until) > Date.now() ? this.#acting : null;
    const isReadOnly = access === 'impersonation' && acting === null;
    return {
      sessionId: this.sessionId,
      mailboxId: this.making.mailboxId,
      accountId: this.making.accountId,
      identities: this.identities,
      names: {
        authenticated: this.#names.authenticated,
        authorized: access === 'impersonation' ? this.#names.mailbox : this.#names.authenticated,
        mailbox: this.#names.mailbox,
      },
      colour: this.making.colour,
      state: this.#state,
      level: this.#level,
      recipientsSee: this.#recipientsSee(),
      writes: isReadOnly
        ? { writes: 'read-only' }
        : { writes: 'allowed', until: acting?.until ?? null, reason: acting?.reason ?? null },
      unread: this.#opened?.unread ?? null,
    };
  }

  #recipientsSee(): RecipientsSee {
    const from = { name: this.#names.mailbox, address: this.identities.mailbox };
    if (this.identities.access !== 'delegate') return { from, sender: null };
    return { from, sender: { name: this.#names.authenticated, address: this.identities.authenticated } };
  }

  #become(state: Session['state']): void {
    this.#state = state;
    this.#onChange(this);
  }

  async #release(): Promise<void> {
    this.endWrites();
    const thread = this.#thread;
    this.#thread = null;
    await thread?.end();
  }
}
