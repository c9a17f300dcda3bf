/** What came of one native call: its value, an error, or nothing within the limit. */
export type LaneResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: 'error' | 'late' | 'occupied' };

/**
 * Lets one native call at a time into the keychain. Such a call holds a thread of libuv's pool until the other side
 * answers; with one at a time, a keychain that hangs costs one thread of four and the app goes on.
 */
export class NativeLane {
  readonly #limitMs: number;
  readonly #onFreed: () => void;
  #last: Promise<unknown> = Promise.resolve();
  #isOccupied = false;

  /** `onFreed` is told when a call that was late has answered after all. */
  constructor(limitMs: number, onFreed: () => void) {
    this.#limitMs = limitMs;
    this.#onFreed = onFreed;
  }

  /** True while a call is under way that has not answered within the limit. */
  get isOccupied(): boolean {
    return this.#isOccupied;
  }

  /** Runs a call after those before it; `occupied` at once while one of them hangs. Never rejects. */
  async run<T>(call: () => Promise<T>): Promise<LaneResult<T>> {
    const turn = this.#last.then(async () => await this.#limited(call));
    this.#last = turn;
    return await turn;
  }

  async #limited<T>(call: () => Promise<T>): Promise<LaneResult<T>> {
    if (this.#isOccupied) return { ok: false, reason: 'occupied' };
    const answered = call().then(
      (value): LaneResult<T> => ({ ok: true, value }),
      // The library's message may name the account; what happened is told by the probe that follows.
      (): LaneResult<T> => ({ ok: false, reason: 'error' }),
    );
    const { promise: late, resolve } = Promise.withResolvers<LaneResult<T>>();
    const timer = setTimeout(() => {
      this.#isOccupied = true;
      resolve({ ok: false, reason: 'late' });
    }, this.#limitMs);
    void answered.finally(() => {
      clearTimeout(timer);
      const wasLate = this.#isOccupied;
      this.#isOccupied = false;
      if (wasLate) this.#onFreed();
    });
    return await Promise.race([answered, late]);
  }
}
