import { failed, success, type Result } from '../../../shared/result.ts';
import { Affinity } from './affinity.ts';
import { parseAddress } from './address.ts';
import { failureFor } from './ending.ts';
import { Lanes } from './lanes.ts';
import { defaultLimits, type TransportLimits } from './limits.ts';
import { ntlmSignIn } from './ntlm/sign-in.ts';
import type { Server } from './server.ts';
import { basicSignIn } from './sign-in.ts';
import { SignInGate } from './sign-in-gate.ts';
import { createTlsTrust } from './tls.ts';
import type {
  Credential,
  Endpoint,
  EwsRequest,
  ReplyReader,
  Transport,
  TransportCounts,
} from './transport.ts';
import { Watch } from './watch.ts';

/** What one transport is made of. */
export interface HttpTransportOptions {
  readonly endpoint: Endpoint;
  readonly credential: Credential;
  readonly limits?: Partial<TransportLimits>;
  readonly userAgent?: string;
  /** True when Exchange has accepted these credentials in this run already: then two requests may sign in at once. */
  readonly wasAccepted?: boolean;
}

/**
 * Speaks to one EWS endpoint with one credential over node's own HTTP. An endpoint that may not be spoken to (no https,
 * and not this machine) and a name that Basic cannot carry (RFC 7617, 2) fail each request as `invalid-request`, before
 * anything is looked up or sent.
 */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const address = parseAddress(options.endpoint.url);
  if (!address.ok) return closedTransport(failed(address.failure));
  const { credential } = options;
  if (credential.scheme === 'basic' && credential.userName.includes(':')) {
    const message = 'With Basic, a user name cannot hold a colon.';
    return closedTransport(failed({ kind: 'invalid-request', message }));
  }
  const server: Server = {
    address: address.value,
    trust: createTlsTrust(options.endpoint.certificatePem),
    limits: { ...defaultLimits, ...options.limits },
    userAgent: options.userAgent ?? 'Onbehalf/0.1',
    signIn: credential.scheme === 'ntlm' ? ntlmSignIn(credential, address.value) : basicSignIn(credential),
    gate: new SignInGate(credential.userName, options.wasAccepted ?? false),
    affinity: new Affinity(),
    counts: { requests: 0, connections: 0, refusedSignIns: 0 },
  };
  return new HttpTransport(server);
}

class HttpTransport implements Transport {
  readonly #server: Server;
  readonly #lanes: Lanes;
  readonly #underWay = new Set<Watch>();
  #isClosed = false;

  constructor(server: Server) {
    this.#server = server;
    this.#lanes = new Lanes(server);
  }

  async exchange(request: EwsRequest, reader: ReplyReader): Promise<Result<null>> {
    if (this.#isClosed) return failed({ kind: 'cancelled' });
    const watch = new Watch(this.#server.address.host, request.signal);
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

  close(): void {
    this.#isClosed = true;
    for (const watch of this.#underWay) watch.cancel();
    this.#lanes.close();
  }

  async #carry(request: EwsRequest, reader: ReplyReader, watch: Watch): Promise<Result<null>> {
    const lane = await this.#lanes.take(watch);
    if (lane === null) return failed(watch.reason ?? { kind: 'cancelled' });
    try {
      const ending = await lane.run({ request, reader, watch });
      return ending === null ? success(null) : failed(failureFor(request, ending));
    } finally {
      if (this.#isClosed) lane.close();
      this.#lanes.give(lane);
    }
  }
}

function closedTransport(refused: Result<null>): Transport {
  return {
    exchange: () => Promise.resolve(refused),
    counts: () => ({ requests: 0, connections: 0, refusedSignIns: 0 }),
    close: () => undefined,
  };
}
