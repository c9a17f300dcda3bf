import { join } from 'node:path';
import type { EventName, EventPayload } from '../shared/contract/index.ts';
import type { SecretStore } from './credentials/secret-store.ts';
import { Journal } from './journal/journal.ts';
import { createLock } from './lock/create-lock.ts';
import { Reopening } from './lock/reopening.ts';
import { PageReturns } from './page/page-returns.ts';
import { Accounts } from './accounts/accounts.ts';
import { Broker } from './broker/broker.ts';
import { afterMs, HIBERNATE_AFTER_MS } from './sessions/hibernation.ts';
import { SpareWorkers } from './sessions/spare-workers.ts';
import { RememberedMailboxes } from './sessions/remembered-mailboxes.ts';
import { Sessions, type ThreadPools } from './sessions/sessions.ts';
import { SignInGate } from './accounts/sign-in-gate.ts';
import { SESSION_WORKER, SPARE_SESSIONS, SPARE_WATCHES, WATCH_WORKER } from './sessions/worker-kinds.ts';
import type { Shell } from './bridge/shell.ts';
import { KeptTexts } from './store/kept-texts.ts';
import { openProfile } from './store/profile.ts';
import { StoreKeys } from './store/store-keys.ts';
import { MessageFrames } from './page/message-frames.ts';
import type { Parts } from './bridge/parts.ts';
import { sessionsTold } from './sessions-told.ts';

/** What the parts are made from. */
export interface MakingParts {
  readonly shell: Shell;
  readonly secrets: SecretStore;
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  /** Another entry of session threads than the product's, for tests. */
  readonly threadEntry?: URL | undefined;
  /** Another time until a session hibernates than the product's, for tests and measures. */
  readonly hibernateAfterMs?: number | undefined;
  /** Told when the app has locked and everything has ended. */
  readonly onLocked: () => void;
  /** Told when the person has said that the window is to close. */
  readonly closeWindow: () => void;
}

/** Makes everything that handlers are made from, in the order in which each needs the others. */
export async function makeParts(making: MakingParts): Promise<Parts> {
  const { shell, secrets, emit, threadEntry, hibernateAfterMs, onLocked, closeWindow } = making;
  const profile = await openProfile(shell.profileFolder);
  const journal = await Journal.open(shell.profileFolder);
  const gate = new SignInGate();
  const broker = new Broker();
  broker.onChange((budgets) => emit('budget.changed', budgets));
  const accounts = new Accounts({ profile, secrets, gate, broker });
  const stores = new StoreKeys(secrets, join(shell.profileFolder, 'stores'));
  const workers = startWorkers(threadEntry ?? SESSION_WORKER.entry);
  const texts = new KeptTexts(stores);
  const frames = new MessageFrames();
  const returns = new PageReturns(() => performance.now());
  const sessions = new Sessions({
    remembered: new RememberedMailboxes(profile),
    accounts,
    gate,
    stores,
    workers,
    hibernateAfterMs: hibernateAfterMs ?? HIBERNATE_AFTER_MS,
    told: sessionsTold(journal, emit, () => accounts.list()),
  });
  const reopening = reopeningOf(sessions);
  const { lock, idle } = createLock({
    secrets,
    accounts,
    journal,
    idleMinutes: profile.settings.value.idleLockMinutes,
    endEverything: async () => {
      reopening.takeDown();
      await sessions.closeAll();
      wipe({ accounts, stores, texts, frames, returns });
    },
    onUnlocked: () => stores.unlock(),
    onLocked: (reason) => {
      emit('app.locked', { reason });
      onLocked();
    },
  });
  return {
    shell,
    profile,
    secrets,
    gate,
    accounts,
    broker,
    sessions,
    workers,
    journal,
    frames,
    texts,
    lock,
    idle,
    reopening,
    returns,
    closeWindow,
    emit,
  };
}

/** Takes out of memory what was read and written while the app was open. */
function wipe(parts: Pick<Parts, 'accounts' | 'texts' | 'frames' | 'returns'> & { stores: StoreKeys }): void {
  parts.accounts.wipeTokens();
  parts.texts.lock();
  parts.stores.lock();
  parts.frames.forgetAll();
  parts.returns.forget();
}

function reopeningOf(sessions: Sessions): Reopening {
  return new Reopening({
    opened: () => sessions.opened(),
    open: async (mailboxId) => await sessions.reopen(mailboxId),
    after: async (ms) => await new Promise((resolve) => afterMs(ms, resolve)),
  });
}

function startWorkers(entry: URL): ThreadPools {
  const sessions = new SpareWorkers({ ...SESSION_WORKER, entry }, SPARE_SESSIONS);
  const watches = new SpareWorkers(WATCH_WORKER, SPARE_WATCHES);
  sessions.prepare();
  watches.prepare();
  return { sessions, watches };
}
