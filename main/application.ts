import type { EventName, EventPayload } from '../shared/contract.ts';
import type { Failure } from '../shared/failure.ts';
import { success } from '../shared/result.ts';
import { createDoor } from './bridge/door.ts';
import { guardOf, recordRefusals } from './bridge/guard.ts';
import type { Handlers } from './bridge/handlers.ts';
import { accountHandlers } from './bridge/handlers/accounts.ts';
import { appHandlers } from './bridge/handlers/app.ts';
import { calendarHandlers } from './bridge/handlers/calendar.ts';
import { frameHandlers } from './bridge/handlers/frames.ts';
import { journalHandlers } from './bridge/handlers/journal.ts';
import { messageHandlers } from './bridge/handlers/messages.ts';
import { sendingHandlers } from './bridge/handlers/sending.ts';
import { sessionHandlers } from './bridge/handlers/sessions.ts';
import { MessageFrames } from './bridge/message-frames.ts';
import type { Parts } from './bridge/parts.ts';
import type { SecretStore } from './credentials/secret-store.ts';
import { Journal } from './journal/journal.ts';
import { log } from './log.ts';
import { Accounts } from './sessions/accounts.ts';
import { endingOf } from './sessions/journaled-write.ts';
import type { MailboxSession } from './sessions/mailbox-session.ts';
import { RememberedMailboxes } from './sessions/remembered-mailboxes.ts';
import { Sessions, type SessionsTold } from './sessions/sessions.ts';
import { SignInGate } from './sessions/sign-in-gate.ts';
import type { Shell } from './shell/shell.ts';
import { openProfile } from './store/profile.ts';

/** The whole app behind its one door, as a host sees it. */
export interface Application {
  /**
   * Answers one request. In: JSON text of `{"request": name, "input": …}`. Out: JSON text of a Result. Never rejects;
   * text that is no JSON is answered as `invalid-request`.
   */
  answer(text: string): Promise<string>;
  /** Listens to pushed events; `payload` is JSON text. Returns the function that ends the subscription. */
  onEvent(listener: (event: string, payload: string) => void): () => void;
  /** The HTML staged for a message frame, once; null when unknown or taken. */
  takeFrame(token: string): string | null;
  /** A link of a message frame was clicked; the app asks the person. */
  linkClicked(token: string, index: number): void;
  /** Ends every session and flushes the journal. */
  close(): Promise<void>;
}

/** Starts the app on a host. Fails never; what is missing (keychain, journal) shows in `app.state`. */
export async function createApplication(
  shell: Shell,
  secrets: SecretStore,
  options?: { readonly checkOutputs?: boolean },
): Promise<Application> {
  log.intoFolder(shell.profileFolder);
  const profile = await openProfile(shell.profileFolder);
  const journal = await Journal.open(shell.profileFolder);
  const gate = new SignInGate();
  const accounts = new Accounts(profile, secrets, gate);
  const frames = new MessageFrames();
  const listeners = new Set<(event: string, payload: string) => void>();
  const emit = <N extends EventName>(name: N, payload: EventPayload<N>): void => {
    const text = JSON.stringify(payload);
    for (const listener of listeners) listener(name, text);
  };
  const sessions = new Sessions({
    remembered: new RememberedMailboxes(profile),
    accounts,
    gate,
    told: sessionsTold(journal, emit, () => accounts.list()),
  });
  const parts: Parts = { shell, profile, secrets, gate, accounts, sessions, journal, frames, emit };
  journal.onChange((total) => emit('journal.changed', { total }));
  secrets.onState((keychain) => {
    emit('keychain.changed', { keychain });
    // A keychain that came back may hold what was in memory, and the other way round.
    void accounts.look().then(() => emit('accounts.changed', accounts.list()));
  });
  void accounts.look().then(() => emit('accounts.changed', accounts.list()));
  const answer = createDoor({
    handlers: handlersOf(parts),
    guard: guardOf(parts),
    onRefusal: recordRefusals(parts),
    onDefect: (reference, reason) => log.error(`defect ${reference}`, reason),
    checkOutputs: options?.checkOutputs ?? false,
  });
  return {
    answer,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeFrame: (token) => frames.take(token),
    linkClicked: (token, index) => {
      const whose = frames.whose(token);
      if (whose !== null && frames.link(whose.sessionId, whose.itemId, index) !== null)
        emit('link.requested', { ...whose, index });
    },
    close: async () => {
      await sessions.closeAll();
      await journal.close();
      await Promise.all(
        [profile.accounts, profile.mailboxes, profile.settings].map((file) => file.settled()),
      );
    },
  };
}

function handlersOf(parts: Parts): Handlers {
  return {
    ...appHandlers(parts),
    ...accountHandlers(parts),
    ...sessionHandlers(parts),
    ...messageHandlers(parts),
    ...sendingHandlers(parts),
    ...calendarHandlers(parts),
    ...frameHandlers(parts),
    ...journalHandlers(parts),
  };
}

const OPENINGS = {
  own: 'Open one’s own mailbox',
  delegate: 'Open the mailbox as a delegate',
  impersonation: 'Open the mailbox by impersonation',
} as const;

/** Openings are acts: one's own mailbox too, so that the journal says when work as somebody began. */
function sessionsTold(
  journal: Journal,
  emit: Parts['emit'],
  accounts: () => EventPayload<'accounts.changed'>,
): SessionsTold {
  const begun = new WeakMap<MailboxSession, number>();
  return {
    onSession: (session) => emit('session.changed', session),
    onAccounts: () => emit('accounts.changed', accounts()),
    onMailboxes: (mailboxes) => emit('mailboxes.changed', mailboxes),
    onOpening: async (session) => {
      const summary = OPENINGS[session.identities.access];
      const sequence = await journal.begin({
        ...session.identities,
        operation: 'session.open',
        summary,
        itemId: null,
      });
      // Reading goes on without a journal, with a warning on screen; writes do not.
      if (sequence.ok) begun.set(session, sequence.value);
      return success(null);
    },
    onOpened: async (session, failure: Failure | null) => {
      const sequence = begun.get(session);
      if (sequence !== undefined)
        await journal.end(sequence, failure === null ? { outcome: 'done', code: null } : endingOf(failure));
      emit('accounts.changed', accounts());
    },
  };
}
