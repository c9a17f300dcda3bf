import type { Clock } from '../../clock.ts';

/** Notices that nothing was heard for so long, on the monotonic clock. */
export class Silence {
  readonly #clock: Clock;
  readonly #afterMs: number;
  readonly #onSilence: () => void;
  #cancel: () => void;
  #heardAt: number;

  constructor(clock: Clock, afterMs: number, onSilence: () => void) {
    this.#clock = clock;
    this.#afterMs = afterMs;
    this.#onSilence = onSilence;
    this.#heardAt = clock.now();
    this.#cancel = clock.after(afterMs, () => this.#look());
  }

  /** Something was heard. */
  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  stop(): void {
    this.#cancel();
  }

  #look(): void {
    const left = this.#heardAt + this.#afterMs - this.#clock.now();
    if (left <= 0) this.#onSilence();
    else this.#cancel = this.#clock.after(left, () => this.#look());
  }
}
