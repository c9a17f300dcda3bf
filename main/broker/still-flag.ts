/** Where the two counts stand. */
const seenAt = 0;
const clearedAt = 1;

/**
 * Shared memory that tells every thread at once that a server was found busy. Whoever reads it in a reply counts up
 * `seen`; main alone brings `cleared` up to it when the wait is over. While they differ nothing leaves. A message to main
 * and back would be late by the requests that other threads send meanwhile.
 */
export class StillFlag {
  /** What another thread makes its own flag from. */
  readonly memory: SharedArrayBuffer;
  readonly #counts: Int32Array;

  constructor(memory = new SharedArrayBuffer(8)) {
    this.memory = memory;
    this.#counts = new Int32Array(memory);
  }

  /** Whether requests may leave. */
  get isClear(): boolean {
    return Atomics.load(this.#counts, seenAt) === Atomics.load(this.#counts, clearedAt);
  }

  /** How often it was raised; what `clear` takes. */
  get seen(): number {
    return Atomics.load(this.#counts, seenAt);
  }

  /** The server is busy. */
  raise(): void {
    Atomics.add(this.#counts, seenAt, 1);
  }

  /** The wait is over for everything up to `seen`. Main's to call. */
  clear(seen: number): void {
    Atomics.store(this.#counts, clearedAt, seen);
  }
}
