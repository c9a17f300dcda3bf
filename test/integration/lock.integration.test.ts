import { afterEach, beforeEach, expect, test } from 'vitest';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { InProcessApp } from './support/in-process-app.ts';

const rob = 'rob.ellis@contoso.test';
const mary = 'mary.okafor@contoso.test';

let exchange: Exchange;
let app: InProcessApp;
let accountId: string;
beforeEach(async () => {
  exchange = await startExchange({});
  app = await InProcessApp.start();
  accountId = await app.addAccount(exchange, rob);
});
afterEach(async () => {
  await app.stop();
  await exchange.stop();
});

const password = () => exchange.accounts.find(({ address }) => address === rob)?.password ?? '';

test('locking ends every session, has the page destroyed, and answers nothing of any mailbox', async () => {
  let pagesDestroyed = 0;
  app.application.onLocked(() => void (pagesDestroyed += 1));
  const session = await app.open(accountId, mary, 'delegate');
  await app.value('app.lock', {});
  await app.event('session.changed', ({ state }) => state.state === 'closed');
  expect(pagesDestroyed).toBe(1);
  expect(await app.ask('session.list', {})).toEqual({ ok: false, failure: { kind: 'locked' } });
  expect(await app.ask('message.firstPage', { sessionId: session.sessionId })).toEqual({
    ok: false,
    failure: { kind: 'locked' },
  });
  expect(await app.value('app.state', {})).toMatchObject({ isLocked: true, unlocking: 'password' });
});

test('a wrong password keeps it locked and reaches no server; the right one opens it', async () => {
  await app.value('app.lock', {});
  const asked = exchange.ledger.requests.length;
  expect(await app.ask('app.unlock', { accountId, secret: `${password()}!` })).toMatchObject({
    ok: false,
    failure: { kind: 'unlock-refused' },
  });
  expect(await app.ask('app.unlock', { accountId, secret: password() })).toEqual({ ok: true, value: null });
  expect(exchange.ledger.requests).toHaveLength(asked);
  expect(await app.ask('session.list', {})).toEqual({ ok: true, value: [] });
});

test('after unlocking, a mailbox that was open shows what is stored before it is proved again', async () => {
  const first = await app.open(accountId, mary, 'delegate');
  const { rows } = await app.value('message.firstPage', { sessionId: first.sessionId });
  await app.event('folder.changed', ({ sessionId }) => sessionId === first.sessionId);
  await app.value('app.lock', {});
  await app.value('app.unlock', { accountId, secret: password() });
  exchange.line.roundTrip = 50;
  const { sessionId } = await app.value('mailbox.open', { accountId, address: mary, access: 'delegate' });
  await app.event(
    'session.changed',
    (session) =>
      session.sessionId === sessionId && session.state.state === 'opening' && session.state.isReadable,
  );
  const stored = await app.value('message.firstPage', { sessionId });
  expect(stored.source).toBe('store');
  expect(stored.rows[0]?.itemId).toBe(rows[0]?.itemId);
});

test('locking and unlocking are in the journal', async () => {
  await app.value('app.lock', {});
  await app.value('app.unlock', { accountId, secret: password() });
  const { entries } = await app.value('journal.list', { before: null, limit: 10 });
  expect(entries.slice(0, 2).map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
    'app.unlock done',
    'app.lock done',
  ]);
});
