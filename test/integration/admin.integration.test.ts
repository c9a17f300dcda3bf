import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';

const SERVICE = 'svc.onbehalf@contoso.test';
const JUN = 'jun.takeda@contoso.test';

let exchange: Exchange;
let app: HeadlessApp;
let jun: Session;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  app = await HeadlessApp.start();
  jun = await app.session(exchange, SERVICE, JUN, 'impersonation');
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

test('an impersonated mailbox shows two different identities, is proved, and opens read-only', () => {
  expect(jun.identities).toEqual({
    authenticated: SERVICE,
    authorized: JUN,
    mailbox: JUN,
    access: 'impersonation',
  });
  expect(jun.state.state).toBe('open');
  expect(jun.writes).toEqual({ writes: 'read-only' });
});

test('a mailbox impersonated before is proved again by one request, and another one in its place is told from it', async () => {
  const own = await HeadlessApp.start();
  const first = await own.session(exchange, SERVICE, JUN, 'impersonation');
  const proofs = () => exchange.ledger.requests.filter(({ operation }) => operation === 'GetFolder');
  await own.value('session.close', { sessionId: first.sessionId });
  exchange.ledger.clear();
  const again = await own.session(exchange, SERVICE, JUN, 'impersonation');
  expect(again.state.state).toBe('open');
  expect(proofs()).toHaveLength(1);
  await own.value('session.close', { sessionId: again.sessionId });
  exchange.faults.add({ type: 'wrong-mailbox', operation: 'GetFolder', times: Infinity });
  const swapped = await own.session(exchange, SERVICE, JUN, 'impersonation');
  exchange.faults.clear();
  expect(swapped.state).toMatchObject({ state: 'failed', failure: { kind: 'wrong-mailbox' } });
  await own.stop();
});

test('a mailbox outside the role’s scope is refused with the cause, who can grant it and the exact command', async () => {
  const mary = await app.session(exchange, SERVICE, 'mary.okafor@contoso.test', 'impersonation');
  expect(mary.state).toMatchObject({
    state: 'failed',
    failure: {
      kind: 'response-code',
      code: 'ErrorImpersonateUserDenied',
      advice: { command: expect.stringContaining('New-ManagementRoleAssignment') as string },
    },
  });
  expect(JSON.stringify(mary.state)).toContain('mary.okafor@contoso.test');
});

test('a mailbox that does not exist is refused as one', async () => {
  const nobody = await app.session(exchange, SERVICE, 'nobody.here@contoso.test', 'impersonation');
  expect(nobody.state).toMatchObject({
    state: 'failed',
    failure: {
      kind: 'response-code',
      code: 'ErrorNonExistentMailbox',
      advice: { command: expect.stringContaining('Get-Recipient') as string },
    },
  });
});

test('a write is refused until the person says why and for how long, then done as the owner, and both stand in the journal', async () => {
  const { rows } = await app.value('message.firstPage', { sessionId: jun.sessionId });
  const item = { itemId: rows[0]?.itemId ?? '', changeKey: rows[0]?.changeKey ?? '' };
  const write = { sessionId: jun.sessionId, identities: jun.identities, item, isRead: true };
  expect(await app.ask('message.markRead', write)).toMatchObject({
    ok: false,
    failure: { kind: 'read-only' },
  });
  const allowed = await app.value('session.allowWrites', {
    sessionId: jun.sessionId,
    identities: jun.identities,
    reason: 'Ticket 4711',
    minutes: 5,
  });
  expect(allowed.writes).toMatchObject({ writes: 'allowed', reason: 'Ticket 4711' });
  exchange.ledger.clear();
  expect(await app.ask('message.markRead', write)).toMatchObject({ ok: true });
  expect(exchange.ledger.changes).toMatchObject([{ authenticated: SERVICE, authorized: JUN, mailbox: JUN }]);
  await app.value('session.endWrites', { sessionId: jun.sessionId });
  expect(await app.ask('message.markRead', write)).toMatchObject({
    ok: false,
    failure: { kind: 'read-only' },
  });
  const { entries } = await app.value('journal.list', { before: null, limit: 10 });
  expect(entries.map(({ operation, outcome }) => `${operation} ${outcome}`).slice(0, 4)).toEqual([
    'UpdateItem refused',
    'UpdateItem done',
    'session.allowWrites done',
    'UpdateItem refused',
  ]);
  expect(entries[1]).toMatchObject({
    authenticated: SERVICE,
    authorized: JUN,
    mailbox: JUN,
    access: 'impersonation',
  });
});

test('private items stay hidden from somebody who impersonates', async () => {
  const week = await app.value('calendar.list', {
    sessionId: jun.sessionId,
    start: '2026-11-09T00:00:00Z',
    end: '2026-12-20T00:00:00Z',
  });
  expect(week.rows.some(({ isHidden }) => isHidden)).toBe(true);
  expect(JSON.stringify(week)).not.toMatch(/recruiter|second mortgage|Physiotherapy/u);
});
