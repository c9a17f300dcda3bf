import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CalendarItem } from '../../shared/model/calendar.ts';
import type { Person } from '../../shared/model/identity.ts';
import type { Session } from '../../shared/model/session.ts';
import { nameOf } from '../../shared/same-person.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';
import { FORMS, withPeople, xmlOf, type Form } from './support/people-forms.ts';

const MARY = 'mary.okafor@contoso.test';
const ROB = 'rob.ellis@contoso.test';
const week = { start: '2026-11-23T00:00:00Z', end: '2026-11-28T00:00:00Z' };
const time = {
  kind: 'timed',
  start: '2026-11-26T15:00:00Z',
  end: '2026-11-26T15:30:00Z',
  timeZone: 'Europe/Berlin',
} as const;
const ours = { MyResponseType: 'Organizer', AppointmentState: '1', IsOrganizer: 'true', IsMeeting: 'true' };

let exchange: Exchange;
let app: HeadlessApp;
let mary: Session;
let alter: (reply: string) => string = (reply) => reply;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  for (const operation of ['GetItem', 'FindItem', 'SyncFolderItems'])
    exchange.faults.add({ type: 'altered', operation, times: 1e6, alter: (reply) => alter(reply) });
  app = await HeadlessApp.start();
  mary = await app.session(exchange, ROB, MARY, 'delegate');
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});
beforeEach(() => {
  alter = (reply) => reply;
  exchange.ledger.clear();
});

const attendees = (forms: readonly Form[]): string =>
  forms.map(({ xml }) => `<t:Attendee>${xml}</t:Attendee>`).join('');
const labelOf = (person: Person): string =>
  person.address === '' ? nameOf(person) : person.address.toLowerCase();

/** Everybody of the generator, as a mail to all of them gives them to the window. */
async function everybody(): Promise<readonly Person[]> {
  const { sessionId } = mary;
  const { rows } = await app.value('message.firstPage', { sessionId });
  const itemId = rows.find(({ isHidden, itemClass }) => !isHidden && itemClass === 'IPM.Note')?.itemId ?? '';
  alter = withPeople('Message', { ToRecipients: xmlOf(FORMS), From: FORMS[0]?.xml ?? '' });
  const draft = await app.value('compose.begin', { sessionId, kind: 'replyAll', itemId });
  alter = (reply) => reply;
  return [...draft.to, ...draft.cc];
}

async function made(required: readonly Person[]) {
  return await app.ask('meeting.create', {
    sessionId: mary.sessionId,
    identities: mary.identities,
    meeting: {
      subject: 'Who is who',
      location: '',
      time,
      required: [...required],
      optional: [],
      bodyText: '',
      freeBusy: 'Busy',
      isPrivate: false,
    },
    notify: true,
  });
}

/** Whom the server was told to write to, those of the mailbox itself apart. */
const written = (): string[] =>
  [...new Set(exchange.ledger.submissions.flatMap(({ recipients }) => [...recipients]))]
    .filter((address) => address !== MARY)
    .toSorted();

describe('lists', () => {
  test.each(FORMS)(
    'name the author of every message, and whoever organises: $form',
    async ({ xml, name }) => {
      alter = (reply) =>
        withPeople('CalendarItem', { Organizer: xml })(
          withPeople('Message', { From: xml, Sender: xml })(reply),
        );
      const { sessionId } = mary;
      const page = await app.value('message.firstPage', { sessionId });
      const list = { sessionId, folderId: page.folderId, offset: 0, limit: 50 };
      const found = await app.value('message.list', { ...list, search: 'e' });
      const told = found.rows.filter(({ isHidden, itemClass }) => !isHidden && itemClass === 'IPM.Note');
      expect(told.length).toBeGreaterThan(3);
      expect(new Set(told.map(({ from }) => (from === null ? null : nameOf(from))))).toEqual(new Set([name]));
    },
  );
});

describe('searching', () => {
  test('finds by name what the server gave under a legacy address, and shows who it is', async () => {
    const priya = FORMS.find(({ form }) => form === 'legacy');
    alter = withPeople('Message', { From: priya?.xml ?? '', Sender: priya?.xml ?? '' });
    const other = await HeadlessApp.start();
    const { sessionId } = await other.session(exchange, ROB, MARY, 'delegate');
    const { folderId, total } = await other.value('message.firstPage', { sessionId });
    const search = { sessionId, folderId, offset: 0, limit: 100, words: 'Natarajan' };
    await expect
      .poll(async () => (await other.value('message.search', search)).rows.length, { timeout: 20_000 })
      .toBeGreaterThan(total / 2);
    const { rows } = await other.value('message.search', search);
    expect(new Set(rows.map(({ from }) => from?.name))).toEqual(new Set(['Priya Natarajan']));
    expect((await other.value('message.search', { ...search, words: 'Nobodyhere' })).rows).toEqual([]);
    await other.stop();
  });
});

