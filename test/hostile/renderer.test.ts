import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from '../integration/support/headless-app.ts';

const ROB = 'rob.ellis@contoso.test';
const MARY = 'mary.okafor@contoso.test';

let exchange: Exchange;
let app: HeadlessApp;
let rob: Session;
let mary: Session;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
  app = await HeadlessApp.start();
  rob = await app.session(exchange, ROB, ROB, 'own');
  mary = await app.session(exchange, ROB, MARY, 'delegate');
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

/** What was asked beyond what a mailbox asks by itself to stay up to date, by operation. */
function asked(): string[] {
  const byItself =
    /^(?:Subscribe|Unsubscribe|GetStreamingEvents|SyncFolder(?:Items|Hierarchy)|(?:Get|Find)(?:Folder|Item))$/u;
  const operations = exchange.ledger.requests.map(({ operation }) => operation ?? 'no operation');
  return operations.filter((operation) => !byItself.test(operation));
}

const letter = {
  mode: 'on-behalf',
  kind: 'new',
  reference: null,
  to: [{ name: '', address: 'jun.takeda@contoso.test' }],
  cc: [],
  bcc: [],
  subject: 'Hello',
  bodyText: 'Hello',
} as const;

function mutations(): readonly (readonly [string, Session['identities']])[] {
  return [
    ['another session’s', rob.identities],
    ['another authenticated', { ...mary.identities, authenticated: MARY }],
    ['another authorized', { ...mary.identities, authorized: MARY }],
    ['another mailbox', { ...mary.identities, mailbox: ROB }],
    ['another access', { ...mary.identities, access: 'impersonation' }],
  ];
}

test('a write with identities that are not the session’s is refused, recorded and harmless', async () => {
  exchange.ledger.clear();
  for (const [, identities] of mutations()) {
    const sent = await app.ask('message.send', {
      sessionId: mary.sessionId,
      identities,
      ...letter,
      to: [...letter.to],
      cc: [],
      bcc: [],
    });
    expect(sent).toEqual({ ok: false, failure: { kind: 'identity-mismatch', session: mary.identities } });
  }
  expect(asked()).toEqual([]);
  const { entries } = await app.value('journal.list', { before: null, limit: mutations().length });
  expect(entries.map(({ operation, outcome, code }) => `${operation} ${outcome} ${code ?? ''}`)).toEqual(
    mutations().map(() => 'message.send refused identity-mismatch'),
  );
  // The same letter with the session's own identities is seen at the server.
  const { sessionId, identities } = mary;
  await app.value('message.send', { sessionId, identities, ...letter, to: [...letter.to], cc: [], bcc: [] });
  expect(asked()).toContain('CreateItem');
});

test('a request on a session that does not exist is refused and recorded', async () => {
  const sessionId = `session-${'f'.repeat(32)}`;
  expect(await app.ask('folder.list', { sessionId })).toEqual({
    ok: false,
    failure: { kind: 'no-such-session' },
  });
  const { entries } = await app.value('journal.list', { before: null, limit: 1 });
  expect(entries).toMatchObject([{ operation: 'folder.list', outcome: 'refused', code: 'no-such-session' }]);
});

test('two thousand hostile calls leave the app well, the server untouched and the journal whole', async () => {
  exchange.ledger.clear();
  const values: readonly unknown[] = [
    null,
    0,
    -1,
    '',
    'x',
    [],
    {},
    { __proto__: null, constructor: 1 },
    '../../etc/passwd',
    'A'.repeat(10_000),
    { sessionId: mary.sessionId },
  ];
  const names = [
    'app.state',
    'message.send',
    'message.get',
    'account.add',
    'frame.stage',
    'link.open',
    '__proto__',
    'toString',
    '',
  ];
  let calledTimes = 0;
  for (let round = 0; calledTimes < 2_000; round += 1) {
    const calls = names.flatMap((request) =>
      values.map((value) => ({
        request,
        input: { sessionId: value, itemId: value, extra: round, html: value },
      })),
    );
    const answers = await Promise.all(calls.map((call) => app.raw(call)));
    expect(answers.every((answer) => !answer.ok)).toBe(true);
    calledTimes += calls.length;
  }
  expect(asked()).toEqual([]);
  expect(await app.value('app.state', {})).toMatchObject({ journal: 'ready' });
  expect(await app.value('journal.verify', {})).toMatchObject({ verdict: 'whole' });
});

test('an item of one mailbox asked for in another’s session is the server’s to refuse, and never shown as the other’s', async () => {
  const page = await app.value('message.firstPage', { sessionId: mary.sessionId });
  const foreign = await app.ask('message.list', {
    sessionId: rob.sessionId,
    folderId: page.folderId,
    offset: 0,
    limit: 10,
    search: '',
  });
  // Rob may read Mary's inbox, so Exchange answers; a session shows only the folders of its own mailbox.
  expect(foreign).toMatchObject({ ok: false, failure: { kind: 'wrong-mailbox' } });
});
