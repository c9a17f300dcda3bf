import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CalendarItem } from '../../shared/model/calendar.ts';
import type { Person } from '../../shared/model/identity.ts';
import type { Session } from '../../shared/model/session.ts';
import { nameOf } from '../../shared/same-person.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { legacyDnOf } from '../exchange/schema/people-form.ts';
import { HeadlessApp } from './support/headless-app.ts';
import { FORMS, withPeople, type Form } from './support/people-forms.ts';

const MARY = 'mary.okafor@contoso.test';
const ROB = 'rob.ellis@contoso.test';
const WEEK_MS = 7 * 24 * 3_600_000;
const week = { start: '2026-11-23T00:00:00Z', end: '2026-11-28T00:00:00Z' };

let exchange: Exchange;
let app: HeadlessApp;
let mary: Session;
let messageId: string;
let alter: (reply: string) => string = (reply) => reply;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  app = await HeadlessApp.start();
  mary = await app.session(exchange, ROB, MARY, 'delegate');
  for (const operation of ['GetItem', 'FindItem'])
    exchange.faults.add({ type: 'altered', operation, times: 1e6, alter: (reply) => alter(reply) });
  const { rows } = await app.value('message.firstPage', { sessionId: mary.sessionId });
  messageId = rows.find(({ isHidden, itemClass }) => !isHidden && itemClass === 'IPM.Note')?.itemId ?? '';
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});
beforeEach(() => {
  alter = (reply) => reply;
  exchange.ledger.clear();
});

const write = () => ({ sessionId: mary.sessionId, identities: mary.identities });
const sorted = (words: Iterable<string>): string[] => [...words].toSorted();
/** Everybody whom Exchange was handed something for since the ledger was emptied. */
const reached = (): string[] =>
  sorted(new Set(exchange.ledger.submissions.flatMap(({ recipients }) => recipients)));

/** Somebody as the view has them who picked them out of a mail to all. */
async function pickedFromMail({ xml }: Form): Promise<Person> {
  alter = withPeople('Message', {
    ToRecipients: xml,
    CcRecipients: '',
    From: FORMS[0]?.xml ?? '',
    ReplyTo: '',
  });
  await app.value('compose.begin', { sessionId: mary.sessionId, kind: 'replyAll', itemId: messageId });
  const { to } = await app.value('message.get', { sessionId: mary.sessionId, itemId: messageId });
  alter = (reply) => reply;
  return to[0] ?? { name: '', address: '' };
}

function meetingWith(subject: string, required: readonly Person[]) {
  const time = {
    kind: 'timed',
    start: '2026-11-26T13:00:00Z',
    end: '2026-11-26T14:00:00Z',
    timeZone: 'Europe/Berlin',
  } as const;
  return {
    subject,
    location: '',
    time,
    required: [...required],
    optional: [],
    bodyText: '',
    freeBusy: 'Busy' as const,
    isPrivate: false,
  };
}

/** A person's one address, as the directory has it. */
const primaryOf = ({ primary, address }: Person): string => (primary ?? address).toLowerCase();

/** Makes a meeting with everybody who can be reached, and says whom Exchange told. */
async function made(subject: string): Promise<{ item: CalendarItem; told: string[] }> {
  const people = await FORMS.filter(({ who }) => who !== null && who !== MARY).reduce<Promise<Person[]>>(
    async (before, form) => [...(await before), await pickedFromMail(form)],
    Promise.resolve([]),
  );
  const distinct = people.filter(
    (person, index) => people.findIndex((one) => primaryOf(one) === primaryOf(person)) === index,
  );
  exchange.ledger.clear();
  const { item } = await app.value('meeting.create', {
    ...write(),
    meeting: meetingWith(subject, distinct),
    notify: true,
  });
  if (item === null) throw new Error('The meeting is not there.');
  const told = reached();
  exchange.ledger.clear();
  return { item, told };
}

describe('a meeting is made', () => {
  test.each(FORMS)('with exactly whom the form showed, or not at all: $form', async (form) => {
    const person = await pickedFromMail(form);
    expect(nameOf(person)).toBe(form.name);
    expect(person.address === '' ? null : primaryOf(person)).toBe(form.who);
    exchange.ledger.clear();
    const meeting = meetingWith(`Made with ${form.form}`, [person]);
    const answer = await app.ask('meeting.create', { ...write(), meeting, notify: true });
    if (form.who === null) {
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'no-address', people: [form.name] } });
      expect(exchange.ledger.submissions).toEqual([]);
      expect(exchange.ledger.changes.filter(({ type }) => type === 'create')).toEqual([]);
      return;
    }
    expect(answer).toMatchObject({ ok: true, value: { notified: [expect.any(String)] } });
    expect(reached()).toEqual(form.who === MARY ? [] : [form.who]);
  });
});

/** The attendees of a meeting in another form each, as other replies name the same people. */
const inOtherForms = (people: readonly string[]): ((reply: string) => string) =>
  withPeople('CalendarItem', {
    RequiredAttendees: people
      .map((address, index) => {
        const isOurs = address.endsWith('@contoso.test') && index % 2 === 0;
        const [text, routing] = isOurs ? [legacyDnOf(address), 'EX'] : [address.toUpperCase(), 'SMTP'];
        return `<t:Attendee><t:Mailbox><t:Name>${address}</t:Name><t:EmailAddress>${text}</t:EmailAddress><t:RoutingType>${routing}</t:RoutingType></t:Mailbox></t:Attendee>`;
      })
      .join(''),
  });

