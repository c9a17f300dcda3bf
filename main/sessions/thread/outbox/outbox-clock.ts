/** The time that the outbox lives by; tests move their own. */
export interface OutboxClock {
  /** ms since 1970, for what people read and what is kept between runs. */
  now(): number;
  /** Calls `ring` once, so many ms from now; gives what cancels it. */
  after(milliseconds: number, ring: () => void): () => void;
}

/** The machine's time. Waiting runs on the monotonic clock, as all of Node's timers do. */
export const machineClock: OutboxClock = {
  now: () => Date.now(),
  after: (milliseconds, ring) => {
    const timer = setTimeout(ring, milliseconds);
    return () => clearTimeout(timer);
  },
};
