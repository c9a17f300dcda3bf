/**
 * How fast one session asks one server when it wants more than one thing at a time: so many requests at once, and then
 * so many a second. A person and a synchronisation stay below it; what runs away does not take the machine and the
 * server's budget from the others.
 *
 * Kept as the moment by which all that was asked would have been asked at an even pace. Times are the monotonic clock's,
 * in milliseconds.
 */
export class RequestPace {
  readonly #everyMs: number;
  readonly #aheadMs: number;
  #due = -Infinity;

  constructor(atOnce: number, aSecond: number) {
    this.#everyMs = 1_000 / aSecond;
    this.#aheadMs = (atOnce - 1) * this.#everyMs;
  }

  /** The moment from which the next request may leave; in the past where it may leave now. */
  get readyAt(): number {
    return this.#due - this.#aheadMs;
  }

  /** A request leaves. One that was let go sooner makes the next one wait no longer than any other does. */
  take(now: number): void {
    this.#due = Math.min(Math.max(this.#due, now), now + this.#aheadMs) + this.#everyMs;
  }
}
