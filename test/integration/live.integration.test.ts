import { afterEach, beforeEach, expect, test } from 'vitest';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { InProcessApp } from './support/in-process-app.ts';

const rob = 'rob.ellis@contoso.test';
const mary = 'mary.okafor@contoso.test';
const support = 'support@contoso.test';
const ana = 'ana.lima@contoso.test';

let exchange: Exchange;
let app: InProcessApp;
beforeEach(async () => {
  exchange = await startExchange({});
  app = await InProcessApp.start();
});
afterEach(async () => {
  await app.stop();
  await exchange.stop();
});

/** Sends a mail from Ana's own mailbox, in another session than the one that watches. */
async function sendTo(address: string, subject: string): Promise<void> {
  const account = await app.addAccount(exchange, ana);
  const { sessionId, identities } = await app.open(account, ana, 'own');
  await app.value('message.send', {
    sessionId,
    identities,
    mode: 'own',
    kind: 'new',
    reference: null,
    to: [{ name: '', address }],
    cc: [],
    bcc: [],
    subject,
    bodyText: 'Hello',
  });
}

test('a mail that arrives is in the list without anybody asking for it', async () => {
  const { sessionId } = await app.open(await app.addAccount(exchange, rob), rob, 'own');
  await app.event('session.changed', (one) => one.sessionId === sessionId && one.watch.state === 'live');
  const { folderId } = await app.value('message.firstPage', { sessionId });
  await sendTo(rob, 'Arrived by itself');
  const first = async () =>
    (await app.value('message.list', { sessionId, folderId, offset: 0, limit: 5, search: '' })).rows[0];
  await expect.poll(first, { timeout: 20_000 }).toMatchObject({ subject: 'Arrived by itself' });
  expect(exchange.ledger.requests.filter(({ operation }) => operation === 'FindItem').length).toBeLessThan(6);
});

test('a delegate without the right to subscribe is told that changes are looked for at intervals', async () => {
  const { sessionId } = await app.open(await app.addAccount(exchange, rob), mary, 'delegate');
  const told = await app.event(
    'session.changed',
    (one) => one.sessionId === sessionId && !['off', 'connecting'].includes(one.watch.state),
  );
  expect(told.watch.state).toBe('polling');
});

test('mailboxes of one account share a stream, and the last one to close ends it', async () => {
  const account = await app.addAccount(exchange, ana);
  const own = await app.open(account, ana, 'own');
  const shared = await app.open(account, support, 'delegate');
  for (const { sessionId } of [own, shared])
    await app.event('session.changed', (one) => one.sessionId === sessionId && one.watch.state === 'live');
  const hanging = async () => (await app.value('budget.list', {})).map((budget) => budget.hanging);
  await expect.poll(hanging).toEqual([1]);
  await app.value('session.close', { sessionId: own.sessionId });
  await app.value('session.close', { sessionId: shared.sessionId });
  await expect.poll(hanging).toEqual([0]);
});

test('a folder that is read again has what came meanwhile, and keeps what is stored when Exchange cannot be asked', async () => {
  const { sessionId } = await app.open(await app.addAccount(exchange, rob), mary, 'delegate');
  const { folderId } = await app.value('message.firstPage', { sessionId });
  const list = async () =>
    await app.value('message.list', { sessionId, folderId, offset: 0, limit: 5, search: '' });
  await expect.poll(async () => (await list()).source, { timeout: 20_000 }).toBe('store');
  await sendTo(mary, 'Came between two looks');
  // Mary's mailbox is only looked at every minute.
  expect((await list()).rows[0]?.subject).not.toBe('Came between two looks');
  await app.value('folder.refresh', { sessionId, folderId });
  expect((await list()).rows[0]).toMatchObject({ subject: 'Came between two looks' });
  // Ana’s inbox is synchronised meanwhile.
  exchange.faults.add({ type: '403', operation: 'SyncFolderItems', account: rob, times: 1 });
  const twice = await Promise.all([1, 2].map(() => app.ask('folder.refresh', { sessionId, folderId })));
  for (const answer of twice) expect(answer).toMatchObject({ ok: false, failure: { kind: 'ews-blocked' } });
  expect((await list()).rows[0]).toMatchObject({ subject: 'Came between two looks' });
  const gone = await app.ask('folder.refresh', {
    sessionId,
    folderId: `${folderId.slice(0, -12)}AAAAAAAAAAA=`,
  });
  expect(gone).toMatchObject({ ok: false, failure: { kind: 'response-code' } });
});

test('a mailbox is in the list no sooner than its session is told of, so that one who clicks at once opens it once', async () => {
  const account = await app.addAccount(exchange, rob);
  const from = app.events.length;
  await app.open(account, mary, 'delegate');
  const names = app.events.slice(from).map(({ name }) => name);
  expect(names).toContain('mailboxes.changed');
  expect(names.indexOf('session.changed')).toBeLessThan(names.indexOf('mailboxes.changed'));
});
