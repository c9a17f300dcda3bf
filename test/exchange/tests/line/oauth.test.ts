import { describe, expect, test } from 'vitest';

import { envelopeOf, impersonating, send, texts } from '../support/client.ts';
import { jun, mary, password, rob } from '../support/fixture.ts';
import { sampleApp } from '../../oauth/apps.ts';
import { createSigner } from '../../oauth/token.ts';
import { sidOf } from '../../schema/sid.ts';
import { folder, getFolder, useOffice } from '../support/office.ts';

const scoped = { id: 'a0000000-0000-4000-8000-000000000001', secret: 'scoped-1', mailboxes: [jun] };
const office = useOffice({ authentication: ['Bearer', 'Basic'], apps: [sampleApp, scoped] });
const inbox = getFolder(folder('inbox'));
const post = (token: string, header = '') =>
  send(office.exchange().url, envelopeOf(inbox, header), { headers: { Authorization: `Bearer ${token}` } });
const tokens = () => office.exchange().tokens;
const sid = (kind: string, text: string) =>
  `<t:ExchangeImpersonation><t:ConnectingSID><t:${kind}>${text}</t:${kind}></t:ConnectingSID></t:ExchangeImpersonation>`;

describe('a token', () => {
  test('of a user opens what the user may open, and the ledger knows who it was', async () => {
    expect(texts((await post(tokens().userToken(rob))).body, 'ResponseCode')).toEqual(['NoError']);
    expect(office.exchange().ledger.requests).toMatchObject([{ authenticated: rob, authorized: rob }]);
  });

  test('of a user must come without ExchangeImpersonation, one of an application with it', async () => {
    const both = [await post(tokens().userToken(rob), impersonating(jun)), await post(tokens().appToken())];
    expect(both.map((one) => [one.status, texts(one.body, 'ResponseCode')[0]])).toEqual([
      [500, 'ErrorInvalidExchangeImpersonationHeaderData'],
      [500, 'ErrorInvalidExchangeImpersonationHeaderData'],
    ]);
    expect(both.map((one) => /must (not exist|be present)/.exec(one.text)?.[1])).toEqual([
      'not exist',
      'be present',
    ]);
  });

  test.each([
    [
      'another audience',
      { audience: 'https://graph.microsoft.com' },
      /2000003;reason="The hostname component of the audience claim value is invalid/,
    ],
    ['a time that is over', { lifetime: -1 }, /expired/],
    ['another scope', { scopes: 'Mail.Read' }, /scope/],
  ])('with %s gets 401 and a reason in x-ms-diagnostics', async (_case, wish, reason) => {
    const answer = await post(tokens().userToken(rob, wish));
    expect([answer.status, answer.headers['x-ms-diagnostics']]).toEqual([401, expect.stringMatching(reason)]);
  });

  test('grows old on the server’s clock', async () => {
    const token = tokens().userToken(rob);
    expect((await post(token)).status).toBe(200);
    office.exchange().clock.advance(3_601_000);
    expect((await post(token)).status).toBe(401);
  });

  test('that was altered, or that is none, gets 401', async () => {
    const [head, body, signature] = tokens().userToken(rob).split('.');
    const claims = createSigner().verify(`${head}.${body}.${signature}`);
    const forged = Buffer.from(JSON.stringify({ ...claims, upn: mary })).toString('base64url');
    for (const token of [`${head}.${forged}.${signature}`, 'x', '', 'a.b.c'])
      expect((await post(token)).status).toBe(401);
  });
});

describe('an application', () => {
  test('without the role gets 401, outside its scope ErrorImpersonateUserDenied', async () => {
    expect((await post(tokens().appToken({ roles: ['Mail.Read'] }), impersonating(jun))).status).toBe(401);
    const own = tokens().appToken({ appId: scoped.id });
    expect(texts((await post(own, impersonating(jun))).body, 'ResponseCode')).toEqual(['NoError']);
    expect(texts((await post(own, impersonating(mary))).body, 'ResponseCode')).toEqual([
      'ErrorImpersonateUserDenied',
    ]);
  });

  test('names whom it acts for by address, by principal name or by SID', async () => {
    const token = tokens().appToken();
    for (const header of [sid('PrimarySmtpAddress', jun), sid('PrincipalName', jun), sid('SID', sidOf(jun))])
      expect((await post(token, header)).status).toBe(200);
    const codes: string[] = [];
    for (const header of [
      sid('PrimarySmtpAddress', 'no@contoso.test'),
      sid('PrincipalName', 'no@contoso.test'),
      sid('SID', 'S-1-5-21-1'),
    ])
      codes.push(...texts((await post(token, header)).body, 'ResponseCode'));
    expect(codes).toEqual([
      'ErrorNonExistentMailbox',
      'ErrorInvalidUserPrincipalName',
      'ErrorInvalidUserSid',
    ]);
  });

  test('opens a mailbox that is hidden from the address list', async () => {
    expect((await post(tokens().appToken(), impersonating('hidden@contoso.test'))).status).toBe(200);
  });
});

const grant = async (form: Record<string, string>) => {
  const url = office.exchange().url.replace('/EWS/Exchange.asmx', '/contoso.test/oauth2/v2.0/token');
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};

describe('the token endpoint', () => {
  const app = { client_id: sampleApp.id };

  test('gives tokens for a password, for a secret and for a refresh token', async () => {
    const user = await grant({ ...app, grant_type: 'password', username: rob, password });
    expect((await post(user.body['access_token'] ?? '')).status).toBe(200);
    const again = await grant({
      ...app,
      grant_type: 'refresh_token',
      refresh_token: user.body['refresh_token'] ?? '',
    });
    expect((await post(again.body['access_token'] ?? '')).status).toBe(200);
    const own = await grant({ ...app, grant_type: 'client_credentials', client_secret: sampleApp.secret });
    expect((await post(own.body['access_token'] ?? '', impersonating(jun))).status).toBe(200);
  });

  test.each([
    ['revoked', () => tokens().revoke(rob)],
    ['90 days old', () => office.exchange().clock.advance(90 * 86_400_000)],
  ])('takes no refresh token that is %s, and lets whoever it was sign in again', async (_what, spoil) => {
    const signIn = { ...app, grant_type: 'password', username: rob, password };
    const { body } = await grant(signIn);
    const again = () =>
      grant({ ...app, grant_type: 'refresh_token', refresh_token: body['refresh_token'] ?? '' });
    expect((await again()).status).toBe(200);
    spoil();
    expect(await again()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await grant(signIn)).status).toBe(200);
  });

  test('refuses what is wrong, and a refresh token opens no mailbox', async () => {
    expect(
      (await grant({ ...app, grant_type: 'password', username: rob, password: 'wrong' })).body['error'],
    ).toBe('invalid_grant');
    expect((await grant({ ...app, grant_type: 'client_credentials', client_secret: 'wrong' })).status).toBe(
      401,
    );
    expect((await grant({ client_id: 'nobody', grant_type: 'password' })).body['error']).toBe(
      'unauthorized_client',
    );
    const user = await grant({ ...app, grant_type: 'password', username: rob, password });
    expect((await post(user.body['refresh_token'] ?? '')).status).toBe(401);
    const token = user.body['access_token'] ?? '';
    expect((await grant({ ...app, grant_type: 'refresh_token', refresh_token: token })).body['error']).toBe(
      'invalid_grant',
    );
  });
});
