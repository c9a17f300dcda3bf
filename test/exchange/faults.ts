import { createRandom } from './content/random.ts';

/** What goes wrong. Faults that say "acts" happen after the server has done what was asked. */
export type FaultType =
  /** 200 with a proxy's sign-in page in HTML. */
  | 'html-proxy-page'
  /** Acts, announces the whole reply, sends half of it and closes. */
  | 'half-body'
  /** Acts, and sends the reply with a DOCTYPE that declares entities. */
  | 'doctype'
  /** Streams a reply of more than 200 MB. */
  | 'huge'
  /** Never replies; the connection stays open. */
  | 'hang'
  /** Acts, sends status and headers, and never the body. */
  | 'headers-only'
  /** Distinguished folders are answered from the caller's own mailbox, whatever Mailbox was asked for. */
  | 'own-folder'
  /** Distinguished folders are answered from a third mailbox, with full rights. */
  | 'wrong-mailbox'
  /** Acts, then drops the connection without a byte. */
  | 'commit-then-drop'
  /** 500 with ErrorServerBusy, with BackOffMilliseconds where given. */
  | 'busy'
  /** 200 with ErrorInternalServerError in the response message, ErrorServerBusy inside. */
  | 'busy-inside'
  /** 503 with an HTML body. */
  | '503'
  /** 500 without a body. */
  | 'empty-500'
  /** 403 without a body. */
  | '403'
  /** 401 although the credentials are right. */
  | '401'
  /** 302 to /ews/genericerrorpage.htm. */
  | 'redirect'
  /** A SOAP fault with `code` in the shape of Exchange: HTTP 500. */
  | 'fault'
  /** A SOAP fault with `code` in the shape of compatible servers: HTTP 200, bare code, no detail. */
  | 'compatible'
  /** Resets the TCP connection. */
  | 'reset'
  /** Takes the TCP connection and never says anything on it, not even in TLS. */
  | 'connect-hang'
  /** Answers the first bytes of TLS, or of HTTP, with bytes that are neither, and closes. */
  | 'tls-fail'
  /** Resets the connection when the headers are there and the body is not. */
  | 'reset-early'
  /** Resets the connection in the middle of the request's body. */
  | 'reset-mid-request'
  /** Acts, announces the whole reply, sends half of it and keeps the connection open. */
  | 'half-body-hang'
  /** Acts, and announces more bytes than it sends before it closes. */
  | 'wrong-length'
  /** Acts, and replies `delayMilliseconds` later than it could. */
  | 'late'
  /** Acts, and sends the reply a few bytes at a time, also through the middle of letters. */
  | 'sliced'
  /** 200 with ErrorServerBusy in a response message for each item. */
  | 'busy-item'
  /** Acts, and sends what `alter` makes of the reply: a server, a cache or a proxy that is wrong in any other way. */
  | 'altered'
  /** 200 with `code` in a response message for each item: ErrorInvalidSyncStateData, ErrorMailboxMoveInProgress. */
  | 'item-error';

/** When, to whom and how often a fault happens. */
export interface FaultSpec {
  readonly type: FaultType;
  /** Name of the request element; any operation without it. */
  readonly operation?: string;
  /** Only for requests signed in as this address. */
  readonly account?: string;
  /** The first matching request it happens to, from 1. */
  readonly nth?: number;
  /** How many matching requests from there on; 1 without it, `Infinity` for all. */
  readonly times?: number;
  /**
   * `accept`: a TCP connection; `headers`: a request's headers. Neither knows operation or account. `connect`: before
   * sign-in. `request`: before acting. `reply`: after acting. Each type has its natural one.
   */
  readonly phase?: Phase;
  /** For `busy`, `busy-inside` and `busy-item`. */
  readonly backOffMilliseconds?: number;
  /** For `late`; 1,000 without it. */
  readonly delayMilliseconds?: number;
  /** For `altered`: the new text of the reply, given what was asked, both as whole envelopes. */
  readonly alter?: (reply: string, request: string) => string;
  /** For `fault`, `compatible` and `item-error`; `ErrorAccessDenied` without it. */
  readonly code?: string;
}

/** A moment in the life of a request. */
export type Phase = 'accept' | 'headers' | 'connect' | 'request' | 'reply';

