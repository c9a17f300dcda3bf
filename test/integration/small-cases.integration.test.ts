import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { kindNotice } from '../../renderer/features/mail/list/message-kind.ts';
import { listedAttachments } from '../../renderer/features/mail/reading/listed-attachments.ts';
import { MessageHeader } from '../../renderer/features/mail/reading/message-header.tsx';
import type { Message } from '../../shared/model/message.ts';
import type { Session } from '../../shared/model/session.ts';
import { nameOf } from '../../shared/same-person.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';
import { areCasesThere, caseText, elementsOf, withElements } from './support/small-cases.ts';

const ROB = 'rob.ellis@contoso.test';
const MARY = 'mary.okafor@contoso.test';
const week = { start: '2026-11-23T00:00:00Z', end: '2026-11-28T00:00:00Z' };

let exchange: Exchange;
let app: HeadlessApp;
let mary: Session;
let itemId: string;
let alter: (reply: string) => string = (reply) => reply;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  for (const operation of ['GetItem', 'FindItem'])
    exchange.faults.add({ type: 'altered', operation, times: 1e6, alter: (reply) => alter(reply) });
  app = await HeadlessApp.start();
  mary = await app.session(exchange, ROB, MARY, 'delegate');
  const { rows } = await app.value('message.firstPage', { sessionId: mary.sessionId });
  itemId = rows.find(({ isHidden, itemClass }) => !isHidden && itemClass === 'IPM.Note')?.itemId ?? '';
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});
beforeEach(() => {
  alter = (reply) => reply;
});

const messageWith = async (
  name: string,
  more: Readonly<Record<string, string>> = {},
  without: string[] = [],
) => {
  alter = withElements('Message', { ...elementsOf(caseText(name)), ...more }, without);
  return await app.value('message.get', { sessionId: mary.sessionId, itemId });
};
const jun = (address: string) =>
  `<t:Mailbox><t:Name>Jun Takeda</t:Name><t:EmailAddress>${address}</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType></t:Mailbox>`;
const headerOf = (message: Message) =>
  renderToStaticMarkup(createElement(MessageHeader, { session: mary, message }));
const begin = async (kind: 'reply' | 'replyAll' | 'forward', of = itemId) =>
  await app.value('compose.begin', { sessionId: mary.sessionId, kind, itemId: of });

