import type { Clock } from '../../clock.ts';

/**
 * Tells at once, and then at most once in so many milliseconds: the last of what came meanwhile. So a view that listens
 * is never late by more than that, and never drawn for every page of a hundred.
 */
export class Coalesced<T> {
  readonly #clock: Clock;
  readonly #tell: (value: T) => void;
  readonly #everyMs: number;
  #waiting: { value: T } | null = null;
  #isResting = false;

  constructor(clock: Clock, everyMs: number, tell: (value: T) => void) {
    this.#clock = clock;
    this.#everyMs = everyMs;
    this.#tell = tell;
  }

  /** Tells this, now or in a moment; a later value takes the place of one that waits. */
  tell(value: T): void {
    if (this.#isResting) {
      this.#waiting = { value };
      return;
    }
    this.#isResting = true;
    this.#tell(value);
    this.#clock.after(this.#everyMs, () => {
      this.#isResting = false;
      const next = this.#waiting;
      this.#waiting = null;
      if (next !== null) this.tell(next.value);
    });
  }
}
