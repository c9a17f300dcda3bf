import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CalendarItem } from '../../shared/model/calendar.ts';
import type { Person } from '../../shared/model/identity.ts';
import type { Session } from '../../shared/model/session.ts';
import { nameOf } from '../../shared/same-person.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { scaled } from '../support/full.ts';
import { HeadlessApp } from './support/headless-app.ts';
import { chooser, FORMS, GONE, withPeople, xmlOf, type Form } from './support/people-forms.ts';

const MARY = 'mary.okafor@contoso.test';
const ROB = 'rob.ellis@contoso.test';
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
  const page = await app.value('message.firstPage', { sessionId: mary.sessionId });
  messageId =
    page.rows.find(({ isHidden, itemClass }) => !isHidden && itemClass === 'IPM.Note')?.itemId ?? '';
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});
beforeEach(() => {
  alter = (reply) => reply;
  exchange.ledger.clear();
});

/** Somebody whom replies name by a legacy address, and the directory knows. */
const PRIYA_LEGACY = FORMS.find(({ form }) => form === 'legacy')!;

interface Mail {
  readonly from: Form;
  readonly sender: Form;
  readonly replyTo: readonly Form[];
  readonly to: readonly Form[];
  readonly cc: readonly Form[];
}

function mailOf(seed: number): Mail {
  const choose = chooser(seed);
  const some = (most: number): Form[] =>
    Array.from({ length: choose(Array.from({ length: most + 1 }, (_, index) => index)) }, () =>
      choose(FORMS),
    );
  return { from: choose(FORMS), sender: choose(FORMS), replyTo: some(1), to: some(5), cc: some(3) };
}

const inMail = ({ from, sender, replyTo, to, cc }: Mail): ((reply: string) => string) =>
  withPeople('Message', {
    From: from.xml,
    Sender: sender.xml,
    ReplyTo: xmlOf(replyTo),
    ToRecipients: xmlOf(to),
    CcRecipients: xmlOf(cc),
  });

const keyOf = ({ who, name, isIdentified }: Form): string =>
  who ?? (isIdentified ? `gone ${name}` : `? ${name}`);

/** Those who must be asked, as the rules say: the mailbox not, somebody who is the same for certain once. */
function others(forms: readonly Form[]): string[] {
  const seen = new Set([MARY]);
  return forms.flatMap((form) => {
    const key = keyOf(form);
    if (seen.has(key)) return [];
    if (form.isIdentified) seen.add(key);
    return [key];
  });
}

function shownKey(person: Person): string {
  if (person.address !== '') return (person.primary ?? person.address).toLowerCase();
  return person.native?.routing === 'EX' ? `gone ${person.name}` : `? ${person.name}`;
}

const shown = (people: readonly Person[]): string[] => people.map(shownKey).toSorted();
const expected = (keys: readonly string[]): string[] => [...keys].toSorted();

