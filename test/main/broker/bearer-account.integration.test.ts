import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startExchange, type Exchange } from '../../exchange/exchange.ts';
import { sampleApp } from '../../exchange/oauth/apps.ts';
import { HeadlessApp } from '../../integration/support/headless-app.ts';
import { refreshTokenOf, tokenUrlOf } from './refresh-token.ts';
import { mary, rob } from '../ews/operations/sample-office.ts';

let exchange: Exchange;
let app: HeadlessApp;
beforeAll(async () => {
  exchange = await startExchange({
    tls: true,
    now: '2026-11-24T09:00:00.000Z',
    authentication: ['Bearer', 'NTLM', 'Basic'],
  });
  app = await HeadlessApp.start();
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

const oauth = () =>
  ({ tokenUrl: tokenUrlOf(exchange), clientId: sampleApp.id, scope: '', grant: 'refresh_token' }) as const;

it('an account with a refresh token opens mailboxes, and neither that nor a token is on disk or in an answer', async () => {
  const secret = await refreshTokenOf(exchange, rob);
  const added = await app.addAccount(exchange, rob, { scheme: 'bearer', secret, oauth: oauth() });
  if (!added.ok) throw new Error(JSON.stringify(added.failure));
  const session = await app.open(added.value.accountId, mary, 'delegate');
  expect(session.state.state).toBe('open');
  expect(exchange.ledger.signIns.size).toBe(0);
  const kept = await readFile(join(app.profile, 'accounts.json'), 'utf8');
  expect(JSON.parse(kept)).toMatchObject([{ scheme: 'bearer', oauth: oauth() }]);
  const trace = await app.value('trace.list', { sessionId: session.sessionId });
  expect(trace.map(({ operation }) => operation)).toContain('GetFolder');
  expect(trace[0]?.request).toContain('Authorization: ‹removed›');
  // Every token of the sample begins so: the endpoint's own answers show it.
  expect(secret).toContain('eyJ');
  for (const text of [kept, ...app.stdout, ...app.stderr]) expect(text).not.toContain('eyJ');
});

it('a refresh token that is refused adds no account', async () => {
  const refused = await app.addAccount(exchange, rob, { scheme: 'bearer', secret: 'stale', oauth: oauth() });
  expect(refused).toMatchObject({
    ok: false,
    failure: { kind: 'wrong-credentials', userName: rob, attempts: 1 },
  });
  expect(await app.value('account.list', {})).toHaveLength(1);
});

it.each([
  ['bearer without an endpoint', { scheme: 'bearer', oauth: null }],
  ['Basic with one', { scheme: 'basic', oauth: { ...oauthAt('https://login.contoso.test/token') } }],
  ['a token endpoint without TLS', { scheme: 'bearer', oauth: oauthAt('http://login.contoso.test/token') }],
] as const)('%s is refused before anything is sent', async (_what, change) => {
  exchange.ledger.clear();
  expect(await app.addAccount(exchange, rob, change)).toMatchObject({ failure: { kind: 'invalid-request' } });
  expect(exchange.ledger.requests).toEqual([]);
});

function oauthAt(url: string) {
  return { tokenUrl: url, clientId: sampleApp.id, scope: '', grant: 'refresh_token' } as const;
}
