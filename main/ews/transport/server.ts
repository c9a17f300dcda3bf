import type { ServerAddress } from './address.ts';
import type { Affinity } from './sign-in/affinity.ts';
import type { LimitClock } from './clock.ts';
import type { TransportLimits } from './limits.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import type { SignInGate } from './sign-in/sign-in-gate.ts';
import type { TlsTrust } from './tls/tls.ts';
import type { EwsRequest, ReplyReader } from './transport.ts';
import type { Tracing } from './trace-ring.ts';
import type { Turn } from './turns.ts';
import type { Watch } from './watch.ts';

/** What the lanes of one transport share. */
export interface Server {
  readonly address: ServerAddress;
  readonly trust: TlsTrust;
  readonly limits: TransportLimits;
  readonly clock: LimitClock;
  readonly userAgent: string;
  readonly userName: string;
  readonly signIn: SignIn;
  readonly gate: SignInGate;
  readonly affinity: Affinity;
  readonly counts: { requests: number; connections: number; refusedSignIns: number };
}

/** One request on its way, with the one who reads its reply. */
export interface Errand {
  readonly request: EwsRequest;
  readonly reader: ReplyReader;
  readonly watch: Watch;
  readonly turn: Turn;
  /** What is kept of it for a trace; null where nothing is. */
  readonly tracing: Tracing | null;
  /** Tokens of this request that the server refused: after the first another is tried, after the second none. */
  readonly refusedTokens: string[];
}
