import { createServer } from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import type { FaultType } from '../exchange/faults.ts';
import { HeadlessApp } from './support/headless-app.ts';

const ROB = 'rob.ellis@contoso.test';
const MARY = 'mary.okafor@contoso.test';

let exchange: Exchange;
let app: HeadlessApp;
let rob: Session;
let mary: Session;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  app = await HeadlessApp.start();
  rob = await app.session(exchange, ROB, ROB, 'own');
  mary = await app.session(exchange, ROB, MARY, 'delegate');
});
afterEach(() => exchange.faults.clear());
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

async function profileText(): Promise<string> {
  const names = await readdir(app.profile, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'));
  return (await Promise.all(files)).join('\n');
}

test('a wrong password leaves at most twice, is said clearly and stores nothing', async () => {
  exchange.ledger.clear();
  const before = (await app.value('account.list', {})).map(({ address }) => address);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const added = await app.addAccount(exchange, 'olu.adeyemi@contoso.test', { secret: 'not-the-password' });
    expect(added).toMatchObject({
      ok: false,
      failure: { kind: 'wrong-credentials', userName: 'olu.adeyemi@contoso.test' },
    });
    expect(exchange.ledger.signIns.get('olu.adeyemi@contoso.test')?.failures).toBeLessThanOrEqual(
      (attempt + 1) * 2,
    );
  }
  expect((await app.value('account.list', {})).map(({ address }) => address)).toEqual(before);
  // The journal names the account that was refused; nothing keeps what was typed.
  expect(await profileText()).not.toContain('not-the-password');
  expect(await readFile(join(app.profile, 'accounts.json'), 'utf8')).not.toContain('olu.adeyemi');
});

test('several mailboxes opened at once with a stale password try it at most twice in all', async () => {
  const stale = await HeadlessApp.start();
  const added = await stale.addAccount(exchange, 'ana.lima@contoso.test');
  const accountId = added.ok ? added.value.accountId : '';
  exchange.ledger.clear();
  exchange.faults.add({ type: '401', account: 'ana.lima@contoso.test', times: Infinity });
  await Promise.all(
    ['ana.lima@contoso.test', 'support@contoso.test', MARY, 'jun.takeda@contoso.test'].map((address) =>
      stale.open(accountId, address, address.startsWith('ana') ? 'own' : 'delegate'),
    ),
  );
  const withCredentials = exchange.ledger.requests.filter(
    ({ headers }) => headers['authorization'] !== undefined,
  );
  expect(withCredentials.length).toBeLessThanOrEqual(2);
  await stale.stop();
});

test('a name that leads nowhere, a closed port and a server that is no EWS each have their own message', async () => {
  const nowhere = await app.addAccount(exchange, ROB, { server: 'mail.nowhere.invalid' });
  const closed = await app.addAccount(exchange, ROB, { server: 'https://127.0.0.1:9', certificatePem: null });
  const elsewhere = await app.addAccount(exchange, ROB, {
    server: `${new URL(exchange.url).origin}/somewhere/else`,
  });
  expect([nowhere, closed, elsewhere].map((added) => (added.ok ? 'ok' : added.failure.kind))).toEqual([
    'server-not-found',
    'server-unreachable',
    'not-exchange',
  ]);
});

test('plain http is refused before anything leaves, except to this machine', async () => {
  const added = await app.addAccount(exchange, ROB, { server: 'http://mail.contoso.test/EWS/Exchange.asmx' });
  expect(added).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
});

test('a certificate that the private CA has not signed is shown, and no password leaves', async () => {
  const impostor = await startExchange({ tls: 'untrusted' });
  const added = await app.addAccount(impostor, ROB, { certificatePem: exchange.ca ?? null });
  expect(added).toMatchObject({
    ok: false,
    failure: { kind: 'tls-not-trusted', fingerprint: expect.stringMatching(/^[0-9A-F:]{95}$/u) as string },
  });
  expect(impostor.ledger.requests).toEqual([]);
  await impostor.stop();
});

test('a server that speaks something else is said not to be one', async () => {
  const telnet = createServer((socket) => socket.end('220 welcome\r\n'));
  await new Promise<void>((resolve) => telnet.listen(0, '127.0.0.1', resolve));
  const { port } = telnet.address() as { port: number };
  const added = await app.addAccount(exchange, ROB, { server: `http://127.0.0.1:${port}` });
  expect(added.ok ? 'ok' : added.failure.kind).toMatch(
    /^(?:not-exchange|reply-refused|server-unreachable)$/u,
  );
  telnet.close();
});