describe('a meeting', () => {
  test('is not made with somebody who has no address, and says who that is', async () => {
    const all = await everybody();
    const unknown = all.filter(({ address }) => address === '');
    expect(unknown.length).toBeGreaterThan(1);
    exchange.ledger.clear();
    expect(await made(all)).toMatchObject({
      ok: false,
      failure: { kind: 'no-address', people: unknown.map(nameOf) },
    });
    expect(exchange.ledger.submissions).toEqual([]);
  });

  test('is made with everybody else, tells those on screen and nobody besides, and the journal has it', async () => {
    const known = (await everybody()).filter(({ address }) => address !== '');
    expect(known.length).toBeGreaterThan(2);
    exchange.ledger.clear();
    const outcome = await made(known);
    expect(outcome).toMatchObject({ ok: true, value: { isWitnessed: true } });
    if (!outcome.ok) return;
    const onScreen = known.map(labelOf).toSorted();
    expect(outcome.value.notified.toSorted()).toEqual(onScreen);
    expect(written()).toEqual(onScreen);
    const { entries } = await app.value('journal.list', { before: null, limit: 5 });
    expect(entries.find(({ sequence }) => sequence === outcome.value.journalSequence)).toMatchObject({
      operation: 'CreateItem',
      mailbox: MARY,
      authenticated: ROB,
      outcome: 'done',
    });
  });

  test.each(FORMS.filter(({ who }) => who === MARY))(
    'gets a new time and is cancelled as the owner’s own, and tells those on screen: organiser $form',
    async ({ xml }) => {
      const ana = { name: 'Ana Lima', address: 'ana.lima@contoso.test' };
      const priya = { name: 'Priya Natarajan', address: 'priya.natarajan@contoso.test' };
      const begun = await made([ana, priya]);
      const item = begun.ok ? begun.value.item : null;
      const forms = FORMS.filter(
        ({ form }) => form === 'SMTP in capitals' || form === 'legacy in small letters',
      );
      alter = withPeople('CalendarItem', { ...ours, Organizer: xml, RequiredAttendees: attendees(forms) });
      const { sessionId, identities } = mary;
      const seen = await app.value('calendar.get', { sessionId, itemId: item?.itemId ?? '' });
      const onScreen = seen.required.map(labelOf).toSorted();
      expect(onScreen).toEqual([ana.address, priya.address]);

      exchange.ledger.clear();
      const moved = await app.value('meeting.update', {
        sessionId,
        identities,
        item: { itemId: seen.itemId, changeKey: seen.changeKey },
        change: { time: { ...time, start: '2026-11-26T16:00:00Z', end: '2026-11-26T16:30:00Z' } },
        notify: true,
      });
      expect(moved.notified.toSorted()).toEqual(onScreen);
      expect(written()).toEqual(onScreen);

      exchange.ledger.clear();
      const now = await app.value('calendar.get', { sessionId, itemId: seen.itemId });
      const ended = await app.value('meeting.cancel', {
        sessionId,
        identities,
        item: { itemId: now.itemId, changeKey: now.changeKey },
        messageText: '',
      });
      expect(ended.notified.toSorted()).toEqual(onScreen);
      expect(written()).toEqual(onScreen);
    },
  );

  test.each(FORMS.filter(({ who }) => who !== MARY))(
    'of somebody else is answered to that person, named as on screen: organiser $form',
    async (form) => {
      const item = await invitation();
      alter = withPeople('CalendarItem', { Organizer: form.xml });
      const { sessionId, identities } = mary;
      const seen = await app.value('calendar.get', { sessionId, itemId: item.itemId });
      expect(seen.organizer === null ? null : nameOf(seen.organizer)).toBe(form.name);
      exchange.ledger.clear();
      const answered = await app.value('meeting.answer', {
        sessionId,
        identities,
        item: { itemId: seen.itemId, changeKey: seen.changeKey },
        answer: FORMS.indexOf(form) % 2 === 0 ? 'Accept' : 'Tentative',
        messageText: '',
      });
      expect(answered.notified).toEqual(seen.organizer === null ? [] : [labelOf(seen.organizer)]);
      expect(answered.isWitnessed).toBe(true);
      // The server answers whoever organises it there: one answer, to one person.
      expect(exchange.ledger.submissions).toHaveLength(1);
    },
  );
});

async function invitation(): Promise<CalendarItem> {
  const { rows } = await app.value('calendar.list', { sessionId: mary.sessionId, ...week });
  const row = rows.find(({ role, isHidden, type }) => role === 'attendee' && !isHidden && type === 'Single');
  return await app.value('calendar.get', { sessionId: mary.sessionId, itemId: row?.itemId ?? '' });
}
