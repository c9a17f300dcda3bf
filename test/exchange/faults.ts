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
  | 'reset';

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
  /** `connect`: before sign-in. `request`: before acting. `reply`: after acting. Each type has its natural one. */
  readonly phase?: 'connect' | 'request' | 'reply';
  /** For `busy` and `busy-inside`. */
  readonly backOffMilliseconds?: number;
  /** For `fault` and `compatible`; `ErrorAccessDenied` without it. */
  readonly code?: string;
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
  clear(): void;
}

/** A moment of a request at which faults may happen. */
export interface Moment {
  readonly phase: 'connect' | 'request' | 'reply';
  readonly operation: string | undefined;
  readonly account: string | undefined;
}

/** The faults as the server itself reads them. */
export interface FaultBook extends Faults {
  /** Counts the request for every fault of this phase, and gives the first that is due. */
  due(moment: Moment): Fault | undefined;
}

const acting: ReadonlySet<FaultType> = new Set(['half-body', 'doctype', 'headers-only', 'commit-then-drop']);

/** No faults, yet. */
export function createFaults(): FaultBook {
  const faults: Fault[] = [];
  return {
    add: (spec) => {
      const fault = { spec, seen: 0, played: 0 };
      faults.push(fault);
      return fault;
    },
    clear: () => {
      faults.length = 0;
    },
    due: (moment) => {
      let first: Fault | undefined;
      for (const fault of faults) if (matches(fault.spec, moment) && isDue(fault)) first ??= fault;
      if (first) first.played += 1;
      return first;
    },
  };
}

function matches(spec: FaultSpec, moment: Moment): boolean {
  const phase = spec.phase ?? (acting.has(spec.type) ? 'reply' : 'request');
  if (phase !== moment.phase) return false;
  if (spec.operation !== undefined && spec.operation !== moment.operation) return false;
  return spec.account === undefined || spec.account.toLowerCase() === moment.account;
}

function isDue(fault: Fault): boolean {
  fault.seen += 1;
  const first = fault.spec.nth ?? 1;
  return fault.seen >= first && fault.seen < first + (fault.spec.times ?? 1);
}
