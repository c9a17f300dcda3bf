import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';
import { anyCase } from '../support/any-case.ts';

const MARY = 'mary.okafor@contoso.test';
const ROB = 'rob.ellis@contoso.test';
const guests = [
  { name: 'Priya Natarajan', address: 'priya.natarajan@contoso.test' },
  { name: 'Ana Lima', address: 'ana.lima@contoso.test' },
];
const monday = { start: '2026-11-23T00:00:00Z', end: '2026-11-28T00:00:00Z' };

let exchange: Exchange;
let app: HeadlessApp;
let mary: Session;

/** Half an hour on Thursday, in UTC. */
function timed(hour: number) {
  return {
    kind: 'timed',
    start: `2026-11-26T${hour}:00:00Z`,
    end: `2026-11-26T${hour}:30:00Z`,
    timeZone: 'Europe/Berlin',
  } as const;
}

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  app = await HeadlessApp.start();
  mary = await app.session(exchange, ROB, MARY, 'delegate');
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

test('an assistant opens the executive’s mailbox: three separate facts and a proof', () => {
  expect(mary.identities).toEqual({ authenticated: ROB, authorized: ROB, mailbox: MARY, access: 'delegate' });
  expect(mary.state).toMatchObject({
    state: 'open',
    proof: { statement: expect.stringContaining(MARY) as string },
  });
  expect(mary.level).toBe('Editor');
  expect(mary.recipientsSee).toMatchObject({ from: { address: MARY }, sender: { address: ROB } });
});

test('the week is there, and private items have only their time', async () => {
  const week = await app.value('calendar.list', { sessionId: mary.sessionId, ...monday });
  expect(week.rows.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining(['Staff meeting', 'Quarterly close', 'Week wrap']),
  );
  const hidden = week.rows.filter(({ isHidden }) => isHidden);
  expect(hidden.length).toBeGreaterThan(0);
  expect(
    hidden.every(
      ({ subject, location, organizer }) => subject === 'Private' && location === '' && organizer === null,
    ),
  ).toBe(true);
  expect(app.stdout.join('\n')).not.toMatch(/biopsy|Halloran|school play/u);
});

test('the owner sees the same items whole: the test above can fail', async () => {
  const own = await app.session(exchange, MARY, MARY, 'own');
  const week = await app.value('calendar.list', { sessionId: own.sessionId, ...monday });
  expect(week.rows.map(({ subject }) => subject).join()).toMatch(/biopsy/u);
  await app.value('session.close', { sessionId: own.sessionId });
});

test('a meeting made, moved and cancelled on the executive’s calendar tells its guests as the executive, once each', async () => {
  exchange.ledger.clear();
  const write = { sessionId: mary.sessionId, identities: mary.identities };
  const made = await app.value('meeting.create', {
    ...write,
    notify: true,
    meeting: {
      subject: 'Sign-off rehearsal',
      location: 'Room 12',
      time: timed(13),
      required: guests,
      optional: [],
      bodyText: 'Bring the sheet.',
      freeBusy: 'Busy',
      isPrivate: false,
    },
  });
  expect(made).toMatchObject({
    isWitnessed: true,
    item: { organizer: { address: anyCase(MARY) }, start: '2026-11-26T13:00:00.000Z' },
  });
  expect(made.notified).toEqual(guests.map(({ address }) => address));

  const item = { itemId: made.item?.itemId ?? '', changeKey: made.item?.changeKey ?? '' };
  const moved = await app.value('meeting.update', {
    ...write,
    item,
    change: { time: timed(15) },
    notify: true,
  });
  expect(moved).toMatchObject({
    isWitnessed: true,
    item: { start: '2026-11-26T15:00:00.000Z', subject: 'Sign-off rehearsal' },
  });

  const now = { itemId: moved.item?.itemId ?? '', changeKey: moved.item?.changeKey ?? '' };
  const cancelled = await app.value('meeting.cancel', {
    ...write,
    item: now,
    messageText: 'Not needed after all.',
  });
  expect(cancelled).toMatchObject({ item: null, isWitnessed: true });

  const told = exchange.ledger.submissions.map(
    ({ authenticated, authorized, from, sender, recipients, itemClass }) => ({
      authenticated,
      authorized,
      from,
      sender,
      recipients: recipients.toSorted(),
      itemClass,
    }),
  );
  const as = {
    authenticated: ROB,
    authorized: ROB,
    from: MARY,
    sender: ROB,
    recipients: guests.map(({ address }) => address).toSorted(),
  };
  expect(told).toEqual([
    { ...as, itemClass: 'IPM.Schedule.Meeting.Request' },
    { ...as, itemClass: 'IPM.Schedule.Meeting.Request' },
    { ...as, itemClass: 'IPM.Schedule.Meeting.Canceled' },
  ]);
});

test('a stale change key is a conflict, and nothing is overwritten', async () => {
  const write = { sessionId: mary.sessionId, identities: mary.identities };
  const time = {
    kind: 'timed',
    start: '2026-11-27T07:00:00Z',
    end: '2026-11-27T07:30:00Z',
    timeZone: 'Europe/Berlin',
  } as const;
  const meeting = {
    subject: 'Desk time',
    location: '',
    time,
    required: [],
    optional: [],
    bodyText: '',
    freeBusy: 'Busy',
    isPrivate: false,
  } as const;
  const made = await app.value('meeting.create', {
    ...write,
    meeting: { ...meeting, required: [], optional: [] },
    notify: false,
  });
  const item = { itemId: made.item?.itemId ?? '', changeKey: made.item?.changeKey ?? '' };
  await app.value('meeting.update', { ...write, item, change: { location: 'Home' }, notify: false });
  const stale = await app.ask('meeting.update', {
    ...write,
    item,
    change: { location: 'Office' },
    notify: false,
  });
  expect(stale).toMatchObject({ ok: false, failure: { kind: 'edit-conflict' } });
  expect(await app.value('calendar.get', { sessionId: mary.sessionId, itemId: item.itemId })).toMatchObject({
    location: 'Home',
  });
});

test('the directory gives people to invite', async () => {
  expect(await app.value('directory.resolve', { sessionId: mary.sessionId, words: 'priya' })).toEqual([
    { name: 'Priya Natarajan', address: anyCase('priya.natarajan@contoso.test') },
  ]);
});

test('the access report says what is missing, who can grant it and how', async () => {
  const report = await app.value('session.access', { sessionId: mary.sessionId });
  const byVerb = Object.fromEntries(report.capabilities.map((capability) => [capability.verb, capability]));
  expect(byVerb['Make meetings']).toMatchObject({ isAllowed: true, whyNot: null });
  expect(byVerb['See private items']).toMatchObject({ isAllowed: false });
  expect(byVerb['Send as the mailbox']).toMatchObject({
    isAllowed: false,
    whyNot: { command: expect.stringContaining('SendAs') as string },
  });
});

test('every write is in the journal with both identities, and the chain holds', async () => {
  const { entries } = await app.value('journal.list', { before: null, limit: 500 });
  const writes = entries.filter(({ operation }) =>
    ['CreateItem', 'UpdateItem', 'CancelCalendarItem'].includes(operation),
  );
  expect(writes.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
    'UpdateItem refused',
    'UpdateItem done',
    'CreateItem done',
    'CancelCalendarItem done',
    'UpdateItem done',
    'CreateItem done',
  ]);
  expect(
    writes.every(
      ({ authenticated, authorized, mailbox }) =>
        authenticated === ROB && authorized === ROB && mailbox === MARY,
    ),
  ).toBe(true);
  expect(await app.value('journal.verify', {})).toMatchObject({ verdict: 'whole' });
});
