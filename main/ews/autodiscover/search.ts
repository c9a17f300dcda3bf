import type { Failure } from '../../../shared/failure.ts';
import { address as addressSchema } from '../../../shared/model/identity.ts';
import type { Answer, Form, Settings } from './answer.ts';
import { askSignedIn } from './ask-signed-in.ts';
import type { Discovery, DiscoveryMiss, DiscoveryQuestion, DiscoveryStep } from './discovery.ts';
import { json } from './json.ts';
import type { DiscoveryNetwork } from './network.ts';
import { pox } from './pox.ts';
import { probe } from './probe.ts';
import { soapSettings } from './soap-settings.ts';
import { isTrustedHost, secureUrl, type HostTrust } from './trusted-host.ts';

/** Where a place leads: nowhere, to another address, to an end, or to the end of all looking. */
export type Lead =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'discovery'; readonly discovery: Found }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Found = Discovery extends infer D ? (D extends Discovery ? Omit<D, 'refusedSignIns'> : never) : never;

const nothing: Lead = { kind: 'nothing' };
const mostRedirects = 10;
const mostRefusals = 2;

/** One question at one place. */
interface Place {
  readonly url: URL;
  readonly form: Form;
  readonly step: DiscoveryStep;
  readonly address: string;
}

/** One discovery under way: its rules of whom to speak to, and what it has met so far. */
export class Search {
  readonly question: DiscoveryQuestion;
  readonly network: DiscoveryNetwork;
  readonly misses: DiscoveryMiss[] = [];
  refusedSignIns: number;
  readonly #trust: HostTrust;
  #redirects = 0;

