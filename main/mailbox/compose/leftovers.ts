import type { Clock } from '../../clock.ts';
import type { Quiet } from '../sync/quiet.ts';

/** So many rows leave enough behind that giving it back is worth a pause. */
export const ROWS_WORTH_IT = 5_000;
/** Nothing must have been synchronised for so long: whoever opens a mailbox reads on at once, or not yet. */
export const SETTLED_MS = 2_000;

/** What it needs of its session. */
export interface LeftoversParts {
  readonly clock: Pick<Clock, 'after'>;
  readonly quiet: Pick<Quiet, 'wait'>;
  /** Collects garbage; stops the thread for a moment. */
  readonly collect: () => void;
}

/**
 * Gives memory back once a burst of work is over: a session lies idle for most of its life, and would hold as much as it
 * had needed at the most. It is done after the opening, and then each time that many rows were stored; never for news.
 */
export class Leftovers {
  readonly #parts: LeftoversParts;
  /** Stored since the last time; an opening counts as many. */
  #rows = ROWS_WORTH_IT;
  #isSettled = false;
  #cancel: () => void = () => undefined;

  constructor(parts: LeftoversParts) {
    this.#parts = parts;
  }

  /** So many rows went into the store. */
  add(rows: number): void {
    this.#rows += rows;
  }

  /** A synchronisation begins. */
  stir(): void {
    this.#isSettled = false;
    this.#cancel();
  }

  /** Nothing is synchronised any more. */
  settle(): void {
    this.#isSettled = true;
    this.#cancel();
    if (this.#rows < ROWS_WORTH_IT) return;
    this.#cancel = this.#parts.clock.after(SETTLED_MS, () => void this.#collect());
  }

  async #collect(): Promise<void> {
    await this.#parts.quiet.wait();
    if (!this.#isSettled) return;
    this.#rows = 0;
    this.#parts.collect();
  }
}
