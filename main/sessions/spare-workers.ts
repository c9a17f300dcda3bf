import { Worker, type ResourceLimits } from 'node:worker_threads';

/** What the threads of one kind are started with. */
export interface WorkerKind {
  /** The file that they run. */
  readonly entry: URL;
  /** What the system and a debugger call them. */
  readonly name: string;
  readonly limits: ResourceLimits;
}

/** How many threads are kept ready, and how soon others follow; in milliseconds after one was taken. */
export interface Spares {
  readonly most: number;
  /** While there are some: for a while the machine has better to do. */
  readonly othersAfterMs: number;
  /** While there is none. */
  readonly firstAfterMs: number;
}

/**
 * Keeps a few worker threads of one kind started and idle, so that opening a mailbox neither waits for one nor shares the
 * processor with its start. A spare has been told nothing: it gets its one start, with its one secret, when it is taken,
 * and is nobody else's afterwards.
 */
export class SpareWorkers {
  readonly #kind: WorkerKind;
  readonly #keeping: Spares;
  readonly #spares: Worker[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isOver = false;

  constructor(kind: WorkerKind, keeping: Spares) {
    this.#kind = kind;
    this.#keeping = keeping;
  }

  /** Starts what is missing, each when the one before runs. */
  prepare(): void {
    this.#prepareOne()?.once('online', () => this.prepare());
  }

  /** A worker that has been told nothing yet; others follow a little later. */
  take(): Worker {
    const taken = this.#spares.shift() ?? this.start();
    taken.ref();
    this.#prepareLater();
    return taken;
  }

  /** A worker that is started now, for what can wait for it: the spares stay. */
  start(): Worker {
    const { entry, name, limits } = this.#kind;
    // An environment of its own: proxies, certificates and options of this process are none of the thread's.
    return new Worker(entry, { env: {}, name, resourceLimits: limits });
  }

  /** Ends the spares; what was taken belongs to who took it. */
  async end(): Promise<void> {
    this.#isOver = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await Promise.all(this.#spares.map(async (spare) => await spare.terminate()));
  }

  #prepareLater(): void {
    const { firstAfterMs, othersAfterMs } = this.#keeping;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        if (this.#prepareOne() !== null) this.#prepareLater();
      },
      this.#spares.length === 0 ? firstAfterMs : othersAfterMs,
    ).unref();
  }

  #prepareOne(): Worker | null {
    if (this.#isOver || this.#spares.length >= this.#keeping.most) return null;
    const spare = this.start();
    // A spare that cannot live is told of by the next one that is taken and not by an uncaught error here.
    spare.on('error', () => undefined);
    spare.once('exit', () => {
      const at = this.#spares.indexOf(spare);
      if (at !== -1) this.#spares.splice(at, 1);
    });
    spare.unref();
    this.#spares.push(spare);
    return spare;
  }
}
