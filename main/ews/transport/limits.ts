import type { Burden } from './turns.ts';

/** How long and how large things may get. Times in milliseconds, sizes in bytes. */
export interface TransportLimits {
  /** Connections of one transport that reads may hold at the same time; each carries one request, the others wait. */
  readonly lanes: number;
  /** Connections beyond those, for writes alone: what a person sends never waits behind what is being read. */
  readonly writeLanes: number;
  /** From the first look-up of the name to a connection ready for HTTP, TLS included. */
  readonly connectMs: number;
  /** From the request to the first byte of its reply. */
  readonly replyMs: number;
  /** Silence within a reply. */
  readonly idleMs: number;
  /** What must come of a reply in each stretch of time, until it is whole: a trickle is not silent and ends nowhere. */
  readonly leastRate: { readonly bytes: number; readonly everyMs: number };
  /** All that a request may take once it has a connection, by what it is; a stream of notifications has no end. */
  readonly totalMs: Readonly<Record<Burden['kind'], number>>;
  /** The largest reply that is read. */
  readonly replyBytes: number;
  /**
   * A write takes no connection that was silent for longer: a server may have ended it just now, and a write that is
   * lost on the way cannot be repeated.
   */
  readonly freshForWriteMs: number;
}

const minuteMs = 60_000;

export const defaultLimits: TransportLimits = {
  lanes: 3,
  writeLanes: 1,
  connectMs: 10_000,
  replyMs: minuteMs,
  idleMs: 30_000,
  leastRate: { bytes: 4_096, everyMs: 30_000 },
  totalMs: {
    // An attachment of 30 MB over one megabit a second takes four minutes.
    call: 5 * minuteMs,
    find: 2 * minuteMs,
    sync: 5 * minuteMs,
    write: 3 * minuteMs,
    send: 3 * minuteMs,
    hanging: Infinity,
  },
  replyBytes: 64 * 1024 * 1024,
  freshForWriteMs: 5_000,
};
