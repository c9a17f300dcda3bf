import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSignedIn } from '../../../../main/ews/autodiscover/ask-signed-in.ts';
import { discover } from '../../../../main/ews/autodiscover/discover.ts';
import type { DiscoveryQuestion } from '../../../../main/ews/autodiscover/discovery.ts';
import { json } from '../../../../main/ews/autodiscover/json.ts';
import type { DiscoveryNetwork } from '../../../../main/ews/autodiscover/network.ts';
import { probe } from '../../../../main/ews/autodiscover/probe.ts';
import { soapSettings } from '../../../../main/ews/autodiscover/soap-settings.ts';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { failureOf, reply, valueOf } from '../literal-service.ts';
import { mary, rob } from '../operations/sample-office.ts';
import { reply as httpReply } from '../transport/raw-server.ts';
import { guarded, secret, startWorld, userName } from './discovery-world.ts';

let exchange: Exchange;
let network: DiscoveryNetwork;

beforeAll(async () => {
  exchange = await startExchange({
    tls: true,
    elsewhere: { 'pat@contoso.test': { address: 'pat@fabrikam.test' } },
  });
  network = {
    certificatePem: exchange.ca ?? '',
    proxy: null,
    servers: () => Promise.resolve([{ host: '127.0.0.1', port: exchange.port }]),
    // Every name but the one of the sample Exchange is refused a connection by this machine.
    placeOf: (host) => (host === '127.0.0.1' ? null : { host: '127.0.0.1', port: 1 }),
  };
});

afterAll(async () => {
  await exchange.stop();
});

function question(address: string, scheme: 'basic' | 'ntlm' = 'basic'): DiscoveryQuestion {
  const password = exchange.accounts.find((each) => each.address === address)?.password ?? 'none';
  return {
    address,
    credential: { scheme, userName: address, secret: password },
    confirmedHosts: ['127.0.0.1'],
  };
}

describe('discovery of the sample Exchange', () => {
  it('asks about the host that DNS names, since it is not in the domain', async () => {
    const found = valueOf(await discover({ ...question(mary), confirmedHosts: [] }, network));
    expect(found).toEqual({
      outcome: 'needs-confirmation',
      host: '127.0.0.1',
      step: 'dns-service',
      refusedSignIns: 0,
    });
  });

  it.each(['basic', 'ntlm'] as const)('finds EWS after signing in with %s', async (scheme) => {
    expect(valueOf(await discover(question(mary, scheme), network))).toEqual({
      outcome: 'found',
      ewsUrls: [exchange.url],
      step: 'dns-service',
      form: 'pox',
      alternateMailboxes: [],
      refusedSignIns: 0,
    });
  });

  it('follows an address to its new domain, which the person confirms', async () => {
    const { credential } = question(rob);
    const moved = await discover({ ...question('pat@contoso.test'), credential }, network);
    expect(valueOf(moved)).toMatchObject({ outcome: 'needs-confirmation', host: 'fabrikam.test' });
  });

  it('says that nobody knows an address', async () => {
    const { credential } = question(rob);
    const found = valueOf(await discover({ ...question('nobody@contoso.test'), credential }, network));
    if (found.outcome !== 'not-found') throw new Error(JSON.stringify(found));
    expect(found.misses.map(({ why }) => why)).toContainEqual({ kind: 'not-known', code: '500' });
  });

  it('gives up after one refusal of this server', async () => {
    const wrong = { scheme: 'basic', userName: mary, secret: 'wrong' } as const;
    const found = valueOf(await discover({ ...question(mary), credential: wrong }, network));
    expect(found).toMatchObject({ outcome: 'not-found', refusedSignIns: 1 });
  });

  it('reads the same by SOAP and by JSON', async () => {
    const { credential } = question(mary);
    const root = exchange.url.replace('/EWS/Exchange.asmx', '');
    const url = new URL(root + soapSettings.path(mary));
    const common = { address: mary, credential, tokens: undefined, signal: undefined };
    const asked = await askSignedIn({ url, form: soapSettings, ...common }, network);
    expect(soapSettings.read(valueOf(asked.reply), url.host)).toMatchObject({
      kind: 'settings',
      ewsUrls: [exchange.url],
    });
    const probed = await probe(
      { url: new URL(root + json.path(mary)), method: 'GET', body: '', signal: undefined },
      network,
    );
    if (probed.kind !== 'reply') throw new Error(JSON.stringify(probed));
    expect(json.read(probed.text, url.host)).toMatchObject({ ewsUrls: [exchange.url] });
  });
});

describe('discovery at the own domain', () => {
  const xml = 'Content-Type: text/xml; charset=utf-8';
  const asked = {
    address: userName,
    credential: { scheme: 'basic', userName, secret },
    confirmedHosts: [],
  } as const;

  it('finds EWS and auto-mapped mailboxes by SOAP where there is no plain XML', async () => {
    const soap = httpReply(200, reply('autodiscover-soap'), xml);
    const world = await startWorld({
      'autodiscover.contoso.test:443': {
        certificate: 'contoso',
        answer: (request) =>
          request.requestLine.includes('.svc')
            ? guarded('Basic realm="x"', soap)(request)
            : httpReply(404, ''),
      },
    });
    try {
      expect(valueOf(await discover(asked, world.network))).toMatchObject({
        outcome: 'found',
        step: 'autodiscover-host',
        form: 'soap',
        ewsUrls: [
          'https://mail.contoso.test/EWS/Exchange.asmx',
          'https://inside.contoso.test/EWS/Exchange.asmx',
        ],
        alternateMailboxes: [{ address: 'support@contoso.test' }, { type: 'Archive' }],
      });
    } finally {
      await world.close();
    }
  });

  it('follows a redirect within the domain, with credentials only where it ends', async () => {
    const world = await startWorld({
      'contoso.test:443': {
        certificate: 'contoso',
        answer: () => httpReply(302, '', 'Location: https://mail.contoso.test/autodiscover/autodiscover.xml'),
      },
      'mail.contoso.test:443': {
        certificate: 'contoso',
        answer: guarded('Basic realm="x"', httpReply(200, reply('autodiscover-pox'), xml)),
      },
    });
    try {
      expect(valueOf(await discover(asked, world.network))).toMatchObject({
        outcome: 'found',
        step: 'domain',
        form: 'pox',
      });
      expect(world.signIns()).toBe(1);
      expect(world.asked()).toEqual([
        'contoso.test:443 POST /autodiscover/autodiscover.xml',
        'mail.contoso.test:443 POST /autodiscover/autodiscover.xml',
        'mail.contoso.test:443 POST /autodiscover/autodiscover.xml',
      ]);
    } finally {
      await world.close();
    }
  });

  it('has nothing to say where nothing listens', async () => {
    const world = await startWorld({});
    try {
      const found = valueOf(await discover(asked, world.network));
      if (found.outcome !== 'not-found') throw new Error(JSON.stringify(found));
      expect(found.misses.map(({ step, host }) => [step, host])).toEqual([
        ['domain', 'contoso.test'],
        ['autodiscover-host', 'autodiscover.contoso.test'],
        ['http-redirect', 'autodiscover.contoso.test'],
      ]);
      expect(failureOf(await discover({ ...asked, address: 'x' }, world.network))).toMatchObject({
        kind: 'invalid-request',
      });
    } finally {
      await world.close();
    }
  });
});
