import { describe, expect, it } from 'vitest';
import { discover } from '../../../../main/ews/autodiscover/discover.ts';
import type { Discovery, DiscoveryQuestion } from '../../../../main/ews/autodiscover/discovery.ts';
import { failureOf, valueOf } from '../literal-service.ts';
import {
  challenge,
  guarded,
  redirect,
  secret,
  settings,
  startWorld,
  userName,
  type World,
  type WorldServer,
} from './discovery-world.ts';
import { hostileCases } from './hostile-servers.ts';

const own = 'autodiscover.contoso.test';
const evil = 'autodiscover.evil.test';
const ownEws = 'https://mail.contoso.test/EWS/Exchange.asmx';

function question(rest: Partial<DiscoveryQuestion> = {}): DiscoveryQuestion {
  return {
    address: userName,
    credential: { scheme: 'basic', userName, secret },
    confirmedHosts: [],
    ...rest,
  };
}

async function within(
  servers: Readonly<Record<string, WorldServer>>,
  run: (world: World) => Promise<void>,
): Promise<void> {
  const world = await startWorld(servers);
  try {
    await run(world);
  } finally {
    await world.close();
  }
}

function outcomeOf(discovery: Discovery): object {
  return discovery.outcome === 'needs-confirmation' ? { confirm: discovery.host } : discovery;
}

describe('a hostile server', () => {
  it('is met in 20 forms and more', () => {
    expect(hostileCases.length).toBeGreaterThanOrEqual(30);
    expect(new Set(hostileCases.map(({ name }) => name)).size).toBe(hostileCases.length);
  });

  it.each(hostileCases)('that $name gets not one byte of a credential', async (hostile) => {
    const world = await startWorld(hostile.servers, hostile.services);
    try {
      const scheme = hostile.scheme ?? 'basic';
      const found = valueOf(
        await discover(question({ credential: { scheme, userName, secret } }), world.network),
      );
      if (hostile.expected === 'not-found') expect(found.outcome).toBe('not-found');
      else expect(outcomeOf(found)).toEqual(hostile.expected);
      if (hostile.why !== undefined && found.outcome === 'not-found')
        expect(found.misses.map(({ why }) => why)).toContainEqual(expect.objectContaining(hostile.why));
      expect([found.refusedSignIns, world.signIns()]).toEqual([0, 0]);
      expect(world.credentialBytes()).toBe(0);
      // Whom the person has not confirmed is not even asked.
      if (hostile.expected !== 'not-found') {
        const { confirm } = hostile.expected;
        expect(world.asked().filter((each) => each.startsWith(`${confirm}:`))).toEqual([]);
      }
    } finally {
      await world.close();
    }
  });
});

describe('the count of credential bytes', () => {
  it('sees them where they belong: at the own domain, by Basic and by NTLM', async () => {
    for (const scheme of ['basic', 'ntlm'] as const) {
      const server: WorldServer = {
        certificate: 'contoso',
        answer: guarded(scheme === 'basic' ? 'Basic realm="x"' : 'NTLM', settings(ownEws)),
      };
      await within({ [`${own}:443`]: server }, async (world) => {
        await discover(question({ credential: { scheme, userName, secret } }), world.network);
        expect(world.credentialBytes()).toBeGreaterThan(20);
      });
    }
  });

  it('sees them at a host of another domain once the person has confirmed it, and then finds EWS', async () => {
    const servers: Readonly<Record<string, WorldServer>> = {
      [`${own}:80`]: {
        certificate: null,
        answer: () => redirect(`https://${evil}/autodiscover/autodiscover.xml`),
      },
      [`${evil}:443`]: { certificate: 'evil', answer: guarded('Basic realm="x"', settings(ownEws)) },
    };
    await within(servers, async (world) => {
      const first = valueOf(await discover(question(), world.network));
      expect(first).toEqual({
        outcome: 'needs-confirmation',
        host: evil,
        step: 'http-redirect',
        refusedSignIns: 0,
      });
      expect(world.credentialBytes()).toBe(0);
      const second = valueOf(await discover(question({ confirmedHosts: [evil] }), world.network));
      expect(second).toMatchObject({ outcome: 'found', ewsUrls: [ownEws], step: 'http-redirect' });
      expect(world.credentialBytes()).toBeGreaterThan(0);
    });
  });
});

describe('a wrong password', () => {
  const refusing: WorldServer = { certificate: 'contoso', answer: () => challenge('Basic realm="x"') };
  const everywhere = {
    'contoso.test:443': refusing,
    [`${own}:443`]: refusing,
    [`${own}:80`]: {
      certificate: null,
      answer: () => redirect('https://mail.contoso.test/autodiscover/autodiscover.xml'),
    },
    'mail.contoso.test:443': refusing,
  } as const;

  it('leaves twice in all, however many servers ask for it', async () => {
    await within(everywhere, async (world) => {
      const found = await discover(question({ confirmedHosts: ['mail.contoso.test'] }), world.network);
      expect(failureOf(found)).toEqual({ kind: 'wrong-credentials', userName, attempts: 2 });
      expect(world.signIns()).toBe(2);
    });
  });

  it('leaves once where it was refused once before, and not at all after two refusals', async () => {
    await within(everywhere, async (world) => {
      const second = await discover(question({ refusedSignIns: 1 }), world.network);
      expect(failureOf(second)).toMatchObject({ kind: 'wrong-credentials', attempts: 2 });
      expect(world.signIns()).toBe(1);
      const third = await discover(question({ refusedSignIns: 2 }), world.network);
      expect(failureOf(third)).toMatchObject({ kind: 'wrong-credentials', attempts: 2 });
      expect(world.signIns()).toBe(1);
    });
  });
});

describe('a discovery', () => {
  it('that is cancelled ends, and one for no address does not begin', async () => {
    await within({}, async (world) => {
      const signal = AbortSignal.abort();
      expect(failureOf(await discover(question({ signal }), world.network))).toEqual({ kind: 'cancelled' });
      for (const address of ['mary', 'mary@', 'a b@contoso.test'])
        expect(failureOf(await discover(question({ address }), world.network))).toMatchObject({
          kind: 'invalid-request',
        });
    });
  });
});
