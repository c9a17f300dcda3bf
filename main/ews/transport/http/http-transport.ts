import { failed, success, type Result } from '../../../../shared/result.ts';
import { Affinity } from '../sign-in/affinity.ts';
import { parseAddress, type ServerAddress } from '../address.ts';
import { bearerSignIn } from '../sign-in/bearer-sign-in.ts';
import { burdenOf } from '../burden.ts';
import { machineClock, type LimitClock } from '../clock.ts';
import { failureFor, notActed, type Ending } from './ending.ts';
import { Lanes } from '../lanes.ts';
import { defaultLimits, type TransportLimits } from '../limits.ts';
import { ntlmSignIn } from '../ntlm/sign-in.ts';
import { proxyFor } from '../tls/proxy.ts';
import type { RefusalCount } from '../sign-in/refusal-count.ts';
import type { Errand, Server } from '../server.ts';
import { basicSignIn, type SignIn } from '../sign-in/sign-in.ts';
import { SignInGate } from '../sign-in/sign-in-gate.ts';
import { createTlsTrust } from '../tls/tls.ts';
import type { Tokens } from '../sign-in/tokens.ts';
import type { TraceRing } from '../trace-ring.ts';
import type {
  Credential,
  Endpoint,
  EwsRequest,
  ReplyReader,
  Transport,
  TransportCounts,
} from '../transport.ts';
import { openTurns, type Told, type Turn, type Turns } from '../turns.ts';
import { Watch } from '../watch.ts';

/** What one transport is made of. */
export interface HttpTransportOptions {
  readonly endpoint: Endpoint;
  readonly credential: Credential;
  readonly limits?: Partial<TransportLimits>;
  /** What least rates and whole requests are timed with; the machine's without it. */
  readonly clock?: LimitClock;
  readonly userAgent?: string;
  /** True when Exchange has accepted these credentials in this run already: then two requests may sign in at once. */
  readonly wasAccepted?: boolean;
  /** Where each request takes its turn; all at once where nothing is said. */
  readonly turns?: Turns;
  /** Where tokens come from, for `bearer`. */
  readonly tokens?: Tokens;
  /** Refused sign-ins, counted together with other threads of the account. */
  readonly refusals?: RefusalCount;
  /** Where the last requests and replies are kept, for a trace. */
  readonly traces?: TraceRing;
}

/**
 * Speaks to one EWS endpoint with one credential over node's own HTTP. An endpoint that may not be spoken to (no https,
 * and not this machine) and a name that Basic cannot carry (RFC 7617, 2) fail each request as `invalid-request`, before
 * anything is looked up or sent.
 */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const parsed = parseAddress(options.endpoint.url);
  if (!parsed.ok) return closedTransport(failed(parsed.failure));
  const { credential, endpoint } = options;
  const proxy = typeof endpoint.proxy === 'string' ? proxyFor(parsed.value, endpoint.proxy) : null;
  if (proxy?.ok === false) return closedTransport(proxy);
  const address: ServerAddress = {
    ...parsed.value,
    ...(endpoint.at === undefined ? {} : { at: endpoint.at }),
    ...(proxy === null ? {} : { proxy: proxy.value }),
  };
  if (credential.scheme === 'basic' && credential.userName.includes(':')) {
    const message = 'With Basic, a user name cannot hold a colon.';
    return closedTransport(failed({ kind: 'invalid-request', message }));
  }
  const server: Server = {
    address,
    trust: createTlsTrust(options.endpoint.certificatePem),
    limits: { ...defaultLimits, ...options.limits },
    clock: options.clock ?? machineClock,
    userAgent: options.userAgent ?? 'Onbehalf/0.1',
    userName: credential.userName,
    signIn: signInOf(options, address),
    gate: new SignInGate(credential.userName, options.wasAccepted ?? false, options.refusals),
    affinity: new Affinity(),
    counts: { requests: 0, connections: 0, refusedSignIns: 0 },
  };
  return new HttpTransport(server, options.turns ?? openTurns, options.traces ?? null);
}

