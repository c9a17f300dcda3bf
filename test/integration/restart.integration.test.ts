import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { hasKeyring, privateBus, type PrivateKeyring } from '../main/credentials/private-keyring.ts';
import { HeadlessApp } from './support/headless-app.ts';

const ROB = 'rob.ellis@contoso.test';
const MARY = 'mary.okafor@contoso.test';

let exchange: Exchange;
let keyring: PrivateKeyring;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  if (!hasKeyring()) return;
  keyring = await privateBus();
  await keyring.start();
});
afterAll(async () => {
  await exchange.stop();
  if (hasKeyring()) await keyring.end();
});

test.skipIf(!hasKeyring())(
  'accounts and mailboxes are remembered over a restart, their secrets by the keychain alone',
  async () => {
    const first = await HeadlessApp.start({ environment: { ...process.env, ...keyring.environment } });
    await first.session(exchange, ROB, MARY, 'delegate');
    expect(await first.value('app.state', {})).toMatchObject({ keychain: 'ready' });
    await first.stop();

    const again = await HeadlessApp.start({
      profile: first.profile,
      environment: { ...process.env, ...keyring.environment },
    });
    await again.event('accounts.changed', (accounts) => accounts[0]?.secret === 'keychain');
    const [account] = await again.value('account.list', {});
    expect(account).toMatchObject({ address: ROB, name: 'Rob Ellis', secret: 'keychain', signIn: 'untried' });
    expect(await again.value('mailbox.list', {})).toMatchObject([
      { address: MARY, name: 'Mary Okafor', access: 'delegate', sessionId: null },
    ]);
    const session = await again.open(account?.accountId ?? '', MARY, 'delegate');
    expect(session.state).toMatchObject({
      state: 'open',
      proof: { statement: expect.stringContaining('proved before') as string },
    });

    await again.value('account.remove', { accountId: account?.accountId ?? '' });
    await again.stop();

    const password = exchange.accounts.find(({ address }) => address === ROB)?.password ?? '';
    expect((await stat(again.profile)).mode & 0o077).toBe(0);
    for (const name of await readdir(again.profile, { recursive: true })) {
      const path = join(again.profile, name);
      if (!(await stat(path)).isFile()) continue;
      expect(await readFile(path, 'utf8')).not.toContain(password);
    }
  },
);

test('without a keychain the app says so, keeps the secret for this run only, and asks again after a restart', async () => {
  const environment = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };
  const first = await HeadlessApp.start({ environment });
  const added = await first.addAccount(exchange, ROB);
  expect(added).toMatchObject({ ok: true, value: { secret: 'memory' } });
  expect(await first.value('app.state', {})).toMatchObject({ keychain: 'absent' });
  await first.stop();

  const again = await HeadlessApp.start({ profile: first.profile, environment });
  const [account] = await again.value('account.list', {});
  expect(account).toMatchObject({ address: ROB, secret: 'missing' });
  const refused = await again.open(account?.accountId ?? '', ROB, 'own');
  expect(refused.state).toMatchObject({ state: 'failed', failure: { kind: 'secret-missing' } });
  const password = exchange.accounts.find(({ address }) => address === ROB)?.password ?? '';
  expect(
    await again.ask('account.signIn', { accountId: account?.accountId ?? '', secret: password }),
  ).toMatchObject({ ok: true });
  expect((await again.open(account?.accountId ?? '', ROB, 'own')).state.state).toBe('open');
  await again.stop();
});
