import { Worker } from 'node:worker_threads';

/** A thread may use this much before V8 ends it alone: a hostile reply must not take the app along. */
const MEMORY_MIB = 768;

/**
 * Where young objects live. V8 would take 48 MiB for it in each thread. In 3 a page of a synchronisation outlives several
 * collections, which takes a sixth more processor time; beyond 9 nothing is gained. Idle threads give it back
 * (`thread/leftovers.ts`).
 */
const YOUNG_MIB = 9;

/** After an opening the machine has better to do for a moment. */
const AGAIN_AFTER_MS = 1500;

/**
 * Keeps one worker thread started and idle, so that opening a mailbox does not wait for one. A spare has been told
 * nothing: it gets its one start, with its one secret, when it is taken, and is nobody else's afterwards.
 */
export class SpareWorker {
  readonly #entry: URL;
  #spare: Worker | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isOver = false;

  /** `entry` is the file that the threads run. */
  constructor(entry: URL) {
    this.#entry = entry;
  }

  /** Starts a spare now, where there is none. */
  prepare(): void {
    if (this.#isOver || this.#spare !== null) return;
    const spare = this.#start();
    // A spare that cannot live is told of by the next one that is taken and not by an uncaught error here.
    spare.on('error', () => undefined);
    spare.once('exit', () => {
      if (this.#spare === spare) this.#spare = null;
    });
    spare.unref();
    this.#spare = spare;
  }

  /** A worker that has been told nothing yet; the next spare follows a little later. */
  take(): Worker {
    const taken = this.#spare ?? this.#start();
    this.#spare = null;
    taken.ref();
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.prepare();
    }, AGAIN_AFTER_MS).unref();
    return taken;
  }

  /** Ends the spare; what was taken belongs to its sessions. */
  async end(): Promise<void> {
    this.#isOver = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#spare?.terminate();
  }

  #start(): Worker {
    // An environment of its own: proxies, certificates and options of this process are none of the session's.
    return new Worker(this.#entry, {
      env: {},
      name: 'mailbox session',
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB, maxYoungGenerationSizeMb: YOUNG_MIB },
    });
  }
}
