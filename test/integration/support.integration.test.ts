import { anyCase } from '../support/any-case.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageRow } from '../../shared/model/message.ts';
import type { Session } from '../../shared/model/session.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';

const SUPPORT = 'support@contoso.test';
const ANA = 'ana.lima@contoso.test';
const OLU = 'olu.adeyemi@contoso.test';

let exchange: Exchange;
let app: HeadlessApp;
let desk: Session;
let rows: readonly MessageRow[];

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  app = await HeadlessApp.start();
  desk = await app.session(exchange, ANA, SUPPORT, 'delegate');
  rows = (await app.value('message.firstPage', { sessionId: desk.sessionId })).rows;
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

function row(subject: string): MessageRow {
  const found = rows.find((one) => one.subject.includes(subject));
  if (found === undefined) throw new Error(`no message ${subject}`);
  return found;
}

async function answer(session: Session, subject: string, mode: 'on-behalf' | 'as') {
  const { itemId, changeKey } = row(subject);
  const draft = await app.value('compose.begin', { sessionId: session.sessionId, kind: 'reply', itemId });
  const letter = {
    kind: draft.kind,
    reference: { itemId, changeKey },
    to: draft.to,
    cc: draft.cc,
    bcc: [],
    subject: draft.subject,
  };
  const sent = await app.ask('message.send', {
    sessionId: session.sessionId,
    identities: session.identities,
    mode,
    ...letter,
    bodyText: `It is on its way.\n\n${draft.quote}`,
  });
  return { draft, sent };
}

test('support staff open the shared mailbox with full access and read its inbox newest first', () => {
  expect(desk.level).toBe('Full access');
  expect(rows[0]?.subject).toBe('Gateway 0417 does not come back after the power cut');
  const received = rows.map(({ receivedAt }) => Date.parse(receivedAt ?? ''));
  expect(received).toEqual(received.toSorted((one, other) => other - one));
});

test('the form says beforehand what recipients will see and where the copy will go', async () => {
  const draft = await app.value('compose.begin', {
    sessionId: desk.sessionId,
    kind: 'reply',
    itemId: row('Gateway 0417').itemId,
  });
  expect(draft.options).toMatchObject([
    { mode: 'on-behalf', from: { address: SUPPORT }, sender: { address: ANA }, standing: 'likely' },
    {
      mode: 'as',
      from: { address: SUPPORT },
      sender: null,
      standing: 'unproven',
      whyNot: { command: expect.stringContaining('SendAs') as string },
    },
  ]);
  expect(draft.copy).toMatchObject({
    mailbox: SUPPORT,
    folderName: 'Sent Items',
    canBeWritten: true,
    insteadOf: null,
  });
  expect(draft.subject).toBe('Re: Gateway 0417 does not come back after the power cut');
  expect(draft.quote).toMatch(/^On 2026-11-24 .* wrote:\n> /u);
});

test('an answer on behalf is submitted once, and the copy read back keeps the promise', async () => {
  exchange.ledger.clear();
  const { draft, sent } = await answer(desk, 'Gateway 0417', 'on-behalf');
  expect(sent).toMatchObject({ ok: true });
  const witness = await app.value('message.witness', {
    sessionId: desk.sessionId,
    marker: sent.ok ? sent.value.marker : '',
  });
  expect(witness).toMatchObject({
    witness: 'kept',
    found: {
      from: { address: SUPPORT },
      sender: { address: anyCase(ANA) },
      mailbox: SUPPORT,
      folderName: 'Sent Items',
    },
  });
  expect(exchange.ledger.submissions).toHaveLength(1);
  expect(exchange.ledger.submissions[0]).toMatchObject({
    authenticated: ANA,
    authorized: ANA,
    from: SUPPORT,
    sender: ANA,
    recipients: draft.to.map(({ address }) => address.toLowerCase()),
  });
});

test('an answer by somebody who may also send as the mailbox breaks the promise, and the app says so', async () => {
  const olu = await app.session(exchange, OLU, SUPPORT, 'delegate');
  const { sent } = await answer(olu, 'Alarm at 2 degrees', 'on-behalf');
  const witness = await app.value('message.witness', {
    sessionId: olu.sessionId,
    marker: sent.ok ? sent.value.marker : '',
  });
  expect(witness).toMatchObject({
    witness: 'broken',
    differs: ['sender'],
    found: { from: { address: SUPPORT }, sender: null },
  });
  const draft = await app.value('compose.begin', { sessionId: olu.sessionId, kind: 'new', itemId: null });
  expect(draft.options).toMatchObject([
    { mode: 'on-behalf', standing: 'refused' },
    { mode: 'as', standing: 'granted' },
  ]);
});

test('a send that Exchange refuses says why, and leaves no stray draft in the owner’s Drafts', async () => {
  const rob = await app.session(
    exchange,
    'priya.natarajan@contoso.test',
    'mary.okafor@contoso.test',
    'delegate',
  );
  const before = exchange.ledger.submissions.length;
  const sent = await app.ask('message.send', {
    sessionId: rob.sessionId,
    identities: rob.identities,
    mode: 'as',
    kind: 'new',
    reference: null,
    to: [{ name: '', address: 'jun.takeda@contoso.test' }],
    cc: [],
    bcc: [],
    subject: 'Not mine to send',
    bodyText: 'Hello',
  });
  expect(sent).toMatchObject({
    ok: false,
    failure: {
      kind: 'response-code',
      code: 'ErrorSendAsDenied',
      advice: { command: expect.stringContaining('SendAs') as string },
    },
  });
  expect(exchange.ledger.submissions).toHaveLength(before);
});

test('a hostile message comes as it was written, with only the links that may ever be opened', async () => {
  const message = await app.value('message.get', {
    sessionId: desk.sessionId,
    itemId: row('Please confirm your account').itemId,
  });
  expect(message.body.type).toBe('html');
  expect(message.body.content).toMatch(/javascript:/iu);
  expect(message.links.length).toBeGreaterThan(0);
  expect(message.links.every(({ scheme }) => ['https', 'http', 'mailto'].includes(scheme))).toBe(true);
  const nothing = await app.ask('link.open', {
    sessionId: desk.sessionId,
    itemId: message.itemId,
    index: 4711,
  });
  expect(nothing).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
});

test('a deleted message goes to the shared mailbox’s Deleted Items and comes back by undo', async () => {
  const write = { sessionId: desk.sessionId, identities: desk.identities };
  const { itemId, changeKey } = row('prize-post');
  const deleted = await app.value('message.delete', { ...write, item: { itemId, changeKey } });
  const folders = await app.value('folder.list', { sessionId: desk.sessionId });
  expect(folders.find(({ folderId }) => folderId === deleted.to)).toMatchObject({
    distinguishedId: 'deleteditems',
  });
  expect(exchange.ledger.changes.at(-1)).toMatchObject({ type: 'move', mailbox: SUPPORT });
  const back = await app.value('message.move', { ...write, item: deleted.moved!, to: deleted.from });
  expect(back?.itemId).toMatch(/^\S+$/u);
});
