import type { Journal } from '../journal/journal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { SecretStore } from '../credentials/secret-store.ts';
import { Idle } from './idle.ts';
import { Lock, type LockReason } from './lock.ts';

/** What the lock of the running app is made of. */
export interface CreateLockParts {
  readonly secrets: SecretStore;
  readonly accounts: Accounts;
  readonly journal: Journal;
  readonly idleMinutes: number;
  /** Ends sessions, watches and frames, and wipes the stores' keys. */
  readonly endEverything: () => Promise<void>;
  readonly onLocked: (reason: LockReason) => void;
  /** Keys may be asked for again. */
  readonly onUnlocked: () => void;
}

const SUMMARIES: Readonly<Record<LockReason, string>> = {
  command: 'Locked by the person',
  idle: 'Locked after idle time',
  screen: 'Locked with the screen or before a sleep',
};
const nobody = { authenticated: '', authorized: '', mailbox: '', access: null, itemId: null };

/** The lock and the watch over idleness, on this machine's clocks. */
export function createLock(parts: CreateLockParts): { readonly lock: Lock; readonly idle: Idle } {
  const { accounts, journal } = parts;
  const record = async (operation: string, summary: string): Promise<void> => {
    const begun = await journal.begin({ ...nobody, operation, summary });
    // Locking is safer than not locking: it goes on without a journal.
    if (begun.ok) await journal.end(begun.value, { outcome: 'done', code: null });
  };
  const lock = new Lock({
    secrets: parts.secrets,
    accountIds: () => accounts.list().map(({ accountId }) => accountId),
    isInKeychain: (accountId) => accounts.isInKeychain(accountId),
    endEverything: parts.endEverything,
    onLock: async (reason) => await record('app.lock', SUMMARIES[reason]),
    onLocked: (reason) => {
      idle.pause();
      parts.onLocked(reason);
    },
    onUnlocked: async () => {
      parts.onUnlocked();
      idle.touch();
      await record('app.unlock', 'Unlocked');
      await accounts.look();
    },
    now: () => performance.now(),
  });
  const idle = new Idle({
    monotonic: () => performance.now(),
    wall: Date.now,
    after: (ms, callBack) => {
      const timer = setTimeout(callBack, ms).unref();
      return () => clearTimeout(timer);
    },
    onIdle: () => void lock.lock('idle'),
  });
  idle.setLimit(parts.idleMinutes);
  return { lock, idle };
}
