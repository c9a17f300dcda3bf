/** What we use of keytar; a parameter of the store, so that tests can give one that fails. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Loads keytar when it is first needed: its binary wants libsecret (Linux), which not every machine has. Null when
 * it cannot be loaded, which to the person is the same as having no keychain.
 */
export async function loadKeytar(): Promise<Keytar | null> {
  try {
    const { default: keytar } = await import('keytar');
    return keytar;
  } catch {
    return null;
  }
}
