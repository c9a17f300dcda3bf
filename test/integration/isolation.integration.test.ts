import { BroadcastChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { CRASH_CHANNEL } from '../support/crash-channel.ts';
import { InProcessApp } from './support/in-process-app.ts';

const rob = 'rob.ellis@contoso.test';
const ana = 'ana.lima@contoso.test';
const mary = 'mary.okafor@contoso.test';
const jun = 'jun.takeda@contoso.test';
const support = 'support@contoso.test';

let exchange: Exchange;
let app: InProcessApp;
beforeEach(async () => {
  exchange = await startExchange({});
  app = await InProcessApp.start({ threadEntry: new URL('../support/crashable-entry.mjs', import.meta.url) });
});
afterEach(async () => {
  await app.stop();
  await exchange.stop();
});

/** Brings down every session thread there is at this moment. */
function crash(): void {
  const channel = new BroadcastChannel(CRASH_CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of threads has no origin
  channel.postMessage('down');
  channel.close();
}

/** Open, and restarted since: news of what is read come at any time, before a crash as well. */
const isRestarted =
  (before: string | null) =>
  ({ state, restartedAt }: Session): boolean =>
    state.state === 'open' && restartedAt !== before;

const stateOf = async ({ sessionId }: Session): Promise<Session['state']['state'] | undefined> =>
  (await app.value('session.list', {})).find((one) => one.sessionId === sessionId)?.state.state;

test('a thread that crashes is started anew, proves the mailbox again, says so and writes it down', async () => {
  const session = await app.open(await app.addAccount(exchange, rob), mary, 'delegate');
  const proofs = exchange.ledger.requests.filter(({ operation }) => operation === 'GetFolder').length;
  const from = app.events.length;
  crash();
  const again = await app.event('session.changed', isRestarted(null), from);
  expect(again).toMatchObject({ sessionId: session.sessionId, identities: session.identities });
  expect(again.restartedAt).not.toBeNull();
  expect(exchange.ledger.requests.filter(({ operation }) => operation === 'GetFolder')).toHaveLength(
    proofs + 1,
  );
  expect((await app.value('message.firstPage', { sessionId: session.sessionId })).rows).not.toEqual([]);
  const { entries } = await app.value('journal.list', { before: null, limit: 20 });
  expect(entries.map(({ operation }) => operation)).toContain('session.restart');
});

test('a crash during a call fails that call, a write as unknown, and leaves the session able to go on', async () => {
  const session = await app.open(await app.addAccount(exchange, rob), mary, 'delegate');
  const { rows } = await app.value('message.firstPage', { sessionId: session.sessionId });
  exchange.faults.add({ type: 'headers-only', operation: 'UpdateItem', times: 1 });
  const item = { itemId: rows[0]?.itemId ?? '', changeKey: rows[0]?.changeKey ?? '' };
  const marking = app.ask('message.markRead', {
    sessionId: session.sessionId,
    identities: session.identities,
    item,
    isRead: true,
  });
  await expect
    .poll(() => exchange.ledger.requests.some(({ operation }) => operation === 'UpdateItem'))
    .toBe(true);
  const from = app.events.length;
  crash();
  expect(await marking).toMatchObject({ ok: false, failure: { kind: 'outcome-unknown' } });
  await app.event('session.changed', isRestarted(null), from);
  expect(await app.ask('folder.list', { sessionId: session.sessionId })).toMatchObject({ ok: true });
});

test('an impersonated mailbox that may be changed is read-only again after a crash', async () => {
  const account = await app.addAccount(exchange, 'svc.onbehalf@contoso.test');
  const session = await app.open(account, jun, 'impersonation');
  const { sessionId, identities } = session;
  await app.value('session.allowWrites', { sessionId, identities, reason: 'Ticket 4711', minutes: 30 });
  const from = app.events.length;
  crash();
  const again = await app.event('session.changed', isRestarted(null), from);
  expect(again.writes).toEqual({ writes: 'read-only' });
});

test('a thread that crashes a fourth time in ten minutes stays down, and says why', async () => {
  const session = await app.open(await app.addAccount(exchange, rob), mary, 'delegate');
  let restartedAt = session.restartedAt;
  for (let crashes = 0; crashes < 3; crashes += 1) {
    const from = app.events.length;
    crash();
    restartedAt = (await app.event('session.changed', isRestarted(restartedAt), from)).restartedAt;
  }
  const from = app.events.length;
  crash();
  const down = await app.event('session.changed', ({ state }) => state.state === 'failed', from);
  expect(down).toMatchObject({
    sessionId: session.sessionId,
    state: { failure: { kind: 'session-crashed' } },
  });
});

test('a mailbox that hangs moves no other', async () => {
  const hanging = await app.open(await app.addAccount(exchange, ana), support, 'delegate');
  const other = await app.open(await app.addAccount(exchange, rob), mary, 'delegate');
  const [folder] = await app.value('folder.list', { sessionId: hanging.sessionId });
  exchange.faults.add({ type: 'headers-only', account: ana, times: 1000 });
  const stuck = Array.from({ length: 8 }, (_, offset) =>
    app.ask('message.list', {
      sessionId: hanging.sessionId,
      folderId: folder?.folderId ?? '',
      offset,
      limit: 10,
      search: 'nothing that is stored',
    }),
  );
  for (let reads = 0; reads < 10; reads += 1)
    expect(await app.ask('directory.resolve', { sessionId: other.sessionId, words: 'priya' })).toMatchObject({
      ok: true,
    });
  expect(await stateOf(other)).toBe('open');
  await app.value('session.close', { sessionId: hanging.sessionId });
  const answers = await Promise.all(stuck);
  expect(answers.every(({ ok }) => !ok)).toBe(true);
});

test('a mailbox that storms delays another of the same account by its own turns only', async () => {
  const account = await app.addAccount(exchange, rob);
  const storming = await app.open(account, mary, 'delegate');
  const calm = await app.open(account, rob, 'own');
  exchange.line.roundTrip = 5;
  const before = exchange.ledger.requests.length;
  const storm = Array.from({ length: 100 }, (_, index) =>
    app.ask('directory.resolve', { sessionId: storming.sessionId, words: `storm ${index}` }),
  );
  expect(await app.ask('directory.resolve', { sessionId: calm.sessionId, words: 'priya' })).toMatchObject({
    ok: true,
  });
  const served = exchange.ledger.requests.slice(before);
  await Promise.all(storm);
  // The storm's connections may each have a request under way; the calm one comes next in turn.
  expect(served.length).toBeLessThan(20);
  expect(exchange.ledger.requests.length - before).toBeGreaterThan(100);
});
