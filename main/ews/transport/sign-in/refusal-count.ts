/**
 * How often in a row a server has refused an account's secret, counted by all threads that sign in with it: what one of
 * them has learned keeps the others from trying as well.
 */
export class RefusalCount {
  #counts: Int32Array;

  constructor(memory = new SharedArrayBuffer(4)) {
    this.#counts = new Int32Array(memory);
  }

  /** Counts together with others from now on. */
  share(memory: SharedArrayBuffer): void {
    const before = this.value;
    this.#counts = new Int32Array(memory);
    if (before > 0) Atomics.add(this.#counts, 0, before);
  }

  get value(): number {
    return Atomics.load(this.#counts, 0);
  }

  /** Once more; gives how often that makes. */
  add(): number {
    return Atomics.add(this.#counts, 0, 1) + 1;
  }

  /** The secret was accepted. */
  reset(): void {
    Atomics.store(this.#counts, 0, 0);
  }
}
