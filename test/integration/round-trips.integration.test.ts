import { afterAll, beforeAll, expect, test } from 'vitest';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';

const ROB = 'rob.ellis@contoso.test';
const MARY = 'mary.okafor@contoso.test';

let exchange: Exchange;
let app: HeadlessApp;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', rtt: 80, tls: true });
  app = await HeadlessApp.start();
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

test.each(['basic', 'ntlm'] as const)(
  'first rows of an unknown mailbox come in at most 4 round trips with %s, connection included',
  async (scheme) => {
    const own = await HeadlessApp.start();
    const added = await own.addAccount(exchange, ROB, { scheme });
    const accountId = added.ok ? added.value.accountId : '';
    exchange.ledger.clear();
    const session = await own.open(accountId, MARY, 'delegate');
    const page = await own.value('message.firstPage', { sessionId: session.sessionId });
    expect(page.rows.length).toBeGreaterThan(10);
    // What is learned and synchronised afterwards holds nothing up, nor do sign-ins of its connections. Those of these two
    // requests count: a request that waited for its sign-in is as deep as that made it.
    const untilRows = exchange.ledger.requests.filter(
      ({ operation, body }) => operation === 'GetFolder' || body.includes('SortOrder'),
    );
    expect(untilRows.length).toBeGreaterThan(1);
    const depth = Math.max(...untilRows.map((request) => request.depth)) + 2;
    expect(depth).toBeLessThanOrEqual(4);
    await own.stop();
  },
);

test('a folder of an open mailbox shows its rows after one round trip', async () => {
  const session = await app.session(exchange, ROB, MARY, 'delegate');
  const folders = await app.value('folder.list', { sessionId: session.sessionId });
  const sent = folders.find(({ distinguishedId }) => distinguishedId === 'sentitems');
  // The inbox is synchronised and watched after the opening; what a person asks for is counted once that is over.
  await app.event('folder.changed', ({ sessionId }) => sessionId === session.sessionId);
  await app.event(
    'session.changed',
    ({ sessionId, watch }) => sessionId === session.sessionId && ['live', 'polling'].includes(watch.state),
  );
  exchange.ledger.clear();
  await app.value('message.list', {
    sessionId: session.sessionId,
    folderId: sent?.folderId ?? '',
    offset: 0,
    limit: 60,
    search: '',
  });
  // The folder itself is synchronised from now on, after its rows were given.
  const asked = exchange.ledger.requests.filter(({ operation }) => operation !== 'SyncFolderItems');
  expect(asked.map(({ operation, depth }) => `${operation} ${depth}`)).toEqual(['FindItem 1']);
});
