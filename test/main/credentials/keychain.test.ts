import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openKeychain } from '../../../main/credentials/keychain.ts';
import type { KeychainParts } from '../../../main/credentials/keychain.ts';
import type { Keytar } from '../../../main/credentials/keytar.ts';
import { FoundSecret, Secret } from '../../../main/credentials/secret.ts';
import type { KeychainState } from '../../../shared/model/account.ts';

/** A keychain in memory whose state and failures a test decides. */
function scripted(entries = new Map<string, string>()) {
  const now: { state: KeychainState; fails: boolean } = { state: 'ready', fails: false };
  const answer = async <T>(value: () => T): Promise<T> => {
    if (now.fails) throw new Error('the secret was horse');
    return value();
  };
  const keytar: Keytar = {
    getPassword: async (_service, account) => await answer(() => entries.get(account) ?? null),
    setPassword: async (_service, account, password) =>
      await answer(() => void entries.set(account, password)),
    deletePassword: async (_service, account) => await answer(() => entries.delete(account)),
  };
  const parts: KeychainParts = {
    load: async () => keytar,
    probe: async () => now.state,
    limitMs: 50,
    lookAgainMs: 5,
  };
  return { now, parts, entries };
}

describe('the secret store', () => {
  it('keeps a secret in the keychain', async () => {
    const { parts, entries } = scripted();
    const store = await openKeychain(parts);
    expect([store.state(), await store.put('a', 'horse')]).toEqual(['ready', 'keychain']);
    expect([...entries]).toEqual([['a', 'horse']]);
    expect((await store.take('a'))?.from).toBe('keychain');
  });

  it.each(['absent', 'locked', 'failing'] as const)(
    'keeps it in memory while the keychain is %s',
    async (state) => {
      const { now, parts, entries } = scripted();
      now.state = state;
      const store = await openKeychain(parts);
      expect([store.state(), await store.put('a', 'horse')]).toEqual([state, 'memory']);
      expect((await store.take('a'))?.secret).toBe('horse');
      expect(entries.size).toBe(0);
    },
  );

  it('keeps it in memory when the library cannot be loaded', async () => {
    const { parts } = scripted();
    const store = await openKeychain({ ...parts, load: async () => null });
    expect([store.state(), await store.put('a', 'horse')]).toEqual(['absent', 'memory']);
  });

  it('believes a call that fails more than a probe that does not', async () => {
    const { now, parts } = scripted();
    const store = await openKeychain(parts);
    now.fails = true;
    expect([await store.put('a', 'horse'), store.state()]).toEqual(['memory', 'failing']);
  });

  it('waits once for a probe that hangs, and knows at once when it answers after all', async () => {
    const { parts, entries } = scripted();
    const probe = Promise.withResolvers<KeychainState>();
    const asked: string[] = [];
    const hanging: KeychainParts = {
      ...parts,
      lookAgainMs: 60_000,
      probe: async () => {
        asked.push('probe');
        return await (asked.length === 1 ? probe.promise : Promise.resolve('ready' as const));
      },
    };
    const store = await openKeychain(hanging);
    expect(store.state()).toBe('failing');
    expect([await store.put('a', 'horse'), await store.take('b')]).toEqual(['memory', null]);
    expect(asked).toHaveLength(1);
    const back = new Promise((resolve) => store.onState(resolve));
    probe.resolve('ready');
    expect(await back).toBe('ready');
    expect(entries.get('a')).toBe('horse');
  });

  it('asks nobody again by itself whose prompt was dismissed, and keeps the secret at the next act', async () => {
    const { now, parts, entries } = scripted();
    const waits: number[] = [];
    const prompting: KeychainParts = {
      ...parts,
      probe: null,
      get lookAgainMs() {
        return waits.push(1);
      },
    };
    const store = await openKeychain(prompting);
    now.fails = true;
    expect([await store.put('a', 'horse'), store.state()]).toEqual(['memory', 'failing']);
    expect(waits).toEqual([]);
    now.fails = false;
    await store.take('b');
    expect([store.state(), entries.get('a')]).toEqual(['ready', 'horse']);
  });

  it('tells each change once and moves secrets when the keychain comes back', async () => {
    const { now, parts, entries } = scripted();
    now.state = 'locked';
    const store = await openKeychain(parts);
    const told: string[] = [];
    const { promise, resolve } = Promise.withResolvers<undefined>();
    store.onState((state) => {
      told.push(state);
      resolve(undefined);
    });
    await store.put('a', 'horse');
    await store.put('b', 'battery');
    now.state = 'ready';
    await promise;
    expect((await store.take('b'))?.secret).toBe('battery');
    expect([told, entries.get('a'), entries.get('b')]).toEqual([['ready'], 'horse', 'battery']);
  });

  it('removes nothing while locked, and what was asked for once it can', async () => {
    const { now, parts, entries } = scripted(new Map([['a', 'horse']]));
    now.state = 'locked';
    const store = await openKeychain(parts);
    await store.remove('a');
    expect(entries.size).toBe(1);
    now.state = 'ready';
    expect(await store.take('a')).toBeNull();
    expect(entries.size).toBe(0);
  });

  it('lets the newest of two secrets win', async () => {
    const { parts, entries } = scripted();
    const store = await openKeychain(parts);
    await Promise.all([store.put('a', 'old'), store.put('a', 'new')]);
    await store.take('a');
    expect(entries.get('a')).toBe('new');
  });
});

describe('a secret', () => {
  const secret = new Secret('correct-horse');
  const found = new FoundSecret(secret, 'memory');

  it('prints as asterisks wherever it is printed', () => {
    const prints = [
      String(secret),
      JSON.stringify({ secret, found }),
      inspect({ secret, found }, { depth: 9, showHidden: true }),
      JSON.stringify(structuredClone(found)),
      Object.keys(found).join(),
    ];
    expect(prints.join('\n')).not.toContain('horse');
    expect(prints.join('\n')).toContain('********');
  });
  it('can be read by whoever asks for it', () => {
    expect([secret.reveal(), found.secret]).toEqual(['correct-horse', 'correct-horse']);
  });
});
