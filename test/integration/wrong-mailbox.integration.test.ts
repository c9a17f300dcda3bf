import { afterEach, expect, test } from 'vitest';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';

const ROB = 'rob.ellis@contoso.test';
const MARY = 'mary.okafor@contoso.test';

let exchange: Exchange;
let app: HeadlessApp;

afterEach(async () => {
  await app.stop();
  await exchange.stop();
});

async function openMary(fault: 'own-folder' | 'wrong-mailbox' | null, operation?: string) {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
  app = await HeadlessApp.start();
  await app.addAccount(exchange, ROB);
  if (fault !== null)
    exchange.faults.add({ type: fault, times: Infinity, ...(operation === undefined ? {} : { operation }) });
  return await app.session(exchange, ROB, MARY, 'delegate');
}

test('a server that quietly answers with one’s own folders ends in wrong-mailbox, and nothing of them passes', async () => {
  const session = await openMary('own-folder');
  expect(session.state).toMatchObject({
    state: 'failed',
    failure: { kind: 'wrong-mailbox', asked: MARY, answered: 'own' },
  });
  for (const request of ['message.firstPage', 'folder.list'] as const) {
    expect(await app.ask(request, { sessionId: session.sessionId })).toMatchObject({
      ok: false,
      failure: { kind: 'not-open' },
    });
  }
  expect(app.stdout.join('\n')).not.toContain('"rows"');
});

test('one that answers only the list of messages with one’s own inbox shows none of them', async () => {
  const session = await openMary('own-folder', 'FindItem');
  expect(session.state.state).toBe('open');
  expect(await app.ask('message.firstPage', { sessionId: session.sessionId })).toMatchObject({
    ok: false,
    failure: { kind: 'wrong-mailbox' },
  });
});

test('a mailbox proved before is not mistaken for a third one', async () => {
  const first = await openMary(null);
  await app.value('session.close', { sessionId: first.sessionId });
  exchange.faults.add({ type: 'wrong-mailbox', operation: 'GetFolder', times: Infinity });
  const again = await app.session(exchange, ROB, MARY, 'delegate');
  expect(again.state).toMatchObject({
    state: 'failed',
    failure: { kind: 'wrong-mailbox', answered: 'another' },
  });
});

test('without the fault the same steps open the mailbox and show its rows: the tests above can fail', async () => {
  const session = await openMary(null);
  expect(session.state.state).toBe('open');
  const page = await app.value('message.firstPage', { sessionId: session.sessionId });
  expect(page.rows.length).toBeGreaterThan(10);
});

test('another message in the place of the one asked for is not shown, and the journal has it as a refusal', async () => {
  const session = await openMary(null);
  const { sessionId } = session;
  const { rows } = await app.value('message.firstPage', { sessionId });
  const [one, other] = rows.filter(({ isHidden }) => !isHidden).map(({ itemId }) => itemId);
  const itemId = one ?? '';
  expect(await app.ask('message.get', { sessionId, itemId })).toMatchObject({ ok: true, value: { itemId } });
  const alter = (reply: string): string => reply.replaceAll(`"${itemId}"`, `"${other}"`);
  exchange.faults.add({ type: 'altered', operation: 'GetItem', times: Infinity, alter });
  expect(await app.ask('message.get', { sessionId, itemId })).toMatchObject({
    ok: false,
    failure: { kind: 'wrong-item' },
  });
  const journal = async () => (await app.value('journal.list', { before: null, limit: 10 })).entries;
  const refusal = { operation: 'GetItem', outcome: 'refused', code: 'wrong-item', mailbox: MARY };
  await expect.poll(journal).toContainEqual(expect.objectContaining(refusal));
});