/** Faults by chance that are the same for the same seed, whatever runs beside them. */
export interface Schedule {
  readonly seed: number;
  /** How often a request meets a fault, from 0 to 1. */
  readonly rate: number;
  /** What may happen; without it everything that lets a client go on at once. */
  readonly types?: readonly FaultType[];
  readonly operations?: readonly string[];
}

/** A fault that was added, and what became of it. */
export interface Fault {
  readonly spec: FaultSpec;
  /** Matching requests so far. */
  seen: number;
  /** How often it happened. */
  played: number;
}

/** The faults of one server. */
export interface Faults {
  add(spec: FaultSpec): Fault;
  /** Lets chance decide, request by request: the n-th of an operation always meets the same under one seed. */
  follow(schedule: Schedule): void;
  clear(): void;
}

/** A moment of a request at which faults may happen. */
export interface Moment {
  readonly phase: Phase;
  readonly operation: string | undefined;
  readonly account: string | undefined;
}

/** The faults as the server itself reads them. */
export interface FaultBook extends Faults {
  /** Counts the request for every fault of this phase, and gives the first that is due. */
  due(moment: Moment): Fault | undefined;
}

const phases: Readonly<Partial<Record<FaultType, Phase>>> = {
  'half-body': 'reply',
  doctype: 'reply',
  altered: 'reply',
  'headers-only': 'reply',
  'commit-then-drop': 'reply',
  'half-body-hang': 'reply',
  'wrong-length': 'reply',
  late: 'reply',
  sliced: 'reply',
  'connect-hang': 'accept',
  'tls-fail': 'accept',
  'reset-early': 'headers',
  'reset-mid-request': 'headers',
};

/** Faults after which a client can go on at once: what hangs or is late would only cost time. */
const quick: readonly FaultType[] = [
  'html-proxy-page',
  'half-body',
  'commit-then-drop',
  'wrong-length',
  'sliced',
  'busy',
  'busy-inside',
  'busy-item',
  '503',
  'empty-500',
  '401',
  'redirect',
  'reset',
];

function phaseOf(spec: FaultSpec): Phase {
  return spec.phase ?? phases[spec.type] ?? 'request';
}

type Draw = (operation: string) => FaultType | undefined;

const noChance: Draw = () => undefined;

/** No faults, yet. */
export function createFaults(): FaultBook {
  const faults: Fault[] = [];
  let draw: Draw = noChance;
  let drawn: Fault | undefined;

  /** What chance has for a request is drawn once, when it is about to act. */
  function byChance({ phase, operation }: Moment): Fault | undefined {
    if (phase === 'request') {
      const type = draw(operation ?? '');
      drawn = type === undefined ? undefined : { spec: { type }, seen: 1, played: 0 };
    }
    return drawn && phaseOf(drawn.spec) === phase ? drawn : undefined;
  }

  return {
    add: (spec) => {
      const fault = { spec, seen: 0, played: 0 };
      faults.push(fault);
      return fault;
    },
    follow: (schedule) => {
      draw = drawer(schedule);
    },
    clear: () => {
      faults.length = 0;
      draw = noChance;
      drawn = undefined;
    },
    due: (moment) => {
      let first: Fault | undefined;
      for (const fault of faults) if (matches(fault.spec, moment) && isDue(fault)) first ??= fault;
      first ??= byChance(moment);
      if (first) first.played += 1;
      return first;
    },
  };
}

function drawer({ seed, rate, types = quick, operations }: Schedule): Draw {
  const counts = new Map<string, number>();
  return (operation) => {
    if (operations && !operations.includes(operation)) return undefined;
    const count = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, count);
    const random = createRandom(seed, 'fault', operation, count);
    return random.chance(rate) ? random.pick(types) : undefined;
  };
}

function matches(spec: FaultSpec, moment: Moment): boolean {
  if (phaseOf(spec) !== moment.phase) return false;
  if (spec.operation !== undefined && spec.operation !== moment.operation) return false;
  return spec.account === undefined || spec.account.toLowerCase() === moment.account;
}

function isDue(fault: Fault): boolean {
  fault.seen += 1;
  const first = fault.spec.nth ?? 1;
  return fault.seen >= first && fault.seen < first + (fault.spec.times ?? 1);
}
