import type { Failure } from '../../../shared/failure.ts';
import type { Tokens } from '../transport/sign-in/tokens.ts';
import type { Credential } from '../transport/transport.ts';
import type { AlternateMailbox } from './answer.ts';

/** Where the way to EWS was found, in the order in which the places are looked at. */
export type DiscoveryStep = 'domain' | 'autodiscover-host' | 'http-redirect' | 'dns-service';

/** For whom the way is looked for, and with what. */
export interface DiscoveryQuestion {
  /** A mail address; its domain is where credentials may go without asking. */
  readonly address: string;
  readonly credential: Credential;
  /** For `bearer`. */
  readonly tokens?: Tokens;
  /** Hosts that the person has confirmed, from earlier `needs-confirmation`s. */
  readonly confirmedHosts: readonly string[];
  /** Refused sign-ins that these credentials have behind them; at most two leave in all. */
  readonly refusedSignIns?: number;
  readonly signal?: AbortSignal;
}

/** Why one place did not lead to EWS. */
export interface DiscoveryMiss {
  readonly step: DiscoveryStep;
  /** The host, with its port where it is not the usual one. */
  readonly host: string;
  readonly why:
    | { readonly kind: 'failure'; readonly failure: Failure }
    /** It leads to a place without TLS: not followed. */
    | { readonly kind: 'not-secure' }
    /** Ten redirects were followed, and here is another. */
    | { readonly kind: 'too-many-redirects' }
    /** It does not offer the account's scheme; no other is tried. */
    | { readonly kind: 'scheme-not-offered'; readonly offered: readonly string[] }
    /** It is no Autodiscover: the HTTP status. */
    | { readonly kind: 'no-autodiscover'; readonly status: number }
    /** It is Autodiscover and does not know the mailbox: its own code. */
    | { readonly kind: 'not-known'; readonly code: string };
}

/** What came of a discovery. Each says how many sign-ins were refused, those of the question included. */
export type Discovery = { readonly refusedSignIns: number } & (
  | {
      readonly outcome: 'found';
      /** `https:`, the best first; their hosts are the address's own or confirmed. */
      readonly ewsUrls: readonly string[];
      readonly step: DiscoveryStep;
      readonly form: 'pox' | 'soap' | 'json';
      /** Auto-mapped mailboxes; none where `form` is `json`, which cannot tell. */
      readonly alternateMailboxes: readonly AlternateMailbox[];
    }
  | {
      /** The way leads to a host outside the address's domain, or was learnt without TLS: nothing was sent there yet. */
      readonly outcome: 'needs-confirmation';
      readonly host: string;
      readonly step: DiscoveryStep;
    }
  | { readonly outcome: 'not-found'; readonly misses: readonly DiscoveryMiss[] }
);
