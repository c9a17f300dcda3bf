import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { KeychainState } from '../../shared/model/account.ts';
import type { Identities } from '../../shared/model/identity.ts';
import type { SecretStore } from '../credentials/secret-store.ts';
import type { StorePlace } from './open-mailbox-store.ts';
import { eraseStoreFile } from './store-files.ts';
import { storeFailureOf, type StoreFailure } from './store-failure.ts';

/**
 * Why a store has to be in memory: what the keychain is, when it is not `ready`; `unusable-key` when its entry is not a
 * key of ours (it is left there); `app-locked` from the app's lock until it is unlocked.
 */
export type NoKeyReason = Exclude<KeychainState, 'ready'> | 'unusable-key' | 'app-locked';

/** Where a session's store is, or why there is none on the disk. */
export type StorePlacing =
  | { readonly place: StorePlace; readonly reason: null }
  | { readonly place: null; readonly reason: NoKeyReason };

const KEY_BYTES = 32;

/**
 * The keys and files of all stores. Each account has one random key in the OS keychain; each store's key is derived
 * from it (HKDF-SHA-256, RFC 5869) for its identities, so that no session can open another's file. Belongs to main; a
 * session's thread is given its own key only.
 */
export class StoreKeys {
  readonly #secrets: SecretStore;
  readonly #folder: string;
  readonly #keys = new Map<string, Buffer>();
  /** One look into the keychain at a time for an account: two at once could make two keys. */
  readonly #looking = new Map<string, Promise<Buffer | NoKeyReason>>();
  #isLocked = false;

  /** `folder` is `stores/` of the profile; it need not exist. */
  constructor(secrets: SecretStore, folder: string) {
    this.#secrets = secrets;
    this.#folder = folder;
    // A keychain that went and came back may be another one: its own keys count. While it is away those held go on.
    // Not overwritten here: a mailbox that opens in this moment may be deriving its own from one.
    secrets.onState((state) => {
      if (state === 'ready') this.#keys.clear();
    });
  }

  /** Where the store of these identities is, with its key; the key is a copy that the caller hands on. Never rejects. */
  async place(accountId: string, identities: Identities): Promise<StorePlacing> {
    const key = await this.#keyOf(accountId);
    if (typeof key === 'string') return { place: null, reason: key };
    const derived = hkdfSync(
      'sha256',
      key,
      Buffer.alloc(0),
      `onbehalf store: ${nameOf(identities)}`,
      KEY_BYTES,
    );
    return {
      place: { file: this.#fileOf(accountId, identities), key: new Uint8Array(derived) },
      reason: null,
    };
  }

  /** Overwrites every key that is held and gives none until `unlock`. */
  lock(): void {
    this.#isLocked = true;
    for (const key of this.#keys.values()) key.fill(0);
    this.#keys.clear();
  }

  unlock(): void {
    this.#isLocked = false;
  }

  /** Erases one mailbox's store, once its session has ended; also what was set aside of it. */
  eraseMailbox(accountId: string, identities: Identities): StoreFailure | null {
    return failureOf(() => eraseStoreFile(this.#fileOf(accountId, identities)));
  }

  /** Erases all stores of an account and their key, once its sessions have ended. */
  async eraseAccount(accountId: string): Promise<StoreFailure | null> {
    this.#keys.get(accountId)?.fill(0);
    this.#keys.delete(accountId);
    // The key as well: bytes that a disk keeps of erased files cannot be opened any more.
    await this.#secrets.remove(entryOf(accountId));
    return failureOf(() => rmSync(join(this.#folder, accountId), { recursive: true, force: true }));
  }

  async #keyOf(accountId: string): Promise<Buffer | NoKeyReason> {
    if (this.#isLocked) return 'app-locked';
    const known = this.#keys.get(accountId);
    if (known !== undefined) return known;
    const looking = this.#looking.get(accountId) ?? this.#look(accountId);
    this.#looking.set(accountId, looking);
    const key = await looking;
    this.#looking.delete(accountId);
    // Locked or erased meanwhile: what was read is of no use any more.
    if (typeof key === 'string' || !this.#isLocked) return key;
    key.fill(0);
    this.#keys.delete(accountId);
    return 'app-locked';
  }

  async #look(accountId: string): Promise<Buffer | NoKeyReason> {
    const entry = entryOf(accountId);
    const found = await this.#secrets.take(entry);
    const state = this.#secrets.state();
    // A key that is only in memory opens nothing in the next run.
    if (found?.from === 'memory') return state === 'ready' ? 'failing' : state;
    if (state !== 'ready') return state;
    return found === null ? await this.#make(accountId, entry) : this.#keep(accountId, found.secret);
  }

  /** Only where the keychain itself says that there is none; what it keeps is read back before anything is sealed. */
  async #make(accountId: string, entry: string): Promise<Buffer | NoKeyReason> {
    const secret = randomBytes(KEY_BYTES).toString('base64');
    const keptIn = await this.#secrets.put(entry, secret);
    const found = keptIn === 'keychain' ? await this.#secrets.take(entry) : null;
    const state = this.#secrets.state();
    if (found?.from !== 'keychain' || state !== 'ready') return state === 'ready' ? 'failing' : state;
    return this.#keep(accountId, found.secret);
  }

  #keep(accountId: string, secret: string): Buffer | NoKeyReason {
    const key = Buffer.from(secret, 'base64');
    if (key.length !== KEY_BYTES || key.toString('base64') !== secret) return 'unusable-key';
    this.#keys.set(accountId, key);
    return key;
  }

  #fileOf(accountId: string, identities: Identities): string {
    const name = createHash('sha256')
      .update(`${accountId} ${nameOf(identities)}`)
      .digest('hex')
      .slice(0, 40);
    return join(this.#folder, accountId, `${name}.sqlite`);
  }
}

/** The name of an account's key in the OS keychain. */
function entryOf(accountId: string): string {
  return `store-key:${accountId}`;
}

/** The identities as one text that no others have. */
function nameOf({ authenticated, authorized, mailbox, access }: Identities): string {
  return JSON.stringify([authenticated, authorized, mailbox, access]);
}

function failureOf(work: () => void): StoreFailure | null {
  try {
    work();
    return null;
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return failure;
  }
}
