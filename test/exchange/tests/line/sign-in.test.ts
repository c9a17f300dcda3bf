import { Agent } from 'node:http';

import { describe, expect, test } from 'vitest';

import { md4 } from '../../http/md4.ts';
import { ask, envelopeOf, impersonating, send, texts } from '../support/client.ts';
import { jun, mary, password, rob, room, service, unicodePassword } from '../support/fixture.ts';
import { authenticate, negotiate } from '../support/ntlm-client.ts';
import { folder, getFolder, useOffice } from '../support/office.ts';

const office = useOffice();
const inbox = getFolder(folder('inbox'));
const url = () => office.exchange().url;

const once = (agent: Agent, authorization?: string) =>
  send(url(), envelopeOf(inbox), {
    agent,
    headers: authorization === undefined ? {} : { Authorization: authorization },
  });

describe('Basic', () => {
  test('offers NTLM and Basic to strangers', async () => {
    const answer = await send(url(), envelopeOf(inbox));
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('NTLM, Basic realm="127.0.0.1"');
  });

  test('counts attempts and failures by account, however the account was written', async () => {
    expect((await ask({ url: url(), as: rob, password: 'wrong', body: inbox })).status).toBe(401);
    expect((await ask({ url: url(), as: 'CONTOSO\\rob.ellis', body: inbox })).status).toBe(200);
    expect(office.exchange().ledger.signIns.get(rob)).toEqual({ attempts: 2, failures: 1 });
  });

  test('lets nobody in to a mailbox that has no password', async () => {
    expect((await ask({ url: url(), as: room, password: '', body: inbox })).status).toBe(401);
  });
});

describe('NTLM', () => {
  const who = { user: 'rob.ellis', domain: 'CONTOSO', password };

  async function shakeHands(agent: Agent, password_ = password) {
    const challenge = (await once(agent, negotiate())).headers['www-authenticate'] ?? '';
    return once(agent, authenticate(challenge, { ...who, password: password_ }));
  }

  test('authenticates the whole connection, and no other', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await shakeHands(agent)).status).toBe(200);
    expect((await once(agent)).status).toBe(200);
    expect((await once(new Agent())).status).toBe(401);
    expect(office.exchange().ledger.requests.map((one) => one.connection)).toEqual([1, 1, 1, 2]);
    expect(office.exchange().ledger.signIns.get(rob)).toEqual({ attempts: 1, failures: 0 });
    agent.destroy();
  });

  test('refuses a wrong password, and an answer on another connection than the challenge', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await shakeHands(agent, 'wrong')).status).toBe(401);
    const challenge = (await once(agent, negotiate())).headers['www-authenticate'] ?? '';
    expect((await once(new Agent(), authenticate(challenge, who))).status).toBe(401);
    agent.destroy();
  });

  test('takes passwords beyond ASCII, by NTLM and by Basic', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const challenge = (await once(agent, negotiate())).headers['www-authenticate'] ?? '';
    const hidden = { user: 'hidden@contoso.test', domain: '', password: unicodePassword };
    expect((await once(agent, authenticate(challenge, hidden))).status).toBe(200);
    expect((await ask({ url: url(), as: hidden.user, password: unicodePassword, body: inbox })).status).toBe(
      200,
    );
    agent.destroy();
  });

  test('computes MD4 as RFC 1320 does', () => {
    expect(md4(Buffer.from('')).toString('hex')).toBe('31d6cfe0d16ae931b73c59d7e0c089c0');
    expect(md4(Buffer.from('message digest')).toString('hex')).toBe('d9130a8164549fe818874806e1c7014b');
    expect(md4(Buffer.from('1234567890'.repeat(8))).toString('hex')).toBe('e33b4ddc9c38f2199c3e7b164fcc0536');
  });
});

describe('impersonation', () => {
  test('goes with no second header that says as whom a request runs', async () => {
    const context =
      '<t:SerializedSecurityContext><t:UserSid>S-1-5-21-1</t:UserSid></t:SerializedSecurityContext>';
    const answer = await office.ask(service, inbox, { header: impersonating(jun) + context });
    expect([answer.status, texts(answer.body, 'ResponseCode')]).toEqual([
      500,
      ['ErrorMoreThanOneAccessModeSpecified'],
    ]);
  });

  test('runs with the rights of a mailbox that the role covers', async () => {
    const answer = await office.ask(service, getFolder(folder('inbox', jun)), { header: impersonating(jun) });
    expect(texts(answer.body, 'ResponseCode')).toEqual(['NoError']);
    expect(office.exchange().ledger.requests).toMatchObject([{ authenticated: service, authorized: jun }]);
  });

  test.each([
    ['outside the scope', service, mary, 'ErrorImpersonateUserDenied'],
    ['without a role', rob, jun, 'ErrorImpersonateUserDenied'],
    ['of nobody', service, 'nobody@contoso.test', 'ErrorNonExistentMailbox'],
    ['of an empty address', service, '', 'ErrorInvalidExchangeImpersonationHeaderData'],
  ])('is refused %s', async (_case, as, target, code) => {
    const answer = await office.ask(as, inbox, { header: impersonating(target) });
    expect(answer.status).toBe(500);
    expect(texts(answer.body, 'ResponseCode')).toEqual([code]);
    expect(texts(answer.body, 'faultcode')).toEqual([`a:${code}`]);
  });
});

office.checkSchema();
