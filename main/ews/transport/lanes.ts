import { Lane } from './lane.ts';
import type { Server } from './server.ts';
import type { Watch } from './watch.ts';

/** A transport's lanes: warm ones first, new ones up to the limit, and a queue beyond, in order. */
export class Lanes {
  readonly #server: Server;
  readonly #all: Lane[] = [];
  /** Free lanes, the one used last at the end. */
  readonly #free: Lane[] = [];
  readonly #queue = new Set<(lane: Lane | null) => void>();

  constructor(server: Server) {
    this.#server = server;
  }

  /** A lane of one's own until it is given back; null when the watch ends the wait. */
  take(watch: Watch): Promise<Lane | null> {
    if (watch.reason !== null) return Promise.resolve(null);
    const lane = this.#free.findLast((each) => each.isWarm) ?? this.#free.at(-1) ?? this.#add();
    if (lane === null) return this.#wait(watch);
    const index = this.#free.indexOf(lane);
    if (index >= 0) this.#free.splice(index, 1);
    return Promise.resolve(lane);
  }

  /** Gives a lane to the next one who waits. */
  give(lane: Lane): void {
    const next = this.#queue.values().next().value;
    if (next === undefined) this.#free.push(lane);
    else next(lane);
  }

  /** Ends the connections that carry nothing now. */
  closeIdle(): void {
    for (const lane of this.#free) lane.close();
  }

  /** Ends all connections. */
  close(): void {
    for (const lane of this.#all) lane.close();
  }

  #add(): Lane | null {
    if (this.#all.length >= this.#server.limits.lanes) return null;
    const lane = new Lane(this.#server);
    this.#all.push(lane);
    return lane;
  }

  #wait(watch: Watch): Promise<Lane | null> {
    return new Promise((resolve) => {
      const serve = (lane: Lane | null): void => {
        this.#queue.delete(serve);
        watch.release();
        resolve(lane);
      };
      this.#queue.add(serve);
      watch.guard(() => serve(null));
    });
  }
}
