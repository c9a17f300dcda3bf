import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';

import { createAutodiscover } from './autodiscover/autodiscover.ts';
import type { Elsewhere } from './autodiscover/autodiscover.ts';
import type { Content, ContentOptions } from './content/seed.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createAuthenticator } from './http/authenticate.ts';
import type { Scheme } from './http/authenticate.ts';
import type { Parts } from './http/parts.ts';
import { createServer } from './http/server.ts';
import type { Line } from './http/server.ts';
import { createLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { createStreams } from './notifications/streams.ts';
import { createSubscriptions } from './notifications/subscriptions.ts';
import { createAppBook, sampleApp } from './oauth/apps.ts';
import type { RegisteredApp } from './oauth/apps.ts';
import { checkToken } from './oauth/check-token.ts';
import { createIssuer } from './oauth/issuer.ts';
import type { Issuer } from './oauth/issuer.ts';
import { createSigner } from './oauth/token.ts';
import { createLimits } from './policies/limits.ts';
import type { Policies } from './policies/policies.ts';
import { profiles } from './profiles/profiles.ts';
import type { ProfileName } from './profiles/profiles.ts';
import { createClock } from './store/clock.ts';
import type { Clock } from './store/clock.ts';
import { loadContent } from './store/load.ts';
import { mailboxOf } from './store/store.ts';

/** How to start a sample Exchange. */
export interface ExchangeOptions {
  /** Same seed, size and `now`: same content. 1 without it. */
  readonly seed?: number;
  readonly size?: ContentOptions['size'];
  /** So many shared mailboxes more, `team.001@…` and on, which the assistant may open. */
  readonly mailboxes?: number;
  /** TCP port on 127.0.0.1; any free one without it. */
  readonly port?: number;
  /** HTTPS with the certificate of the private CA; `untrusted` takes one that this CA has not signed. */
  readonly tls?: boolean | 'untrusted';
  /** ms to wait before each reply. */
  readonly rtt?: number;
  /** ISO 8601, UTC. The clock stands still there; without it, it is the machine's. */
  readonly now?: string;
  /** The organisation; `content/demo.ts` without it. */
  readonly content?: Content | ((options: ContentOptions) => Content);
  /** What kind of server to be; `exchange-se` without it. */
  readonly profile?: ProfileName;
  /** Limits that differ from the profile's. */
  readonly policies?: Partial<Policies>;
  /** Bytes of reply bodies in a second; no limit without it. */
  readonly bytesPerSecond?: number;
  /** Applications that may have tokens; `sampleApp` without it. All of them are on the list of EwsAllowedAppIDs. */
  readonly apps?: readonly RegisteredApp[];
  /** Addresses whose mailboxes lie with another organisation, and where Autodiscover sends for them. */
  readonly elsewhere?: Readonly<Record<string, Elsewhere>>;
  /** Which schemes the 401 offers, in this order; the profile's without it. */
  readonly authentication?: readonly Scheme[];
  /** `compatible`: every SOAP fault as HTTP 200 with a bare code. */
  readonly faultStyle?: 'exchange' | 'compatible';
}

/** An account that may sign in. */
export interface Account {
  readonly address: string;
  readonly password: string;
  readonly role: string;
}

/** Switches of one mailbox that an administrator has (Set-Mailbox). */
export interface MailboxSwitches {
  readonly messageCopyForSentAsEnabled?: boolean;
  readonly messageCopyForSendOnBehalfEnabled?: boolean;
  readonly deliverMeetingRequests?:
    'DelegatesOnly' | 'DelegatesAndMe' | 'DelegatesAndSendInformationToMe' | 'NoForward';
  /** False: there is no list of delegates yet, and ErrorDelegateMissingConfiguration for whoever asks. */
  readonly hasDelegateConfiguration?: boolean;
  /** Lower-case addresses whose entry in the list of delegates cannot be saved: ErrorAddDelegatesFailed and the like. */
  readonly unsavableDelegates?: readonly string[];
}

/** A running sample Exchange. */
export interface Exchange {
  readonly url: string;
  readonly port: number;
  /** PEM of the private CA, with TLS. */
  readonly ca: string | undefined;
  readonly accounts: readonly Account[];
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly profile: ProfileName;
  readonly policies: Policies;
  /** Round trip and bandwidth, to be changed at any time. */
  readonly line: Line;
  readonly tokens: Pick<Issuer, 'userToken' | 'appToken' | 'revoke'>;
  /** Set-OrganizationConfig -EwsAllowedAppIDs: replaces the whole list. */
  allowApps(ids: readonly string[]): void;
  /** Closes the port, so that connections are refused, until `listenAgain`. Connections that are open stay. */
  stopListening(): Promise<void>;
  listenAgain(): Promise<void>;
  /** Set-Mailbox for one address. Throws when there is no such mailbox. */
  setMailbox(address: string, switches: MailboxSwitches): void;
  /** Closes the port and every connection. */
  stop(): Promise<void>;
}

/** Starts a sample Exchange on 127.0.0.1. Rejects when the port is taken. */
export async function startExchange(options: ExchangeOptions = {}): Promise<Exchange> {
  const clock = createClock(options.now);
  const content = await contentOf(options, new Date(clock.now()).toISOString());
  const store = loadContent(content, clock);
  for (const address of Object.keys(options.elsewhere ?? {})) store.elsewhere.add(address.toLowerCase());
  const ledger = createLedger();
  const faults = createFaults();
  const profile = profiles[options.profile ?? 'exchange-se'];
  const policies = { ...profile.policies, ...options.policies };
  const isSecure = options.tls !== undefined && options.tls !== false;
  const line: Line = { roundTrip: options.rtt ?? 0, bytesPerSecond: options.bytesPerSecond ?? Infinity };
  const held = new Set<Socket>();
  const registered = options.apps ?? [sampleApp];
  const apps = createAppBook(
    registered,
    registered.map((one) => one.id),
  );
  const signer = createSigner();
  const origin = () => `${isSecure ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = createIssuer({
    store,
    apps,
    signer,
    origin,
    defaultAppId: registered[0]?.id ?? sampleApp.id,
  });
  const audiences = () => [origin(), 'https://outlook.office365.com'].slice(0, profile.hasAppList ? 2 : 1);
  const authenticator = createAuthenticator(
    store,
    ledger,
    options.authentication ?? profile.schemes,
    (token) => checkToken(token, { signer, clock, audiences: audiences() }),
  );
  const discovery = createAutodiscover({ store, authenticator, origin, elsewhere: options.elsewhere ?? {} });
  const parts: Parts = {
    store,
    ledger,
    faults,
    authenticator,
    faultStyle: options.faultStyle ?? profile.faultStyle,
    profile,
    policies,
    limits: createLimits(policies, clock),
    subscriptions: createSubscriptions(clock, policies),
    streams: createStreams(),
    apps,
  };
  const server = createServer(parts, {
    tls: certificateOf(options.tls),
    line,
    backEnds: policies.backEnds,
    held,
    others: (request, record) => issuer.answer(request, record.body) ?? discovery.answer(request, record),
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  const connected = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connected.add(socket);
    socket.once('close', () => connected.delete(socket));
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${origin()}/EWS/Exchange.asmx`,
    port,
    ca: isSecure ? pem('ca.crt') : undefined,
    accounts: content.organisation.people.flatMap(({ address, password, role }) =>
      password === undefined ? [] : [{ address, password, role: role ?? 'person' }],
    ),
    ledger,
    faults,
    clock,
    profile: profile.name,
    policies,
    line,
    tokens: issuer,
    allowApps: (ids) => apps.allow(ids),
    stopListening: () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeIdleConnections();
      return Promise.race([closed, new Promise<void>((resolve) => setImmediate(resolve))]);
    },
    listenAgain: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    setMailbox: (address, switches) => {
      const mailbox = mailboxOf(store, address);
      if (!mailbox) throw new Error(`No mailbox ${address}.`);
      Object.assign(mailbox, switches);
    },
    stop: async () => {
      const closed = server.listening ? once(server, 'close') : null;
      // No new connection first; then every old one, also those that are still shaking hands and are no HTTP yet.
      server.close();
      server.closeAllConnections();
      for (const socket of [...connected, ...held]) socket.destroy();
      await closed;
    },
  };
}

async function contentOf(options: ExchangeOptions, now: string): Promise<Content> {
  const { content, seed = 1, size = 'demo', mailboxes = 0 } = options;
  const wanted = { seed, size, now, mailboxes };
  if (typeof content === 'function') return content(wanted);
  if (content) return content;
  const demo = await import('./content/demo.ts');
  return demo.content(wanted);
}

function certificateOf(tls: ExchangeOptions['tls']): { key: string; cert: string } | undefined {
  if (tls === undefined || tls === false) return undefined;
  const name = tls === 'untrusted' ? 'untrusted' : 'server';
  return { key: pem(`${name}.key`), cert: pem(`${name}.crt`) };
}

function pem(name: string): string {
  return readFileSync(new URL(`./tls/${name}`, import.meta.url), 'utf8');
}
