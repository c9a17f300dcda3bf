import { address as addressSchema } from '../../../shared/model/identity.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { Discovery, DiscoveryQuestion, DiscoveryStep } from './discovery.ts';
import type { DiscoveryNetwork } from './network.ts';
import { probe } from './probe.ts';
import { Search, type Lead } from './search.ts';
import { secureUrl } from './trusted-host.ts';

/**
 * Finds EWS for a mail address, as Outlook does: at the domain, at its host `autodiscover`, by the redirect that this host
 * tells without TLS, by the domain's service record. At each place it asks as plain XML, by SOAP and by JSON.
 *
 * Credentials leave only over TLS whose certificate is good for the name, only to hosts in the address's domain or
 * confirmed by the person, and only when the host has asked for the account's own scheme. Redirects never lead to a place
 * without TLS; ten are followed. The one step without TLS is one GET without credentials that may only name a host, which
 * the person then confirms. Fails as `wrong-credentials` after two refused sign-ins, `cancelled`, or `invalid-request` for
 * an address that is none.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/autodiscover-for-exchange
 */
export async function discover(
  question: DiscoveryQuestion,
  network: DiscoveryNetwork,
): Promise<Result<Discovery>> {
  const address = question.address.toLowerCase();
  if (!addressSchema.safeParse(address).success)
    return failed({ kind: 'invalid-request', message: 'That is no usable address.' });
  const search = new Search(question, network);
  for (let asked = address; ;) {
    const lead = await lookAround(search, asked);
    if (lead.kind === 'failed') return failed(lead.failure);
    if (lead.kind === 'discovery')
      return success({ ...lead.discovery, refusedSignIns: search.refusedSignIns });
    if (lead.kind === 'nothing')
      return success({
        outcome: 'not-found',
        misses: search.misses,
        refusedSignIns: search.refusedSignIns,
      });
    asked = lead.address;
  }
}

/** Looks at each place in turn, until one leads somewhere. */
async function lookAround(search: Search, address: string): Promise<Lead> {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const host = `autodiscover.${domain}`;
  const steps: readonly (() => Promise<Lead>)[] = [
    () => search.atHost(`https://${domain}`, 'domain', address),
    () => search.atHost(`https://${host}`, 'autodiscover-host', address),
    () => byRedirect(search, host, address),
    () => byService(search, domain, address),
  ];
  for (const step of steps) {
    const lead = await step();
    if (lead.kind !== 'nothing') return lead;
  }
  return { kind: 'nothing' };
}

/** The step without TLS: whatever comes but a redirect is not looked at. */
async function byRedirect(search: Search, host: string, address: string): Promise<Lead> {
  const step: DiscoveryStep = 'http-redirect';
  const url = new URL(`http://${host}/autodiscover/autodiscover.xml`);
  const { signal } = search.question;
  const probed = await probe({ url, method: 'GET', body: '', signal }, search.network);
  if (probed.kind === 'failed') return search.miss(step, host, { kind: 'failure', failure: probed.failure });
  if (probed.kind !== 'redirect')
    return search.miss(step, host, {
      kind: 'no-autodiscover',
      status: probed.kind === 'reply' ? probed.status : 401,
    });
  const target = secureUrl(probed.location, url.href);
  if (target === null) return search.miss(step, host, { kind: 'not-secure' });
  // Anybody on the way can have written this, so not even the domain's own hosts are believed unasked.
  if (!search.isConfirmed(target.hostname)) return search.confirm(target.hostname, step);
  return search.atUrl(target, step, address);
}

async function byService(search: Search, domain: string, address: string): Promise<Lead> {
  const servers = await search.network.servers(`_autodiscover._tcp.${domain}`);
  for (const { host, port } of servers.slice(0, 4)) {
    const root = secureUrl(`https://${host}${port === 443 ? '' : `:${port}`}`);
    const lead = root === null ? null : await search.atHost(root.origin, 'dns-service', address);
    if (lead !== null && lead.kind !== 'nothing') return lead;
  }
  return { kind: 'nothing' };
}