function signInOf({ credential, tokens }: HttpTransportOptions, address: ServerAddress): SignIn {
  switch (credential.scheme) {
    case 'basic':
      return basicSignIn(credential);
    case 'ntlm':
      return ntlmSignIn(credential, address);
    case 'bearer':
      return bearerSignIn(tokens ?? { take: () => Promise.resolve(failed({ kind: 'secret-missing' })) });
  }
}

/** How long a request waits for its turn where it does not say: somebody may be looking. */
const patienceMs = 30_000;

class HttpTransport implements Transport {
  readonly waitsWhenBusy: boolean;
  readonly #server: Server;
  readonly #turns: Turns;
  readonly #traces: TraceRing | null;
  readonly #lanes: Lanes;
  readonly #underWay = new Set<Watch>();
  #isClosed = false;

  constructor(server: Server, turns: Turns, traces: TraceRing | null) {
    this.#server = server;
    this.#turns = turns;
    this.#traces = traces;
    this.waitsWhenBusy = turns.waitsWhenBusy;
    this.#lanes = new Lanes(server);
  }

  async exchange(request: EwsRequest, reader: ReplyReader): Promise<Result<null>> {
    if (this.#isClosed) return failed({ kind: 'cancelled' });
    const watch = new Watch(this.#server.address.host, request.signal, this.#server.clock);
    this.#underWay.add(watch);
    try {
      return await this.#carry(request, reader, watch);
    } finally {
      watch.finish();
      this.#underWay.delete(watch);
    }
  }

  counts(): TransportCounts {
    return { ...this.#server.counts };
  }

  closeIdle(): void {
    this.#lanes.closeIdle();
  }

  close(): void {
    this.#isClosed = true;
    for (const watch of this.#underWay) watch.cancel();
    this.#lanes.close();
  }

  async #carry(request: EwsRequest, reader: ReplyReader, watch: Watch): Promise<Result<null>> {
    const refusedTokens: string[] = [];
    const patience = performance.now() + (request.patienceMs ?? patienceMs);
    for (;;) {
      const turn = await this.#turn(request, patience - performance.now(), watch);
      if (!turn.ok) return turn;
      let told: Told = 'nothing';
      const tracing = this.#traces?.begin(request) ?? null;
      const errand = { request, watch, turn: turn.value, refusedTokens, tracing };
      try {
        const ending = await this.#run({ ...errand, reader: tracing?.reading(reader) ?? reader });
        tracing?.end(ending?.failure.kind ?? null);
        told = toldBy(ending, reader);
        if (ending === null) return success(null);
        if (ending.remedy !== 'turn') return failed(failureFor(request, ending));
      } finally {
        turn.value.done(told);
      }
    }
  }

  async #turn(request: EwsRequest, mayWaitMs: number, watch: Watch): Promise<Result<Turn>> {
    if (watch.reason !== null) return failed(watch.reason);
    const { charged } = request;
    const asked = this.#turns.take({
      charged: charged.toLowerCase(),
      burden: burdenOf(request),
      patienceMs: Math.max(0, mayWaitMs),
    });
    watch.guard(() => asked.cancel());
    const turn = await asked.turn;
    watch.release();
    return !turn.ok && watch.reason !== null ? failed(watch.reason) : turn;
  }

  async #run(errand: Errand): Promise<Ending | null> {
    const { request, watch } = errand;
    const lane = await this.#lanes.take(watch, request.intent);
    if (lane === null) return notActed(watch.reason ?? { kind: 'cancelled' });
    // From here on the server alone takes the time; another turn is another request.
    watch.limit(this.#server.limits.totalMs[burdenOf(request).kind]);
    try {
      return await lane.run(errand);
    } finally {
      if (this.#isClosed) lane.close();
      this.#lanes.give(lane, request.intent);
    }
  }
}

/** What came of a request for the server's budget. */
function toldBy(ending: Ending | null, reader: ReplyReader): Told {
  if (ending === null) return reader.throttled?.() ?? 'answered';
  if (ending.remedy === 'turn' || ending.failure.kind !== 'server-busy') return 'nothing';
  return { backOffMs: ending.failure.retryAfterMs, exceeded: null };
}

function closedTransport(refused: Result<null>): Transport {
  return {
    exchange: () => Promise.resolve(refused),
    counts: () => ({ requests: 0, connections: 0, refusedSignIns: 0 }),
    close: () => undefined,
  };
}
