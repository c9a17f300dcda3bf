/** The time that waiting goes by, and the one that people go by. Handed in, so that tests can move both. */
export interface Clock {
  /** Milliseconds on the monotonic clock, which stands still while the machine is suspended and never jumps. */
  now(): number;
  /** Milliseconds since 1970 by the machine's clock, which goes on during a suspend and may be set. */
  wall(): number;
  /** Rings once after so many monotonic milliseconds; gives the function that takes it back. */
  after(milliseconds: number, ring: () => void): () => void;
}

/** This machine's clocks. Its timers keep no process alive. */
export const machineClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (milliseconds, ring) => {
    const timer = setTimeout(ring, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