  constructor(question: DiscoveryQuestion, network: DiscoveryNetwork) {
    this.question = question;
    this.network = network;
    this.refusedSignIns = question.refusedSignIns ?? 0;
    this.#trust = {
      domain: question.address.slice(question.address.lastIndexOf('@') + 1).toLowerCase(),
      confirmed: new Set(question.confirmedHosts.map((host) => host.toLowerCase())),
    };
  }

  isConfirmed(host: string): boolean {
    return this.#trust.confirmed.has(host.toLowerCase());
  }

  /** Asks the person first. */
  confirm(host: string, step: DiscoveryStep): Lead {
    return { kind: 'discovery', discovery: { outcome: 'needs-confirmation', host, step } };
  }

  /** Notes why a place led nowhere; a search that was cancelled ends. */
  miss(step: DiscoveryStep, host: string, why: DiscoveryMiss['why']): Lead {
    if (why.kind === 'failure' && why.failure.kind === 'cancelled')
      return { kind: 'failed', failure: why.failure };
    this.misses.push({ step, host, why });
    return nothing;
  }

  /** Asks a host in all forms, until one leads somewhere or the host cannot be spoken to at all. */
  async atHost(root: string, step: DiscoveryStep, address: string): Promise<Lead> {
    for (const form of [pox, soapSettings, json]) {
      const before = this.misses.length;
      const lead = await this.#ask({ url: new URL(root + form.path(address)), form, step, address });
      if (lead.kind !== 'nothing') return lead;
      if (this.misses.slice(before).some(isHopeless)) return nothing;
    }
    return nothing;
  }

  /** Asks one URL as plain XML. */
  atUrl(url: URL, step: DiscoveryStep, address: string): Promise<Lead> {
    return this.#ask({ url, form: pox, step, address });
  }

  async #ask(place: Place): Promise<Lead> {
    const { url, form, step, address } = place;
    if (!isTrustedHost(url.hostname, this.#trust)) return this.confirm(url.hostname, step);
    const { signal } = this.question;
    const probed = await probe({ url, method: form.method, body: form.body(address), signal }, this.network);
    switch (probed.kind) {
      case 'failed':
        return this.miss(step, url.host, { kind: 'failure', failure: probed.failure });
      case 'redirect':
        return this.#follow(place, probed.location);
      case 'challenge':
        return this.#signIn(place, probed.schemes);
      case 'reply':
        return this.#judge(place, probed.status, probed.text);
    }
  }

  async #follow(place: Place, location: string): Promise<Lead> {
    const { url, step } = place;
    this.#redirects += 1;
    if (this.#redirects > mostRedirects) return this.miss(step, url.host, { kind: 'too-many-redirects' });
    const target = secureUrl(location, url.href);
    if (target === null) return this.miss(step, url.host, { kind: 'not-secure' });
    return this.#ask({ ...place, url: target });
  }

  async #signIn(place: Place, offered: readonly string[]): Promise<Lead> {
    const { url, form, step, address } = place;
    const { credential, tokens, signal } = this.question;
    if (!offered.some((scheme) => scheme.toLowerCase() === credential.scheme))
      return this.miss(step, url.host, { kind: 'scheme-not-offered', offered });
    if (this.refusedSignIns >= mostRefusals) return this.#refused();
    const asked = await askSignedIn({ url, form, address, credential, tokens, signal }, this.network);
    this.refusedSignIns += asked.refusedSignIns;
    if (asked.reply.ok) return this.#judge(place, 200, asked.reply.value);
    const lead = this.miss(step, url.host, { kind: 'failure', failure: asked.reply.failure });
    return this.refusedSignIns >= mostRefusals ? this.#refused() : lead;
  }

  #refused(): Lead {
    const { userName } = this.question.credential;
    return {
      kind: 'failed',
      failure: { kind: 'wrong-credentials', userName, attempts: this.refusedSignIns },
    };
  }

  async #judge(place: Place, status: number, text: string): Promise<Lead> {
    const { url, form, step } = place;
    const answer = status === 200 ? form.read(text, url.host) : null;
    if (answer === null) return this.miss(step, url.host, { kind: 'no-autodiscover', status });
    return this.#heed(place, answer);
  }

  async #heed(place: Place, answer: Answer): Promise<Lead> {
    const { url, form, step } = place;
    switch (answer.kind) {
      case 'redirect-url':
        return this.#follow(place, answer.url);
      case 'redirect-address': {
        this.#redirects += 1;
        const address = answer.address.toLowerCase();
        if (this.#redirects > mostRedirects) return this.miss(step, url.host, { kind: 'too-many-redirects' });
        if (!addressSchema.safeParse(address).success)
          return this.miss(step, url.host, { kind: 'not-known', code: 'RedirectAddress' });
        return { kind: 'address', address };
      }
      case 'nothing':
        return this.miss(step, url.host, { kind: 'not-known', code: answer.code });
      case 'settings':
        return this.#found(answer, { url, form, step });
    }
  }

  /** What was found must be a place that credentials may go to, like any other on the way. */
  #found({ ewsUrls, alternateMailboxes }: Settings, { url, form, step }: Omit<Place, 'address'>): Lead {
    const secure = ewsUrls.map((each) => secureUrl(each)).filter((each) => each !== null);
    const [first] = secure;
    if (first === undefined) return this.miss(step, url.host, { kind: 'not-secure' });
    const trusted = secure.filter((each) => isTrustedHost(each.hostname, this.#trust));
    if (trusted.length === 0) return this.confirm(first.hostname, step);
    return {
      kind: 'discovery',
      discovery: {
        outcome: 'found',
        ewsUrls: trusted.map(({ href }) => href),
        step,
        form: form.name,
        alternateMailboxes,
      },
    };
  }
}

/** Nothing would be different in another form: there is no way to the host, or it has refused a sign-in. */
function isHopeless({ why }: DiscoveryMiss): boolean {
  if (why.kind === 'too-many-redirects') return true;
  if (why.kind !== 'failure') return false;
  switch (why.failure.kind) {
    case 'server-not-found':
    case 'server-unreachable':
    case 'proxy-failed':
    case 'tls-not-trusted':
    case 'timed-out':
    case 'wrong-credentials':
      return true;
    default:
      return false;
  }
}
