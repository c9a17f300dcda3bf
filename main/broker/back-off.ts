const firstMs = 1_000;
const longestMs = 60_000;
const longestHintMs = 24 * 60 * 60 * 1_000;

/**
 * Until when a server wants to be left alone, on the monotonic clock. A server that names no time is given 1, 2, 4 … 60
 * seconds, a step further each time that it is still busy after the wait. Afterwards one request goes first, and each
 * that is answered lets twice as many follow.
 */
export class BackOff {
  #until = 0;
  #step = 0;
  #mayFollow = Infinity;
  #times = 0;

  /** When it is over; in the past when there is none. */
  get until(): number {
    return this.#until;
  }

  /** How often the server said that it is busy, in this run. */
  get times(): number {
    return this.#times;
  }

  /** How many requests may be under way, after it. */
  get most(): number {
    return this.#mayFollow;
  }

  /** The server is busy: so it told a request that was let go at `grantedAt`. */
  begin(now: number, backOffMs: number | null, grantedAt: number): void {
    this.#times += 1;
    // Those that were under way together are told together: that is one step and not ten.
    if (grantedAt >= this.#until) this.#step += 1;
    const own = Math.min(firstMs * 2 ** (Math.max(1, this.#step) - 1), longestMs);
    const wait = backOffMs === null ? own : Math.min(backOffMs, longestHintMs);
    this.#until = Math.max(this.#until, now + wait);
    this.#mayFollow = 1;
  }

  /** A request that was let go at `grantedAt` was answered. */
  answered(grantedAt: number): void {
    if (grantedAt < this.#until) return;
    this.#step = 0;
    this.#mayFollow = this.#mayFollow >= 64 ? Infinity : this.#mayFollow * 2;
  }
}
