import type { SecretStore } from '../credentials/secret-store.ts';

/** How long a keychain that had the secret a moment ago is waited for, in ms: a busy machine is slow, not broken. */
const PATIENCE_MS = 5000;

/** Settles once the keychain is ready, and otherwise after a few seconds; says whether it is. */
export async function readyKeychain(
  secrets: Pick<SecretStore, 'state' | 'onState'>,
  patienceMs: number = PATIENCE_MS,
): Promise<boolean> {
  if (secrets.state() === 'ready') return true;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), patienceMs);
  timer.unref();
  const forget = secrets.onState((state) => {
    if (state === 'ready') resolve(true);
  });
  const isReady = await promise;
  clearTimeout(timer);
  forget();
  return isReady;
}
