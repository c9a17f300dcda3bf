/** How long and how large things may get. Times in milliseconds, sizes in bytes. */
export interface TransportLimits {
  /** Connections of one transport at the same time; each carries one request at a time, the others wait. */
  readonly lanes: number;
  /** From the first look-up of the name to a connection ready for HTTP, TLS included. */
  readonly connectMs: number;
  /** From the request to the first byte of its reply. */
  readonly replyMs: number;
  /** Silence within a reply. */
  readonly idleMs: number;
  /** The largest reply that is read. */
  readonly replyBytes: number;
  /**
   * A write takes no connection that was silent for longer: a server may have ended it just now, and a write that is
   * lost on the way cannot be repeated.
   */
  readonly freshForWriteMs: number;
}

export const defaultLimits: TransportLimits = {
  lanes: 3,
  connectMs: 10_000,
  replyMs: 60_000,
  idleMs: 30_000,
  replyBytes: 64 * 1024 * 1024,
  freshForWriteMs: 5_000,
};
