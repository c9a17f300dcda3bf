import { createHash, timingSafeEqual } from 'node:crypto';
import { failed, success, type Result } from '../../shared/result.ts';
import type { SecretStore } from '../credentials/secret-store.ts';

/** Why the app was locked. */
export type LockReason = 'command' | 'idle' | 'screen';

/** What a lock acts on; each part is given, so that a test sees the order. */
export interface LockParts {
  readonly secrets: Pick<SecretStore, 'state' | 'take' | 'wipe'>;
  /** The accounts whose password may unlock. */
  readonly accountIds: () => readonly string[];
  /** Whether the keychain had the account's secret when it could last be asked. */
  readonly isInKeychain: (accountId: string) => boolean;
  /** Ends every session and watch, and wipes the keys of their stores. */
  readonly endEverything: () => Promise<void>;
  /** Writes it down; told before anything ends. */
  readonly onLock: (reason: LockReason) => Promise<void>;
  /** Told once nothing is left: the host destroys its page. */
  readonly onLocked: (reason: LockReason) => void;
  readonly onUnlocked: () => Promise<void>;
  /** Milliseconds on a clock that no setting moves. */
  readonly now: () => number;
}

/** Free guesses before each further one costs a wait. */
const FREE_TRIES = 3;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Locked or not. Locking ends all sessions, wipes what main holds of secrets and keys, and has the page destroyed, since
 * a page's memory cannot be wiped. Unlocking asks for the password of one of the accounts, compared with the keychain's
 * copy on this machine: no server is asked, so no guess can lock an account. Where no account has a secret in the
 * keychain there is nothing left to guard, and a button unlocks: each account then asks for its password anyway. A
 * keychain that fails for the moment opens nothing: what it had will be there again when it answers.
 */
export class Lock {
  readonly #parts: LockParts;
  #isLocked = false;
  #locking: Promise<void> = Promise.resolve();
  #wrongTries = 0;
  #nextTryAt = 0;

  constructor(parts: LockParts) {
    this.#parts = parts;
  }

  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** Locks at once: no request is answered from here on; settles when everything has ended. */
  async lock(reason: LockReason): Promise<void> {
    if (!this.#isLocked) {
      this.#isLocked = true;
      this.#locking = this.#end(reason);
    }
    await this.#locking;
  }

  /** What unlocking takes: see the class. */
  async unlocking(): Promise<'password' | 'button'> {
    for (const accountId of this.#parts.accountIds()) {
      const found = await this.#parts.secrets.take(accountId);
      if (found?.from === 'keychain') return 'password';
    }
    return this.#isOutOfReach ? 'password' : 'button';
  }

  /** Unlocks, or says how long the next guess has to wait. A guess that comes too early does not count and is not looked at; nor is one while nothing is locked. */
  async unlock(accountId: string | null, secret: string): Promise<Result<null>> {
    await this.#locking;
    if (!this.#isLocked) return failed({ kind: 'not-locked' });
    const waitMs = Math.max(0, this.#nextTryAt - this.#parts.now());
    if (waitMs > 0) return failed({ kind: 'unlock-refused', waitMs });
    if ((await this.unlocking()) === 'password' && !(await this.#isRight(accountId, secret)))
      return failed(
        this.#isOutOfReach
          ? { kind: 'keychain-failing' }
          : { kind: 'unlock-refused', waitMs: this.#refuse() },
      );
    this.#wrongTries = 0;
    this.#isLocked = false;
    await this.#parts.onUnlocked();
    return success(null);
  }

  /** A password to compare with is there, and cannot be read now: no guess counts. */
  get #isOutOfReach(): boolean {
    const { secrets, accountIds, isInKeychain } = this.#parts;
    return secrets.state() === 'failing' && accountIds().some((accountId) => isInKeychain(accountId));
  }

  async #end(reason: LockReason): Promise<void> {
    await this.#parts.onLock(reason);
    await this.#parts.endEverything();
    this.#parts.secrets.wipe();
    this.#parts.onLocked(reason);
  }

  async #isRight(accountId: string | null, secret: string): Promise<boolean> {
    if (accountId === null || !this.#parts.accountIds().includes(accountId)) return false;
    const found = await this.#parts.secrets.take(accountId);
    return found !== null && timingSafeEqual(digest(found.secret), digest(secret));
  }

  #refuse(): number {
    this.#wrongTries += 1;
    const beyond = this.#wrongTries - FREE_TRIES;
    const waitMs = beyond < 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** beyond);
    this.#nextTryAt = this.#parts.now() + waitMs;
    return waitMs;
  }
}

/** Both sides get one length, whatever was typed. */
function digest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
