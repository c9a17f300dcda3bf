import { beforeEach, describe, expect, it } from 'vitest';
import type { KeychainState } from '../../../shared/model/account.ts';
import { Lock } from '../../../main/lock/lock.ts';

const rob = 'account-rob';
const ana = 'account-ana';

/** A lock over two accounts whose secrets are where `from` says; everything it does is noted in order. */
function lockWith(from: 'keychain' | 'memory') {
  const done: string[] = [];
  const secrets = new Map([
    [rob, 'Pa55'],
    [ana, 'An4-secret'],
  ]);
  const clock = { now: 1000 };
  const keychain: { state: KeychainState } = { state: 'ready' };
  const lock = new Lock({
    secrets: {
      state: () => keychain.state,
      take: async (accountId) => {
        if (keychain.state !== 'ready') return null;
        const secret = secrets.get(accountId);
        return secret === undefined ? null : { secret, from };
      },
      wipe: () => {
        done.push('wipe');
        if (from === 'memory') secrets.clear();
      },
    },
    accountIds: () => [rob, ana],
    isInKeychain: () => from === 'keychain',
    endEverything: async () => void done.push('end'),
    onLock: async (reason) => void done.push(`record ${reason}`),
    onLocked: (reason) => void done.push(`renew ${reason}`),
    onUnlocked: async () => void done.push('unlocked'),
    now: () => clock.now,
  });
  return { lock, done, clock, keychain };
}

it('unlocking what is not locked proves nothing, whatever the password, and says so', async () => {
  const { lock, done } = lockWith('keychain');
  for (const secret of ['Pa55', 'wrong'])
    expect(await lock.unlock(rob, secret)).toEqual({ ok: false, failure: { kind: 'not-locked' } });
  expect(done).toEqual([]);
});

describe('locking', () => {
  it('writes it down, ends everything, wipes, and only then has the page destroyed', async () => {
    const { lock, done } = lockWith('keychain');
    await lock.lock('idle');
    expect(done).toEqual(['record idle', 'end', 'wipe', 'renew idle']);
  });

  it('counts from its first moment, before anything has ended', () => {
    const { lock } = lockWith('keychain');
    void lock.lock('command');
    expect(lock.isLocked).toBe(true);
  });

  it('is done once however often it is asked for', async () => {
    const { lock, done } = lockWith('keychain');
    await Promise.all([lock.lock('command'), lock.lock('idle'), lock.lock('command')]);
    expect(done.filter((step) => step === 'end')).toHaveLength(1);
  });
});

describe('unlocking', () => {
  let parts: ReturnType<typeof lockWith>;
  beforeEach(async () => {
    parts = lockWith('keychain');
    await parts.lock.lock('command');
  });

  it('takes the password of one of the accounts', async () => {
    expect(await parts.lock.unlocking()).toBe('password');
    expect(await parts.lock.unlock(ana, 'An4-secret')).toEqual({ ok: true, value: null });
    expect(parts.lock.isLocked).toBe(false);
  });

  it.each([
    ['another account’s', ana, 'Pa55'],
    ['an empty one', rob, ''],
    ['one with something after it', rob, 'Pa55 '],
    ['any for no account', null, 'Pa55'],
    ['any for an account that is not here', 'account-eve', 'Pa55'],
  ])('refuses a password: %s', async (_which, accountId, secret) => {
    expect(await parts.lock.unlock(accountId, secret)).toMatchObject({
      ok: false,
      failure: { kind: 'unlock-refused' },
    });
    expect(parts.lock.isLocked).toBe(true);
  });

  it('makes each guess after the third wait longer, and does not look at one that comes too early', async () => {
    const waits: number[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const refused = await parts.lock.unlock(rob, 'wrong');
      const waitMs = !refused.ok && refused.failure.kind === 'unlock-refused' ? refused.failure.waitMs : -1;
      waits.push(waitMs);
      parts.clock.now += waitMs;
    }
    expect(waits).toEqual([0, 0, 5000, 10_000, 20_000]);
    await parts.lock.unlock(rob, 'wrong');
    expect(await parts.lock.unlock(rob, 'Pa55')).toMatchObject({ ok: false });
    parts.clock.now += 40_000;
    expect(await parts.lock.unlock(rob, 'Pa55')).toMatchObject({ ok: true });
  });

  it('is not opened by a keychain that fails for the moment: no guess counts, and the password opens once it answers', async () => {
    parts.keychain.state = 'failing';
    expect(await parts.lock.unlocking()).toBe('password');
    for (const secret of ['Pa55', '', 'wrong', 'wrong', 'wrong']) {
      expect(await parts.lock.unlock(rob, secret)).toEqual({
        ok: false,
        failure: { kind: 'keychain-failing' },
      });
    }
    expect(parts.lock.isLocked).toBe(true);
    parts.keychain.state = 'ready';
    expect(await parts.lock.unlock(rob, 'Pa55')).toMatchObject({ ok: true });
  });

  it('needs a button only where no account has a secret in the keychain, for then nothing is left to guard', async () => {
    const { lock } = lockWith('memory');
    await lock.lock('command');
    expect(await lock.unlocking()).toBe('button');
    expect(await lock.unlock(null, '')).toMatchObject({ ok: true });
  });
});
