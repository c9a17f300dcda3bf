import type { Clock } from '../../clock.ts';

/** How long after the last answer it counts as quiet, and how long bulk work waits for that at most. */
const QUIET_MS = 50;
const LONGEST_WAIT_MS = 1_000;

/**
 * Knows whether this session is answering a person right now, so that bulk work (the pages of a large folder) lets what
 * somebody waits for go first. It never waits for longer than a second: a call that hangs holds nothing up.
 */
export class Quiet {
  readonly #clock: Clock;
  #underWay = 0;
  #lastEnded = -Infinity;
  readonly #waiting = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a call that a person waits for. */
  async during<T>(call: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await call();
    } finally {
      this.#underWay -= 1;
      this.#lastEnded = this.#clock.now();
      for (const look of this.#waiting) look();
    }
  }

  /** Settles once nobody waits for an answer, or after a second. */
  async wait(): Promise<void> {
    if (this.#isQuiet()) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        this.#waiting.delete(look);
        cancelLook();
        cancelEnd();
        resolve();
      };
      let cancelLook = nothing;
      const look = (): void => {
        cancelLook();
        if (this.#isQuiet()) end();
        else if (this.#underWay === 0) cancelLook = this.#clock.after(QUIET_MS, look);
      };
      const cancelEnd = this.#clock.after(LONGEST_WAIT_MS, end);
      this.#waiting.add(look);
      look();
    });
  }

  #isQuiet(): boolean {
    return this.#underWay === 0 && this.#clock.now() - this.#lastEnded >= QUIET_MS;
  }
}

function nothing(): void {
  // No timer is set yet.
}
