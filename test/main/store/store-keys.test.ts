import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeychain } from '../../../main/credentials/keychain.ts';
import type { KeychainParts } from '../../../main/credentials/keychain.ts';
import { StoreKeys } from '../../../main/store/store-keys.ts';
import type { KeychainState } from '../../../shared/model/account.ts';
import type { Identities } from '../../../shared/model/identity.ts';
import { storePlaces, type StorePlaces } from './stores.ts';

const account = 'account-0123456789abcdef0123456789abcdef';
const own: Identities = {
  authenticated: 'a@x.test',
  authorized: 'a@x.test',
  mailbox: 'a@x.test',
  access: 'own',
};
const delegate: Identities = { ...own, mailbox: 'b@x.test', access: 'delegate' };

describe('the keys of the stores', () => {
  let places: StorePlaces;
  const entries = new Map<string, string>();
  const now: { state: KeychainState } = { state: 'ready' };
  const parts: KeychainParts = {
    load: async () => ({
      getPassword: async (_service, name) => entries.get(name) ?? null,
      setPassword: async (_service, name, secret) => void entries.set(name, secret),
      deletePassword: async (_service, name) => entries.delete(name),
    }),
    probe: async () => now.state,
    limitMs: 100,
    lookAgainMs: 60_000,
  };
  const keys = async () => new StoreKeys(await openKeychain(parts), `${places.folder}/stores`);
  beforeEach(() => {
    places = storePlaces();
    entries.clear();
    now.state = 'ready';
  });
  afterEach(() => places.end());

  it('are the same in every run, another for other identities, and no address is in a file’s name', async () => {
    const first = await (await keys()).place(account, own);
    expect(await (await keys()).place(account, own)).toEqual(first);
    const other = await (await keys()).place(account, delegate);
    expect(other.place?.file).not.toBe(first.place?.file);
    expect(other.place?.key).not.toEqual(first.place?.key);
    expect(first.place?.file).not.toContain('x.test');
    expect([...entries.keys()]).toEqual([`store-key:${account}`]);
  });

  it('are one, however many sessions ask for the first time at once', async () => {
    const asked = await keys();
    const [one, two] = await Promise.all([asked.place(account, own), asked.place(account, own)]);
    expect(one).toEqual(two);
  });

  it.each(['absent', 'locked', 'failing'] as const)(
    'are not made while the keychain is %s, and then they are',
    async (state) => {
      now.state = state;
      const asked = await keys();
      expect([await asked.place(account, own), entries.size]).toEqual([{ place: null, reason: state }, 0]);
      now.state = 'ready';
      expect((await asked.place(account, own)).reason).toBeNull();
    },
  );

  it('go on while the keychain is away, and are those of the keychain that came back', async () => {
    const secrets = await openKeychain(parts);
    const asked = new StoreKeys(secrets, `${places.folder}/stores`);
    const before = await asked.place(account, own);
    now.state = 'absent';
    await secrets.take('anything');
    expect(await asked.place(account, own)).toEqual(before);
    entries.set(`store-key:${account}`, Buffer.alloc(32, 7).toString('base64'));
    now.state = 'ready';
    await secrets.take('anything');
    const after = await asked.place(account, own);
    expect([after.reason, after.place?.file]).toEqual([null, before.place?.file]);
    expect(after.place?.key).not.toEqual(before.place?.key);
  });

  it('do not take the place of an entry that is no key', async () => {
    entries.set(`store-key:${account}`, 'somebody else’s');
    expect((await (await keys()).place(account, own)).reason).toBe('unusable-key');
    expect(entries.get(`store-key:${account}`)).toBe('somebody else’s');
  });

  it('are not given while the app is locked', async () => {
    const asked = await keys();
    const before = await asked.place(account, own);
    asked.lock();
    expect((await asked.place(account, own)).reason).toBe('app-locked');
    asked.unlock();
    expect(await asked.place(account, own)).toEqual(before);
  });

  it('and files are erased: one mailbox’s, or all of an account', async () => {
    const asked = await keys();
    const [one, two] = [await asked.place(account, own), await asked.place(account, delegate)];
    for (const { place } of [one, two]) {
      const { store } = places.open(place);
      store.setFact('a', 'b');
      store.close();
    }
    expect(asked.eraseMailbox(account, own)).toBeNull();
    expect([existsSync(one.place?.file ?? ''), existsSync(two.place?.file ?? '')]).toEqual([false, true]);
    expect(await asked.eraseAccount(account)).toBeNull();
    expect([existsSync(two.place?.file ?? ''), entries.size]).toEqual([false, 0]);
  });
});