describe('people in every form, in every place of a mail', () => {
  const seeds = Array.from({ length: scaled(240) }, (_, index) => index + 1);

  test('are all read, none taken for another, and all answered', async () => {
    let addressless = 0;
    for (const seed of seeds) {
      const mail = mailOf(seed);
      const { from, replyTo, to, cc } = mail;
      alter = inMail(mail);
      const { sessionId } = mary;
      const read = await app.value('message.get', { sessionId, itemId: messageId });
      expect(read.to.map(nameOf), `seed ${seed}`).toEqual(to.map(({ name }) => name));
      expect(read.cc.map(nameOf), `seed ${seed}`).toEqual(cc.map(({ name }) => name));
      expect(read.from?.name, `seed ${seed}`).toBe(from.name);

      const answered = replyTo.length > 0 ? replyTo : [from];
      const isOwn = answered.every(({ who }) => who === MARY);
      const first = isOwn ? others(to) : others(answered);
      const reply = await app.value('compose.begin', { sessionId, kind: 'reply', itemId: messageId });
      const one = isOwn ? (first.length > 0 ? first : [MARY]) : answered.map(keyOf);
      expect(shown(reply.to), `reply, seed ${seed}`).toEqual(expected(one));
      expect(reply.cc).toEqual([]);

      const all = await app.value('compose.begin', { sessionId, kind: 'replyAll', itemId: messageId });
      const everybody = others([...(isOwn ? [] : answered), ...to, ...cc]);
      expect(shown([...all.to, ...all.cc]), `reply all, seed ${seed}`).toEqual(
        expected(everybody.length > 0 ? everybody : [MARY]),
      );

      const passedOn = await app.value('compose.begin', { sessionId, kind: 'forward', itemId: messageId });
      expect([passedOn.to, passedOn.cc]).toEqual([[], []]);
      for (const { name } of to) expect(passedOn.quote).toContain(name);

      // Exchange lets one mailbox send so many a minute.
      if (seed > 24) continue;
      const unknown = [...all.to, ...all.cc].filter(({ address }) => address === '');
      addressless += unknown.length;
      exchange.ledger.clear();
      const sent = await app.ask('message.send', {
        sessionId,
        identities: mary.identities,
        mode: 'on-behalf',
        kind: 'replyAll',
        reference: all.reference,
        to: all.to,
        cc: all.cc,
        bcc: [],
        subject: `Seed ${seed}`,
        bodyText: 'Yes.',
      });
      const { submissions } = exchange.ledger;
      if (unknown.length > 0) {
        expect(sent, `send, seed ${seed}`).toMatchObject({
          ok: false,
          failure: { kind: 'no-address', people: unknown.map(({ name }) => name) },
        });
        expect(submissions).toEqual([]);
      } else {
        expect(sent, `send, seed ${seed}`).toMatchObject({ ok: true });
        expect(submissions).toHaveLength(1);
        expect([...(submissions[0]?.recipients ?? [])].toSorted()).toEqual(shown([...all.to, ...all.cc]));
      }
    }
    // The oracle meets what it is about.
    expect(addressless).toBeGreaterThan(5);
  });
});

test('a message comes without a question to the directory, and its people are found in one request afterwards', async () => {
  const fresh = await HeadlessApp.start();
  try {
    const { sessionId } = await fresh.session(exchange, ROB, MARY, 'delegate');
    alter = inMail({ from: PRIYA_LEGACY, sender: PRIYA_LEGACY, replyTo: [], to: FORMS, cc: [] });
    exchange.ledger.clear();
    const asked = (): number =>
      exchange.ledger.requests.filter(({ operation }) => operation === 'ResolveNames').length;
    const read = await fresh.value('message.get', { sessionId, itemId: messageId });
    expect(read.from).toMatchObject({ name: PRIYA_LEGACY.name, address: '' });
    expect(asked()).toBe(0);
    const people = await fresh.value('directory.identify', { sessionId, people: read.to });
    expect(people.map(nameOf)).toEqual(FORMS.map(({ name }) => name));
    expect(people.map(({ address }) => address.toLowerCase())).toEqual(
      FORMS.map(({ who, xml }) => (xml.includes('m.okafor') ? 'm.okafor@contoso.test' : (who ?? ''))),
    );
    // One for each legacy address, however often it comes; nobody else can be asked about.
    expect(asked()).toBe(3);
    await fresh.value('directory.identify', { sessionId, people: read.to });
    expect(asked()).toBe(3);
  } finally {
    await fresh.stop();
  }
});

const isWrite = ({ operation }: { readonly operation?: string | undefined }): boolean =>
  ['UpdateItem', 'CreateItem', 'DeleteItem', 'SendItem'].includes(operation ?? '');

async function aMeeting(): Promise<CalendarItem> {
  alter = (reply) => reply;
  const { rows } = await app.value('calendar.list', { sessionId: mary.sessionId, ...week });
  const row = rows.find(
    ({ role, isMeeting, type }) => role === 'organizer' && isMeeting && type === 'Single',
  );
  return await app.value('calendar.get', { sessionId: mary.sessionId, itemId: row?.itemId ?? '' });
}

