import { asker } from './bridge/ask-session.ts';
import { createDoor } from './bridge/door.ts';
import { guardOf, recordRefusals } from './bridge/guard.ts';
import type { Handlers } from './bridge/handlers.ts';
import { accountHandlers } from './bridge/handlers/accounts.ts';
import { appHandlers } from './bridge/handlers/app.ts';
import { frameHandlers } from './bridge/handlers/frames.ts';
import { journalHandlers } from './bridge/handlers/journal.ts';
import { sessionHandlers } from './bridge/handlers/sessions.ts';
import { textHandlers } from './bridge/handlers/texts.ts';
import { windowHandlers } from './bridge/handlers/window.ts';
import { makeParts } from './make-parts.ts';
import type { Parts } from './bridge/parts.ts';
import type { SecretStore } from './credentials/secret-store.ts';
import { Listeners } from './listeners.ts';
import { log } from './log.ts';
import type { Shell } from './bridge/shell.ts';
import type { PageEnd } from '../shared/model/window.ts';

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
  /** Told when the app has locked and all sessions have ended: the host destroys its page and makes a new one. */
  onLocked(listener: () => void): () => void;
  /** The machine woke from a suspend, or its screen was unlocked: idleness is looked at before anything is shown. */
  woke(): void;
  /** The machine's screen was locked, or the machine is about to sleep: locks where the app locks by itself at all. */
  screenLocked(): void;
  /** The page has crashed, or was ended because it fell silent. Says whether another may take its place. */
  pageEnded(how: PageEnd): boolean;
  /** Whether anything is written and not sent, and whether all of it would outlive the program. */
  unsent(): { readonly isAny: boolean; readonly isOnDisk: boolean };
  /** The person closes the window while something is not sent: the page asks. */
  askToClose(): void;
  /** Told when the person has said, in the page, that the window is to close whatever is written. */
  onCloseWanted(listener: () => void): () => void;
  /** Ends every session and flushes the journal. */
  close(): Promise<void>;
}

/** What tests and measures choose otherwise than the product. */
export interface ApplicationOptions {
  /** Hold every answer against its shape in the contract. */
  readonly checkOutputs?: boolean;
  readonly threadEntry?: URL;
  /** Milliseconds until an opened mailbox that nobody looks at hibernates; the product's ten minutes without it. */
  readonly hibernateAfterMs?: number;
}

/** Starts the app on a host. Fails never; what is missing (keychain, journal) shows in `app.state`. */
export async function createApplication(
  shell: Shell,
  secrets: SecretStore,
  options?: ApplicationOptions,
): Promise<Application> {
  log.intoFolder(shell.profileFolder);
  const events = new Listeners<[event: string, payload: string]>();
  const locks = new Listeners<[]>();
  const closings = new Listeners<[]>();
  const parts = await makeParts({
    shell,
    secrets,
    threadEntry: options?.threadEntry,
    hibernateAfterMs: options?.hibernateAfterMs,
    emit: (name, payload) => events.tell(name, JSON.stringify(payload)),
    onLocked: () => locks.tell(),
    closeWindow: () => closings.tell(),
  });
  tellChanges(parts);
  const answer = createDoor({
    handlers: handlersOf(parts),
    askSession: asker(parts),
    guard: guardOf(parts),
    onRefusal: recordRefusals(parts),
    onDefect: (reference, reason) => log.error(`defect ${reference}`, reason),
    checkOutputs: options?.checkOutputs ?? false,
  });
  const { frames, idle, lock, profile, returns, sessions, texts } = parts;
  return {
    answer,
    onEvent: (listener) => events.add(listener),
    takeFrame: (token) => frames.take(token),
    linkClicked: (token, index) => {
      const whose = frames.whose(token);
      if (whose !== null && frames.link(whose.sessionId, whose.itemId, index) !== null)
        parts.emit('link.requested', { ...whose, index });
    },
    onLocked: (listener) => locks.add(listener),
    woke: () => {
      idle.look();
      // Idleness may have locked it just now; then nothing is watched any more.
      if (!lock.isLocked) sessions.woke();
    },
    screenLocked: () => {
      if (profile.settings.value.idleLockMinutes > 0) void lock.lock('screen');
    },
    unsent: () => texts.unsent(),
    askToClose: () => parts.emit('window.closing', {}),
    pageEnded: (how) => returns.ended(how),
    onCloseWanted: (listener) => closings.add(listener),
    close: async () => await closeParts(parts),
  };
}

/** Has the journal and the keychain tell the page what becomes of them. */
function tellChanges({ journal, secrets, accounts, emit }: Parts): void {
  const tellAccounts = (): void => emit('accounts.changed', accounts.list());
  journal.onChange((total) => emit('journal.changed', { total }));
  secrets.onState((keychain) => {
    emit('keychain.changed', { keychain });
    // A keychain that came back may hold what was in memory, and the other way round.
    void accounts.look().then(tellAccounts);
  });
  void accounts.look().then(tellAccounts);
}

async function closeParts({ idle, sessions, workers, journal, profile }: Parts): Promise<void> {
  idle.pause();
  await sessions.closeAll();
  await Promise.all([workers.sessions.end(), workers.watches.end()]);
  await journal.close();
  await Promise.all([profile.accounts, profile.mailboxes, profile.settings].map((file) => file.settled()));
}

function handlersOf(parts: Parts): Handlers {
  return {
    ...appHandlers(parts),
    ...windowHandlers(parts),
    ...accountHandlers(parts),
    ...sessionHandlers(parts),
    ...textHandlers(parts),
    ...frameHandlers(parts),
    ...journalHandlers(parts),
  };
}
