import type { KeychainState } from '../../shared/model/account.ts';

/**
 * Where secrets are kept: the OS keychain, or memory for this run only when there is none or it is locked. Never a
 * disk of our own. Implementations never reject.
 */
export interface SecretStore {
  /** What is known of the keychain now. */
  state(): KeychainState;
  /** Told whenever that changes. Gives the function that ends it. */
  onState(listener: (state: KeychainState) => void): () => void;
  /** Keeps a secret and says where. */
  put(accountId: string, secret: string): Promise<'keychain' | 'memory'>;
  /** The secret and where it was, or null when there is none or it cannot be read now. */
  take(accountId: string): Promise<{ readonly secret: string; readonly from: 'keychain' | 'memory' } | null>;
  remove(accountId: string): Promise<void>;
  /** Forgets every secret that is in memory; what the keychain has stays there. */
  wipe(): void;
}
