import { describe, expect, it } from 'vitest';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import type { HttpTransportOptions } from '../../../../main/ews/transport/http/http-transport.ts';
import { requestToken } from '../../../../main/broker/request-token.ts';
import type { Access } from '../../../../shared/model/identity.ts';
import { success } from '../../../../shared/result.ts';
import { failureOf } from '../literal-service.ts';
import { serve, transportTo } from '../transport/exchange-with.ts';
import { reply } from '../transport/raw-server.ts';
import { refusedWith } from './field-rows.ts';

const userName = 'rob@contoso.test';

/** What a look at Mary's inbox ends with over the real transport, when the server always answers so. */
async function look(
  answer: string,
  { access = 'delegate', options = {} }: { access?: Access; options?: Partial<HttpTransportOptions> } = {},
): Promise<object> {
  const server = await serve((_request, socket) => socket.write(answer));
  const service = {
    transport: transportTo(server.url, options),
    host: '127.0.0.1',
    identities: {
      authenticated: userName,
      authorized: access === 'impersonation' ? 'mary@contoso.test' : userName,
      mailbox: 'mary@contoso.test',
      access,
    },
  };
  const inbox = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
  return failureOf(await getFolder(service, { folders: [inbox] }));
}

const bearer: Partial<HttpTransportOptions> = {
  credential: { scheme: 'bearer', userName, secret: '' },
  tokens: { take: () => Promise.resolve(success({ token: 'a.b.c', freshForMs: 1000 })) },
};

function refusedToken(diagnostics: string): string {
  return reply(401, '', 'WWW-Authenticate: Bearer realm="x"', `x-ms-diagnostics: ${diagnostics}`);
}

describe('a row of the field study that a status stands for', () => {
  it.each([
    ['with an empty body', reply(403, '')],
    [
      'from behind the front end',
      reply(403, '<html></html>', 'X-Proxy-BackendServerStatus: 403', 'Content-Type: text/html'),
    ],
  ])('403 %s is a policy: every switch and list is named', async (_what, answer) => {
    const failure = await look(answer);
    expect(failure).toMatchObject({
      kind: 'ews-blocked',
      advice: { who: expect.stringContaining('administrator') },
    });
    for (const command of [
      'Get-OrganizationConfig | Format-List *ews*',
      'Set-OrganizationConfig -EwsEnabled $true',
      'Set-OrganizationConfig -EwsAllowedAppIDs ((@((Get-OrganizationConfig).EwsAllowedAppIDs) + ',
      "Set-CASMailbox -Identity 'mary@contoso.test' -EwsEnabled $true",
      "Set-OrganizationConfig -EwsAllowList @{Add='Onbehalf/*'}",
    ])
      expect(failure).toMatchObject({ advice: { command: expect.stringContaining(command) } });
  });

  it('403 on some mailboxes is a closing step by step, and ends on a day', async () => {
    expect(await look(reply(403, ''))).toMatchObject({
      advice: { cause: expect.stringMatching(/step by step.*1 April 2027/u) },
    });
  });

  it('401 with x-ms-diagnostics 2000003 is a name that Entra does not have', async () => {
    const answer = refusedToken('2000003;reason="any words";error_category="invalid_resource"');
    const failure = await look(answer, { options: bearer });
    expect(failure).toMatchObject({
      kind: 'wrong-credentials',
      advice: {
        cause: expect.stringContaining('not among the names that Exchange is registered with in Entra'),
        who: 'An Exchange administrator',
        command: expect.stringMatching(/ServicePrincipalNames \+ 'https:\/\/127\.0\.0\.1:\d+\/'\)/u),
      },
    });
  });

  it.each([
    ['2000001;reason="x"', 'does not trust whoever issued the token'],
    ['2000008;reason="x"', 'has run out'],
    ['2000011;reason="x"', 'full_access_as_app'],
  ])('401 with x-ms-diagnostics %s has a cause of its own', async (diagnostics, cause) => {
    expect(await look(refusedToken(diagnostics), { options: bearer })).toMatchObject({
      advice: { cause: expect.stringContaining(cause) },
    });
  });

  it.each(['20000031;reason="x"', 'reason="2000003"', '9999999', ''])(
    '401 with x-ms-diagnostics %j claims nothing',
    async (diagnostics) => {
      expect(await look(refusedToken(diagnostics), { options: bearer })).toEqual({
        kind: 'wrong-credentials',
        userName,
        attempts: 2,
      });
    },
  );

  it('401 that does not offer Basic is a way of signing in that is switched off', async () => {
    expect(await look(reply(401, '', 'WWW-Authenticate: Negotiate'))).toMatchObject({
      kind: 'scheme-not-offered',
      offered: ['Negotiate'],
      advice: {
        cause: expect.stringContaining('Exchange Online has no Basic any more'),
        command: expect.stringMatching(/Get-WebServicesVirtualDirectory[^]*Get-AuthenticationPolicy/u),
      },
    });
  });

  it.each([
    ['invalid_grant', 'no longer counts', 'You'],
    ['interaction_required', 'Conditional Access', 'You'],
    ['invalid_client', 'its secret has run out', 'An Exchange administrator'],
  ])('%s from the token endpoint says who must act', async (error, cause, who) => {
    const server = await serve((_request, socket) =>
      socket.write(reply(400, JSON.stringify({ error }), 'Content-Type: application/json')),
    );
    const given = await requestToken({
      oauth: { tokenUrl: server.url, clientId: 'app', scope: '', grant: 'refresh_token' },
      userName,
      secret: 'old',
      certificatePem: null,
      proxy: null,
    });
    expect(failureOf(given)).toMatchObject({
      kind: 'wrong-credentials',
      attempts: 1,
      advice: { cause: expect.stringContaining(cause), who },
    });
  });

  it('500 about the impersonation header is told by the access of the session, not by its words', async () => {
    const code = 'ErrorInvalidExchangeImpersonationHeaderData';
    const answer = reply(500, refusedWith(code, 'fault'), 'Content-Type: text/xml; charset=utf-8');
    expect(await look(answer, { access: 'impersonation' })).toMatchObject({
      code,
      advice: { cause: expect.stringContaining('a token for a person allows none') },
    });
    expect(await look(answer)).toMatchObject({
      code,
      advice: { cause: expect.stringContaining('must say whom it acts as') },
    });
  });

  it('503 is a busy server that says how long to wait', async () => {
    expect(await look(reply(503, '', 'Retry-After: 7'))).toMatchObject({
      kind: 'server-busy',
      retryAfterMs: 7000,
    });
  });
});