describe.skipIf(!areCasesThere)('what real servers and people produce', () => {
  test('a file marked inline that no text refers to is listed', async () => {
    const message = await messageWith('R01');
    expect(listedAttachments(message).map(({ name }) => name)).toEqual(['contract.pdf']);
  });

  test('a reply to all keeps people with legacy addresses and private groups, the author among them', async () => {
    await messageWith('R02');
    const { to, cc } = await begin('replyAll');
    expect([...to, ...cc].map(nameOf).toSorted()).toEqual([
      'Karim Saidi',
      'Lena Brandt',
      'My team',
      'Nina Vogt',
    ]);
  });

  test('“on behalf of” is said of two people who have legacy addresses alone, and not of one in two cases', async () => {
    const header = headerOf(await messageWith('R05'));
    expect(header).toMatch(/Tom Assistant.*on behalf of.*Lena Brandt/u);
    alter = withElements('Message', {
      Sender: `<t:Sender>${jun('Jun.Takeda@CONTOSO.test')}</t:Sender>`,
      From: `<t:From>${jun('jun.takeda@contoso.test')}</t:From>`,
    });
    const one = await app.value('message.get', { sessionId: mary.sessionId, itemId });
    expect(headerOf(one)).not.toContain('on behalf of');
  });

  test('an outside Sender and an outside Reply-To behind a colleague’s name are called external', async () => {
    const { ReplyTo = '', ...people } = elementsOf(caseText('R06'));
    alter = withElements('Message', people, ['ReplyTo']);
    const sent = await app.value('message.get', { sessionId: mary.sessionId, itemId });
    expect(headerOf(sent)).toMatch(/billing@evil\.example.*external/u);
    const colleague = people['From']?.replaceAll('t:From', 't:Sender') ?? '';
    alter = withElements('Message', { ...people, Sender: colleague, ReplyTo });
    const answered = await app.value('message.get', { sessionId: mary.sessionId, itemId });
    expect(headerOf(answered)).toMatch(/ana@evil\.example.*external/u);
    alter = withElements('Message', { ...people, Sender: colleague }, ['ReplyTo']);
    const inside = await app.value('message.get', { sessionId: mary.sessionId, itemId });
    expect(headerOf(inside)).not.toContain('external');
  });

  test('a file in a cloud store is listed, with the link that leads to it', async () => {
    const message = await messageWith('R07');
    const [file] = listedAttachments(message);
    expect(file).toMatchObject({ name: 'Budget 2027.xlsx', kind: 'link' });
    expect(message.links.find(({ index }) => index === file?.link)?.href).toBe(
      'https://contoso.test/sites/finance/Budget.xlsx',
    );
  });

  test('forwarding says which files and pictures stay behind', async () => {
    await messageWith('R01');
    expect((await begin('forward')).leftBehind).toEqual(['contract.pdf']);
    expect((await begin('reply')).leftBehind).toEqual([]);
  });

  test('an answer to one’s own sent mail goes to those it was sent to', async () => {
    const { sessionId } = mary;
    const folders = await app.value('folder.list', { sessionId });
    const sent = folders.find(({ distinguishedId }) => distinguishedId === 'sentitems')?.folderId ?? '';
    const page = { sessionId, folderId: sent, offset: 0, limit: 1, search: '' };
    const newest = (await app.value('message.list', page)).rows[0]?.itemId ?? '';
    const original = await app.value('message.get', { sessionId, itemId: newest });
    const { to } = await begin('reply', newest);
    expect(to.map(({ address }) => address)).toEqual(original.to.map(({ address }) => address));
    expect(to.map(({ address }) => address.toLowerCase())).not.toContain(MARY);
  });

  test('encrypted mail and a report of what was not delivered say what they are', async () => {
    expect(kindNotice(await messageWith('R13'))?.title).toBe('This message is encrypted (S/MIME)');
    const report = await messageWith('R15', {}, ['From', 'Sender', 'DateTimeSent', 'Attachments']);
    expect(kindNotice(report)?.title).toBe('A message was not delivered');
    expect(kindNotice(report)?.text).toContain('Undeliverable: Offer');
  });

  test('somebody is added to a meeting with an attendee who has a legacy address', async () => {
    const { sessionId, identities } = mary;
    const { rows } = await app.value('calendar.list', { sessionId, ...week });
    const row = rows.find(
      ({ role, isMeeting, type }) => role === 'organizer' && isMeeting && type === 'Single',
    );
    alter = withElements('CalendarItem', elementsOf(caseText('R20')));
    const item = await app.value('calendar.get', { sessionId, itemId: row?.itemId ?? '' });
    const people = item.required.map(({ response: _answer, ...person }) => person);
    expect(people.map(nameOf)).toEqual(['Karim Saidi']);
    const changed = await app.ask('meeting.update', {
      sessionId,
      identities,
      item: { itemId: item.itemId, changeKey: item.changeKey },
      change: { required: [...people, { name: 'Grace Kim', address: 'grace.kim@contoso.test' }] },
      notify: true,
    });
    expect(changed).toMatchObject({ ok: true });
  });

  test('a subject is cut between characters and never inside one', async () => {
    const subject = `${'x'.repeat(250)}\u{1F600}\u{1F600}`;
    alter = withElements('Message', { Subject: `<t:Subject>${subject}</t:Subject>` });
    const draft = await begin('reply');
    expect(draft.subject.isWellFormed()).toBe(true);
    expect(draft.subject.startsWith('Re: xxx')).toBe(true);
  });

  test('a meeting of somebody else stays theirs when the list has a legacy organiser, and the owner’s hers in any case', async () => {
    const { sessionId } = mary;
    const stretch = { start: '2026-11-30T00:00:00Z', end: '2026-12-04T00:00:00Z' };
    alter = withElements('CalendarItem', elementsOf(caseText('R23')), ['IsOrganizer', 'AppointmentState']);
    const others = await app.value('calendar.list', { sessionId, ...stretch });
    expect(others.rows.length).toBeGreaterThan(0);
    expect(new Set(others.rows.filter(({ isHidden }) => !isHidden).map(({ role }) => role))).toEqual(
      new Set(['attendee']),
    );
    const own = { start: '2026-12-07T00:00:00Z', end: '2026-12-11T00:00:00Z' };
    alter = withElements(
      'CalendarItem',
      { ...elementsOf(caseText('R24')), IsMeeting: '<t:IsMeeting>true</t:IsMeeting>' },
      ['IsOrganizer', 'AppointmentState'],
    );
    const hers = await app.value('calendar.list', { sessionId, ...own });
    expect(new Set(hers.rows.filter(({ isHidden }) => !isHidden).map(({ role }) => role))).toEqual(
      new Set(['organizer']),
    );
  });

  test('a week with an item that has no end shows the others, and counts the one', async () => {
    const { sessionId } = mary;
    const stretch = { start: '2026-11-16T00:00:00Z', end: '2026-11-20T00:00:00Z' };
    const bad = elementsOf(caseText('R03'))['CalendarItem'] ?? '';
    let whole = 0;
    alter = (reply) => {
      whole = reply.split('<t:CalendarItem>').length - 1;
      return reply.replace('</t:Items>', `${bad}</t:Items>`);
    };
    const page = await app.value('calendar.list', { sessionId, ...stretch });
    expect(whole).toBeGreaterThan(0);
    expect(page.rows).toHaveLength(whole);
    expect(page.unreadable).toMatchObject({ count: 1 });
  });
});