const READS: readonly (readonly [FaultType, string])[] = [
  ['html-proxy-page', 'proxy-page'],
  ['half-body', 'reply-truncated'],
  ['doctype', 'reply-refused'],
  ['huge', 'reply-too-large'],
  ['403', 'ews-blocked'],
  ['reset', 'server-unreachable'],
];

test.each(READS)('a reading that meets %s fails as %s, and the mailbox goes on', async (type, kind) => {
  const fault = exchange.faults.add({ type, operation: 'ResolveNames', times: Infinity });
  expect(await app.ask('directory.resolve', { sessionId: rob.sessionId, words: 'mary' })).toMatchObject({
    ok: false,
    failure: { kind },
  });
  expect(fault.played).toBeGreaterThan(0);
  exchange.faults.clear();
  const again = await app.ask('directory.resolve', { sessionId: rob.sessionId, words: 'mary' });
  expect(again).toMatchObject({ ok: true });
});

test('a server that is busy for longer than a person waits is said to be, at once, and asked once', async () => {
  const busy = await HeadlessApp.start();
  const { sessionId } = await busy.session(exchange, ROB, ROB, 'own');
  const backOffMilliseconds = 300_000;
  const fault = exchange.faults.add({
    type: 'busy',
    operation: 'ResolveNames',
    times: Infinity,
    backOffMilliseconds,
  });
  for (let asked = 0; asked < 3; asked += 1)
    expect(await busy.ask('directory.resolve', { sessionId, words: 'mary' })).toMatchObject({
      ok: false,
      failure: { kind: 'server-busy', retryAfterMs: expect.any(Number) as number },
    });
  expect(fault.played).toBe(1);
  await busy.stop();
});

test.each(['commit-then-drop', 'half-body'] as const)(
  'a send whose answer is lost by %s is unknown and never repeated',
  async (type) => {
    exchange.ledger.clear();
    exchange.faults.add({ type, operation: 'CreateItem', times: Infinity });
    const sent = await app.ask('message.send', {
      sessionId: rob.sessionId,
      identities: rob.identities,
      mode: 'own',
      kind: 'new',
      reference: null,
      to: [{ name: '', address: MARY }],
      cc: [],
      bcc: [],
      subject: `Once, ${type}`,
      bodyText: 'Only once.',
    });
    expect(sent).toMatchObject({ ok: false, failure: { kind: 'outcome-unknown' } });
    expect(exchange.ledger.submissions).toHaveLength(1);
    const { entries } = await app.value('journal.list', { before: null, limit: 1 });
    expect(entries).toMatchObject([{ operation: 'CreateItem', outcome: 'unknown' }]);
  },
);

test('a mailbox that hangs moves no other, and closing it ends what hangs', async () => {
  const ana = await app.session(exchange, 'ana.lima@contoso.test', 'support@contoso.test', 'delegate');
  exchange.faults.add({
    type: 'hang',
    operation: 'ResolveNames',
    account: 'ana.lima@contoso.test',
    times: Infinity,
  });
  const hanging = app.ask('directory.resolve', { sessionId: ana.sessionId, words: 'mary' });
  expect(await app.ask('folder.list', { sessionId: rob.sessionId })).toMatchObject({ ok: true });
  expect(await app.ask('message.firstPage', { sessionId: mary.sessionId })).toMatchObject({ ok: true });
  await app.value('session.close', { sessionId: ana.sessionId });
  expect(await hanging).toMatchObject({ ok: false, failure: { kind: 'session-crashed' } });
});

test('no secret is in the profile, in what the app said, or in its arguments', async () => {
  const secret = exchange.accounts.find(({ address }) => address === ROB)?.password ?? '';
  const said = [...app.stdout, ...app.stderr, await profileText()].join('\n');
  for (const form of [
    secret,
    Buffer.from(secret).toString('base64'),
    Buffer.from(`${ROB}:${secret}`).toString('base64'),
    Buffer.from(secret).toString('hex'),
  ]) {
    expect(said).not.toContain(form);
  }
  // The scanner finds a secret where there is one.
  expect(`x ${secret} y`).toContain(secret);
});