describe('a meeting with people in every form', () => {
  test('tells at a move whom the view showed, nobody else, and nobody twice', async () => {
    const { item, told } = await made('To be moved');
    expect(told.length).toBeGreaterThan(2);
    alter = inOtherForms(told);
    const { sessionId } = mary;
    const seen = await app.value('calendar.get', { sessionId, itemId: item.itemId });
    const time = {
      kind: 'timed',
      start: '2026-11-26T15:00:00Z',
      end: '2026-11-26T16:00:00Z',
      timeZone: 'Europe/Berlin',
    } as const;
    const moved = await app.value('meeting.update', {
      ...write(),
      item: { itemId: seen.itemId, changeKey: seen.changeKey },
      change: { time },
      notify: true,
    });
    expect(Date.parse(moved.item?.start ?? '')).toBe(Date.parse(time.start));
    expect(sorted(seen.required.map(primaryOf))).toEqual(told);
    expect(sorted(moved.notified)).toEqual(told);
    expect(reached()).toEqual(told);
  });

  test('tells at a cancellation whom the view showed, and the meeting is gone', async () => {
    const { item, told } = await made('To be cancelled');
    alter = inOtherForms(told);
    const { sessionId } = mary;
    const seen = await app.value('calendar.get', { sessionId, itemId: item.itemId });
    const ended = await app.value('meeting.cancel', {
      ...write(),
      item: { itemId: seen.itemId, changeKey: seen.changeKey },
      messageText: 'Another time.',
    });
    expect(ended).toMatchObject({ item: null, isWitnessed: true });
    expect(sorted(seen.required.map(primaryOf))).toEqual(told);
    expect(sorted(ended.notified)).toEqual(told);
    expect(reached()).toEqual(told);
    expect(exchange.ledger.submissions.map(({ itemClass }) => itemClass)).toContain(
      'IPM.Schedule.Meeting.Canceled',
    );
  });

  test('a server that tells somebody else at a move is seen by this comparison', async () => {
    const { item, told } = await made('To be told wrongly');
    alter = inOtherForms(told.slice(1));
    const { sessionId } = mary;
    const seen = await app.value('calendar.get', { sessionId, itemId: item.itemId });
    alter = (reply) => reply;
    await app.value('meeting.update', {
      ...write(),
      item: { itemId: seen.itemId, changeKey: seen.changeKey },
      change: { location: 'Elsewhere' },
      notify: true,
    });
    // The view showed one person too few: what Exchange received is not what was on screen.
    expect(sorted(seen.required.map(primaryOf))).not.toEqual(reached());
  });
});

describe('an answer to a meeting', () => {
  test('goes to the organiser, whatever form the view shows them in, and to nobody else', async () => {
    const { sessionId } = mary;
    const { rows } = await app.value('calendar.list', { sessionId, ...week });
    const row = rows.find(
      ({ role, isMeeting, type }) => role === 'attendee' && isMeeting && type === 'Single',
    );
    const plain = await app.value('calendar.get', { sessionId, itemId: row?.itemId ?? '' });
    const organizer = plain.organizer ?? { name: '', address: '' };
    const address = primaryOf(organizer);
    expect(address).toContain('@');
    const named = (more: string) => `<t:Mailbox><t:Name>${organizer.name}</t:Name>${more}</t:Mailbox>`;
    const forms = [
      [
        `<t:EmailAddress>${address.toUpperCase()}</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType>`,
        address,
      ],
      [`<t:EmailAddress>${legacyDnOf(address)}</t:EmailAddress><t:RoutingType>EX</t:RoutingType>`, address],
      ['', organizer.name],
    ] as const;
    for (const [form, shown] of forms) {
      alter = withPeople('CalendarItem', { Organizer: named(form) });
      const seen = await app.value('calendar.get', { sessionId, itemId: plain.itemId });
      exchange.ledger.clear();
      const answered = await app.value('meeting.answer', {
        ...write(),
        item: { itemId: seen.itemId, changeKey: seen.changeKey },
        answer: 'Tentative',
        messageText: '',
      });
      expect(answered.notified).toEqual([shown]);
      expect(nameOf(seen.organizer ?? { name: '', address: '' })).toBe(organizer.name);
      expect(reached()).toEqual([address]);
    }
  });
});

describe('lists and searches with people in every form', () => {
  test.each(FORMS)(
    'keep everybody as they were named, and give nobody an address of another: $form',
    async (form) => {
      alter = (reply) =>
        withPeople('CalendarItem', { Organizer: form.xml })(
          withPeople('Message', { From: form.xml, Sender: form.xml })(reply),
        );
      const { sessionId } = mary;
      const folders = await app.value('folder.list', { sessionId });
      const inbox = folders.find(({ distinguishedId }) => distinguishedId === 'inbox')?.folderId ?? '';
      const window = { sessionId, folderId: inbox, offset: 0, limit: 20 };
      const found = await app.value('message.list', { ...window, search: 'a' });
      const shown = found.rows.filter(({ isHidden }) => !isHidden);
      expect(shown.length).toBeGreaterThan(0);
      for (const { from } of shown) {
        expect(from === null ? '' : nameOf(from)).toBe(form.name);
        if (from !== null && from.address !== '') expect(form.xml).toContain(`>${from.address}<`);
      }
      // A week of its own for each: what was read once is kept.
      const monday = Date.parse('2026-11-30T00:00:00Z') + FORMS.indexOf(form) * WEEK_MS;
      const [start = '', end = ''] = [monday, monday + WEEK_MS].map((at) => new Date(at).toISOString());
      const page = await app.value('calendar.list', { sessionId, start, end });
      const seen = page.rows.filter(({ isHidden }) => !isHidden);
      expect(seen.length).toBeGreaterThan(0);
      for (const { organizer } of seen) expect(organizer === null ? '' : nameOf(organizer)).toBe(form.name);
    },
  );
});
