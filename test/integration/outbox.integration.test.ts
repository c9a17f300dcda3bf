import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';

const SUPPORT = 'support@contoso.test';
const ANA = 'ana.lima@contoso.test';

let exchange: Exchange;
let app: HeadlessApp;
let desk: Session;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  app = await HeadlessApp.start();
  desk = await app.session(exchange, ANA, SUPPORT, 'delegate');
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

async function send(subject: string) {
  return await app.ask('message.send', {
    sessionId: desk.sessionId,
    identities: desk.identities,
    mode: 'on-behalf',
    kind: 'new',
    reference: null,
    to: [{ name: '', address: 'jun.takeda@contoso.test' }],
    cc: [],
    bcc: [],
    subject,
    bodyText: subject,
  });
}

const entries = async () => (await app.value('outbox.list', { sessionId: desk.sessionId })).entries;
const timesSent = (subject: string) =>
  exchange.ledger.submissions.filter((one) => one.subject === subject).length;
const decide = async (entryId: string, decision: 'look' | 'send-again' | 'dismiss') =>
  await app.value('outbox.decide', {
    sessionId: desk.sessionId,
    identities: desk.identities,
    entryId,
    decision,
  });

async function lastActs(count: number) {
  const { entries: acts } = await app.value('journal.list', { before: null, limit: count });
  return acts.map(({ operation, outcome }) => ({ operation, outcome }));
}

test('a message whose answer never came stands in the outbox, is found, and both are in the journal', async () => {
  exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
  const sent = await send('Was it sent?');
  expect(sent).toEqual({ ok: false, failure: { kind: 'outcome-unknown', operation: 'CreateItem' } });
  await app.event('outbox.changed', ({ entries: told }) =>
    told.some(({ state, subject }) => state === 'unknown' && subject === 'Was it sent?'),
  );
  const [entry] = await entries();
  expect(await decide(entry!.entryId, 'send-again')).toMatchObject({ came: 'found', entry: null });
  expect(await entries()).toEqual([]);
  expect(timesSent('Was it sent?')).toBe(1);
  expect(await lastActs(2)).toEqual([
    { operation: 'outbox.send-again', outcome: 'done' },
    { operation: 'CreateItem', outcome: 'unknown' },
  ]);
});

test('one that is found while nobody asks is told and written down', async () => {
  exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
  await send('Found by itself');
  await expect
    .poll(async () => await lastActs(2), { timeout: 20_000 })
    .toEqual([
      { operation: 'outbox.found', outcome: 'done' },
      { operation: 'CreateItem', outcome: 'unknown' },
    ]);
  expect(await entries()).toEqual([]);
  expect(timesSent('Found by itself')).toBe(1);
});

test('one that never arrived is sent again when the person says so, and then once', async () => {
  exchange.faults.add({ type: 'reset', operation: 'CreateItem' });
  await send('Never arrived');
  const [entry] = await entries();
  expect(timesSent('Never arrived')).toBe(0);
  expect(await decide(entry!.entryId, 'send-again')).toMatchObject({ came: 'sent', entry: null });
  expect(timesSent('Never arrived')).toBe(1);
});