describe('people in every form, in every place of a calendar', () => {
  const notOurs = {
    MyResponseType: 'Accept',
    AppointmentState: '3',
    IsOrganizer: 'false',
    IsMeeting: 'true',
  };
  const ours = { MyResponseType: 'Organizer', AppointmentState: '1', IsOrganizer: 'true', IsMeeting: 'true' };
  test.each(FORMS)(
    'a meeting of somebody else is never moved or cancelled: organiser $form',
    async ({ xml }) => {
      const item = await aMeeting();
      const write = {
        sessionId: mary.sessionId,
        identities: mary.identities,
        item: { itemId: item.itemId, changeKey: item.changeKey },
      };
      alter = withPeople('CalendarItem', { Organizer: xml, ...notOurs });
      exchange.ledger.clear();
      const refused = { ok: false, failure: { kind: 'not-organizer' } };
      const change = { location: 'Elsewhere' };
      expect(await app.ask('meeting.update', { ...write, change, notify: true })).toMatchObject(refused);
      expect(await app.ask('meeting.update', { ...write, change, notify: false })).toMatchObject(refused);
      expect(await app.ask('meeting.cancel', { ...write, messageText: '' })).toMatchObject(refused);
      expect(exchange.ledger.requests.filter(isWrite)).toEqual([]);
      expect(exchange.ledger.submissions).toEqual([]);
    },
  );

  test.each(FORMS)(
    'the owner’s own meeting is moved whatever form she comes in: organiser $form',
    async ({ xml }) => {
      const item = await aMeeting();
      alter = withPeople('CalendarItem', { Organizer: xml, ...ours });
      const changed = await app.ask('meeting.update', {
        sessionId: mary.sessionId,
        identities: mary.identities,
        item: { itemId: item.itemId, changeKey: item.changeKey },
        change: { location: `Room ${xml.length}` },
        notify: true,
      });
      expect(changed).toMatchObject({ ok: true });
      expect(exchange.ledger.requests.filter(isWrite).map(({ operation }) => operation)).toEqual([
        'UpdateItem',
      ]);
    },
  );

  test('somebody is added to a meeting whose people have no addresses, and nobody of them is lost', async () => {
    for (const there of [FORMS.slice(0, 5), FORMS]) {
      const item = await aMeeting();
      alter = withPeople('CalendarItem', {
        ...ours,
        RequiredAttendees: there.map(({ xml }) => `<t:Attendee>${xml}</t:Attendee>`).join(''),
      });
      const { sessionId, identities } = mary;
      const read = await app.value('calendar.get', { sessionId, itemId: item.itemId });
      expect(read.required.map(nameOf)).toEqual(there.map(({ name }) => name));
      const people = read.required.map(({ response: _answer, ...person }) => person);
      const fresh = { name: 'Grace Kim', address: 'grace.kim@contoso.test' };
      exchange.ledger.clear();
      const changed = await app.ask('meeting.update', {
        sessionId,
        identities,
        item: { itemId: read.itemId, changeKey: read.changeKey },
        change: { required: [...people, fresh] },
        notify: true,
      });
      expect(changed).toMatchObject({ ok: true });
      const [written] = exchange.ledger.requests.filter(isWrite);
      const isWhole = there.every(({ isIdentified }) => isIdentified);
      const body = written?.body ?? '';
      expect(body.includes('<t:AppendToItemField>')).toBe(!isWhole);
      expect(body).toContain(fresh.address);
      if (isWhole) for (const { name } of there) expect(body).toContain(`<t:Name>${name}</t:Name>`);
      if (isWhole) expect(body).toContain(GONE);
    }
  });

  test('the journal has every refusal under both identities', async () => {
    const { entries } = await app.value('journal.list', { before: null, limit: 50 });
    const refused = entries.filter(({ code }) => code === 'not-organizer');
    expect(refused.length).toBeGreaterThan(FORMS.length);
    expect(refused.every(({ outcome, mailbox }) => outcome === 'refused' && mailbox === MARY)).toBe(true);
  });
});
