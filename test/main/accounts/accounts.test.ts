import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeychain } from '../../../main/credentials/keychain.ts';
import type { SecretStore } from '../../../main/credentials/secret-store.ts';
import { Accounts } from '../../../main/accounts/accounts.ts';
import { Broker } from '../../../main/broker/broker.ts';
import { SignInGate } from '../../../main/accounts/sign-in-gate.ts';
import { openProfile } from '../../../main/store/profile.ts';
import type { KeychainState } from '../../../shared/model/account.ts';

describe('where the secret of an account is', () => {
  let folder: string;
  let secrets: SecretStore;
  let accounts: Accounts;
  let accountId: string;
  const entries = new Map<string, string>();
  const now: { state: KeychainState } = { state: 'ready' };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onbehalf-accounts-'));
    entries.clear();
    now.state = 'ready';
    secrets = await openKeychain({
      load: async () => ({
        getPassword: async (_service, name) => entries.get(name) ?? null,
        setPassword: async (_service, name, secret) => void entries.set(name, secret),
        deletePassword: async (_service, name) => entries.delete(name),
      }),
      probe: async () => now.state,
      limitMs: 1000,
      lookAgainMs: 60_000,
    });
    const profile = await openProfile(folder);
    accounts = new Accounts({ profile, secrets, gate: new SignInGate(), broker: new Broker() });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function remember(): Promise<void> {
    const made = accounts.make({
      address: 'rob@x.test',
      server: 'exchange.x.test',
      userName: '',
      secret: 'horse',
      scheme: 'basic',
      certificatePem: null,
    });
    if (!made.ok) throw new Error(made.failure.kind);
    accountId = (await accounts.remember(made.value)).accountId;
  }
  const told = () => accounts.list().map(({ secret }) => secret);

  it('is told to be the keychain, and to be missing once its entry was deleted', async () => {
    await remember();
    expect([told(), accounts.isInKeychain(accountId)]).toEqual([['keychain'], true]);
    entries.clear();
    await accounts.look();
    expect([told(), accounts.isInKeychain(accountId)]).toEqual([['missing'], false]);
  });

  it('is told to be missing as soon as an opening did not find it', async () => {
    await remember();
    entries.clear();
    expect(await accounts.access(accountId)).toEqual({ ok: false, failure: { kind: 'secret-missing' } });
    expect(told()).toEqual(['missing']);
  });

  it('is told to be memory, and to be missing once locking has wiped it', async () => {
    now.state = 'absent';
    await remember();
    await accounts.look();
    expect(told()).toEqual(['memory']);
    secrets.wipe();
    await accounts.look();
    expect(told()).toEqual(['missing']);
  });

  it('is told to be missing while the keychain is locked, which has lost nothing, and the keychain afterwards', async () => {
    await remember();
    now.state = 'locked';
    await accounts.look();
    expect([told(), accounts.isInKeychain(accountId)]).toEqual([['missing'], true]);
    now.state = 'ready';
    await accounts.look();
    expect(told()).toEqual(['keychain']);
  });

  it('is not told to be missing by a look that began before it was kept', async () => {
    await remember();
    entries.clear();
    const looking = accounts.look();
    await accounts.keepSecret(accountId, 'battery');
    await looking;
    expect(told()).toEqual(['keychain']);
  });
});
