import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OAuth } from '../../../shared/model/account.ts';
import { success } from '../../../shared/result.ts';
import { getFolder } from '../../../main/ews/operations/get-folder.ts';
import type { EwsService } from '../../../main/ews/service.ts';
import { createHttpTransport } from '../../../main/ews/transport/http/http-transport.ts';
import { Broker } from '../../../main/broker/broker.ts';
import { RemoteBroker } from '../../../main/broker/remote-broker.ts';
import { requestToken } from '../../../main/broker/request-token.ts';
import { TokenSource } from '../../../main/broker/token-source.ts';
import { startExchange, type Exchange } from '../../exchange/exchange.ts';
import { sampleApp } from '../../exchange/oauth/apps.ts';
import { scaled } from '../../support/full.ts';
import { failureOf } from '../ews/literal-service.ts';
import { refreshTokenOf, tokenUrlOf } from './refresh-token.ts';
import { ManualClock } from './manual-clock.ts';
import { jun, rob } from '../ews/operations/sample-office.ts';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await startExchange({
    tls: true,
    now: '2026-11-24T09:00:00.000Z',
    authentication: ['Bearer', 'NTLM', 'Basic'],
  });
});
beforeEach(() => exchange.ledger.clear());
afterAll(async () => await exchange.stop());

interface Office {
  readonly services: readonly EwsService[];
  readonly source: TokenSource;
  /** The source's own time. */
  readonly clock: ManualClock;
  /** How often the token endpoint was asked. */
  readonly asked: () => number;
  readonly close: () => void;
}

/** Several sessions of one account that gets its tokens from the sample's own endpoint. */
function office(
  options: {
    grant?: OAuth['grant'];
    secret?: string;
    sessions?: number;
    as?: string;
    audience?: string;
  } = {},
): Office {
  const { grant = 'password', secret = passwordOf(rob), sessions = 1, as = rob, audience } = options;
  const clock = new ManualClock();
  let count = 0;
  const source = new TokenSource({
    clock,
    request: {
      oauth: { tokenUrl: tokenUrlOf(exchange), clientId: sampleApp.id, scope: '', grant },
      userName: rob,
      secret,
      certificatePem: exchange.ca ?? null,
      proxy: null,
    },
    onRotated: async () => undefined,
    ask: async (request) => {
      count += 1;
      const given = await requestToken(request);
      if (!given.ok || audience === undefined) return given;
      return success({ ...given.value, token: exchange.tokens.userToken(rob, { audience }) });
    },
  });
  const broker = new Broker();
  const services = Array.from({ length: sessions }, () => service(broker, source, as));
  return {
    services,
    source,
    clock,
    asked: () => count,
    close: () => {
      for (const { transport } of services) transport.close();
      broker.close();
    },
  };
}

function service(broker: Broker, source: TokenSource, as: string): EwsService {
  const { host } = new URL(exchange.url);
  const remote = new RemoteBroker(broker.connect({ host, most: 3, tokens: source }));
  return {
    transport: createHttpTransport({
      endpoint: { url: exchange.url, certificatePem: exchange.ca ?? null },
      credential: { scheme: 'bearer', userName: rob, secret: '' },
      turns: remote,
      tokens: remote.tokens,
    }),
    host,
    identities:
      as === rob
        ? { authenticated: rob, authorized: rob, mailbox: rob, access: 'own' }
        : { authenticated: rob, authorized: as, mailbox: as, access: 'impersonation' },
  };
}

function passwordOf(address: string): string {
  return exchange.accounts.find((account) => account.address === address)?.password ?? '';
}

const inbox = async (on: EwsService): ReturnType<typeof getFolder> =>
  await getFolder(on, { folders: [{ by: 'own-name', name: 'inbox' }] });

describe('a bearer account signs in', () => {
  it('with the password of a person', async () => {
    const { services, asked, close } = office();
    for (const on of services) expect((await inbox(on)).ok).toBe(true);
    expect(asked()).toBe(1);
    expect(exchange.ledger.requests.at(-1)).toMatchObject({ authenticated: rob, status: 200 });
    close();
  });

  it('with a refresh token, which the endpoint replaces', async () => {
    const refresh = await refreshTokenOf(exchange, rob);
    // Tokens of the same second are the same.
    exchange.clock.advance(1_000);
    const { services, source, close } = office({ grant: 'refresh_token', secret: refresh });
    for (const on of services) expect((await inbox(on)).ok).toBe(true);
    expect(source.secret).not.toBe(refresh);
    close();
  });

  it("with an application's own secret, for a mailbox that it acts for", async () => {
    const { services, close } = office({
      grant: 'client_credentials',
      secret: sampleApp.secret,
      as: jun,
    });
    for (const on of services) expect((await inbox(on)).ok).toBe(true);
    expect(exchange.ledger.requests.at(-1)).toMatchObject({ authorized: jun });
    close();
  });
});

it('fifty calls of five sessions whose token has just run out ask for one, and none of them fails', async () => {
  const { services, asked, clock, close } = office({ sessions: 5 });
  for (const on of services) await inbox(on);
  const rounds = scaled(100);
  for (let round = 1; round <= rounds; round += 1) {
    exchange.clock.advance(3_601_000);
    const all = Array.from({ length: 50 }, (_, index) => inbox(services[index % 5] as EwsService));
    expect((await Promise.all(all)).filter(({ ok }) => !ok)).toEqual([]);
    expect(asked()).toBe(1 + round);
    // For the source a minute passes: a token that is refused sooner, in place of a refused one, is the account's last.
    clock.advance(61_000);
  }
  close();
}, 300_000);

describe('a bearer account is refused', () => {
  it('by its token endpoint: nothing reaches Exchange, and the endpoint is asked once', async () => {
    const { services, asked, close } = office({ secret: 'wrong', sessions: 3 });
    for (let count = 0; count < 3; count += 1) {
      const all = await Promise.all(services.map(async (on) => failureOf(await inbox(on))));
      for (const failure of all) expect(failure).toMatchObject({ kind: 'wrong-credentials', userName: rob });
    }
    expect(asked()).toBe(1);
    expect(exchange.ledger.requests.filter(({ operation }) => operation !== undefined)).toEqual([]);
    close();
  });

  it('by Exchange: two tokens leave, and then none', async () => {
    const { services, asked, close } = office({ sessions: 3, audience: 'https://elsewhere.contoso.test' });
    for (let count = 0; count < 3; count += 1)
      for (const on of services)
        expect(failureOf(await inbox(on))).toMatchObject({ kind: 'wrong-credentials' });
    expect(asked()).toBe(2);
    // The token endpoint is the same server's: two requests for tokens, two with tokens that were refused.
    expect(exchange.ledger.requests.map(({ status }) => status)).toEqual([200, 401, 200, 401]);
    close();
  });
});
