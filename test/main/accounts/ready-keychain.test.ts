import { expect, test } from 'vitest';
import { readyKeychain } from '../../../main/accounts/ready-keychain.ts';
import type { KeychainState } from '../../../shared/model/account.ts';

function keychain(begins: KeychainState) {
  let state = begins;
  const listeners = new Set<(state: KeychainState) => void>();
  return {
    listeners,
    state: () => state,
    onState: (listener: (state: KeychainState) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    become: (next: KeychainState) => {
      state = next;
      for (const listener of listeners) listener(next);
    },
  };
}

test('a keychain that is slow is waited for, and one that is ready is not', async () => {
  expect(await readyKeychain(keychain('ready'))).toBe(true);
  const slow = keychain('failing');
  const waiting = readyKeychain(slow, 60_000);
  slow.become('locked');
  slow.become('ready');
  expect(await waiting).toBe(true);
  expect(slow.listeners.size).toBe(0);
});

test('a keychain that stays away is not waited for without end', async () => {
  const gone = keychain('failing');
  expect(await readyKeychain(gone, 1)).toBe(false);
  expect(gone.listeners.size).toBe(0);
});
