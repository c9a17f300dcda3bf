import { afterEach, beforeEach, expect, test } from 'vitest';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import type { Session } from '../../shared/model/session.ts';
import { InProcessApp, workingKeychain } from './support/in-process-app.ts';

const rob = 'rob.ellis@contoso.test';
const mary = 'mary.okafor@contoso.test';
const jun = 'jun.takeda@contoso.test';

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

const isOpenOn = (mailboxId: string) => (session: Session) =>
  session.mailboxId === mailboxId && session.state.state === 'open' && session.level !== null;

/** The addresses of the mailboxes whose opening began since the n-th event, in order. */
function begunSince(from: number): readonly string[] {
  const told = app.events.slice(from).filter(({ name }) => name === 'session.changed');
  return [...new Set(told.map(({ payload }) => (payload as Session).identities.mailbox))];
}

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
  expect(await app.ask('app.unlock', { accountId, secret: password() })).toEqual({
    ok: true,
    value: { mailboxId: null },
  });
  expect(exchange.ledger.requests).toHaveLength(asked);
  expect(await app.ask('session.list', {})).toEqual({ ok: true, value: [] });
});

test('after unlocking, a mailbox that was open shows what is stored before it is proved again', async () => {
  const first = await app.open(accountId, mary, 'delegate');
  const { rows } = await app.value('message.firstPage', { sessionId: first.sessionId });
  await app.event('folder.changed', ({ sessionId }) => sessionId === first.sessionId);
  await app.value('app.lock', {});
  exchange.line.roundTrip = 50;
  await app.value('app.unlock', { accountId, secret: password() });
  const { sessionId } = await app.event(
    'session.changed',
    (session) =>
      session.sessionId !== first.sessionId && session.state.state === 'opening' && session.state.isReadable,
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

test('unlocking brings back every mailbox that was open, the one on screen first, each proved anew', async () => {
  const before = [
    await app.open(accountId, rob, 'own'),
    await app.open(accountId, mary, 'delegate'),
    await app.open(accountId, jun, 'delegate'),
  ];
  const [, onScreen] = before;
  await app.value('session.look', { sessionIds: [onScreen?.sessionId ?? ''] });
  await app.value('app.lock', {});
  const from = app.events.length;
  const answer = await app.value('app.unlock', { accountId, secret: password() });
  expect(answer.mailboxId).toBe(onScreen?.mailboxId);
  // The page that comes next asks at once, and finds the one that it is to show.
  expect((await app.value('session.list', {})).map(({ mailboxId }) => mailboxId)).toContain(answer.mailboxId);
  for (const { mailboxId, identities } of before) {
    const again = await app.event('session.changed', isOpenOn(mailboxId), from);
    expect(again.identities).toEqual(identities);
  }
  expect(begunSince(from)).toEqual([mary, rob, jun]);
  const sessions = await app.value('session.list', {});
  expect(sessions.map(({ sessionId }) => sessionId)).not.toContain(onScreen?.sessionId);
});

test('of the mailboxes that come back, one that fails says so and holds up no other', async () => {
  const { mailboxId: marys } = await app.open(accountId, mary, 'delegate');
  const { mailboxId: robs } = await app.open(accountId, rob, 'own');
  await app.value('app.lock', {});
  const from = app.events.length;
  exchange.faults.add({ type: 'own-folder', times: Infinity });
  const { mailboxId } = await app.value('app.unlock', { accountId, secret: password() });
  expect(mailboxId).toBe(marys);
  const failed = await app.event(
    'session.changed',
    (session) => session.mailboxId === marys && session.state.state === 'failed',
    from,
  );
  expect(failed.state).toMatchObject({ failure: { kind: 'wrong-mailbox' } });
  await app.event('session.changed', isOpenOn(robs), from);
});

test('a mailbox whose password comes from a slow keychain after the lock is not opened behind it', async () => {
  const keychain = workingKeychain();
  let answering = Promise.resolve();
  const slow = {
    ...keychain,
    take: async (account: string) => {
      await answering;
      return await keychain.take(account);
    },
  };
  await app.stop();
  app = await InProcessApp.start({ secrets: slow });
  accountId = await app.addAccount(exchange, rob);
  const { promise, resolve } = Promise.withResolvers<void>();
  answering = promise;
  await app.value('mailbox.open', { accountId, address: mary, access: 'delegate' });
  await app.value('app.lock', {});
  const from = app.events.length;
  resolve();
  // The control: after the lock it opens as ever.
  const { mailboxId } = await app.value('app.unlock', { accountId, secret: password() });
  await app.event('session.changed', isOpenOn(mailboxId ?? ''), from);
  const { entries } = await app.value('journal.list', { before: null, limit: 20 });
  const openings = entries.filter(({ operation }) => operation === 'session.open');
  expect(openings.map(({ outcome }) => outcome)).toEqual(['done', 'failed']);
});

test('the machine’s screen locks the app, and so does its sleep, where the app locks by itself at all', async () => {
  await app.open(accountId, mary, 'delegate');
  await app.value('app.setIdleLock', { minutes: 0 });
  app.application.screenLocked();
  expect(await app.value('app.state', {})).toMatchObject({ isLocked: false });

  await app.value('app.setIdleLock', { minutes: 30 });
  app.application.screenLocked();
  await app.event('app.locked', ({ reason }) => reason === 'screen');
  expect(await app.value('app.state', {})).toMatchObject({ isLocked: true });
});
