/** What limits in time are counted with: one monotonic clock, which a test moves by hand. */
export interface LimitClock {
  /** Rings once after so many milliseconds; gives the function that takes it back. */
  after(milliseconds: number, ring: () => void): () => void;
}

/** This machine's; its timers keep nothing alive. */
export const machineClock: LimitClock = {
  after: (milliseconds, ring) => {
    const timer = setTimeout(ring, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};
