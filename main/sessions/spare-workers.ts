import { Worker, type ResourceLimits } from 'node:worker_threads';

/** After an opening the machine has better to do: bringing in the mailbox. */
const AGAIN_AFTER_MS = 5000;

/** What the threads of one kind are started with. */
export interface WorkerKind {
  /** The file that they run. */
  readonly entry: URL;
  /** What the system and a debugger call them. */
  readonly name: string;
  readonly limits: ResourceLimits;
}

/**
 * Keeps a few worker threads of one kind started and idle, so that opening a mailbox neither waits for one nor shares the
 * processor with its start. A spare has been told nothing: it gets its one start, with its one secret, when it is taken,
 * and is nobody else's afterwards.
 */
export class SpareWorkers {
  readonly #kind: WorkerKind;
  readonly #most: number;
  readonly #spares: Worker[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isOver = false;

  /** `most` are kept ready. */
  constructor(kind: WorkerKind, most: number) {
    this.#kind = kind;
    this.#most = most;
  }

  /** Starts what is missing, one after the other. */
  prepare(): void {
    if (this.#isOver || this.#spares.length >= this.#most) return;
    const spare = this.#start();
    // A spare that cannot live is told of by the next one that is taken and not by an uncaught error here.
    spare.on('error', () => undefined);
    spare.once('exit', () => {
      const at = this.#spares.indexOf(spare);
      if (at !== -1) this.#spares.splice(at, 1);
    });
    spare.once('online', () => this.prepare());
    spare.unref();
    this.#spares.push(spare);
  }

  /** A worker that has been told nothing yet; others follow once none has been taken for a moment. */
  take(): Worker {
    const taken = this.#spares.shift() ?? this.#start();
    taken.ref();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.prepare();
    }, AGAIN_AFTER_MS).unref();
    return taken;
  }

  /** Ends the spares; what was taken belongs to who took it. */
  async end(): Promise<void> {
    this.#isOver = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await Promise.all(this.#spares.map(async (spare) => await spare.terminate()));
  }

  #start(): Worker {
    const { entry, name, limits } = this.#kind;
    // An environment of its own: proxies, certificates and options of this process are none of the thread's.
    return new Worker(entry, { env: {}, name, resourceLimits: limits });
  }
}
