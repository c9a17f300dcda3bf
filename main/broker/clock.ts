/** Time as the broker knows it: one monotonic clock, main's own, that a test moves by hand. */
export interface Clock {
  /** Milliseconds that never go back and do not follow the wall. */
  now(): number;
  /** The wall's time, for people only: milliseconds since 1970. */
  wall(): number;
  /** Rings once, not before so many milliseconds have passed. Returns what cancels it. */
  after(milliseconds: number, ring: () => void): () => void;
}

/** The longest that Node's timers take. */
const longestMs = 2 ** 31 - 1;

/** This process's clock; its timers keep nothing alive. */
export const realClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (milliseconds, ring) => {
    const timer = setTimeout(ring, Math.min(Math.ceil(milliseconds), longestMs)).unref();
    return () => clearTimeout(timer);
  },
};
