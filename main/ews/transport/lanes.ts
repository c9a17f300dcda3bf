import { Lane } from './lane.ts';
import type { Server } from './server.ts';
import type { EwsRequest } from './transport.ts';
import type { Watch } from './watch.ts';

type Intent = EwsRequest['intent'];

/**
 * A transport's lanes: warm ones first, new ones up to the limit, and a queue beyond, in order. Reads may hold all but the
 * last ones, which are for writes: whatever becomes of the replies that are read, a person's letter leaves.
 */
export class Lanes {
  readonly #server: Server;
  readonly #all: Lane[] = [];
  /** Free lanes, the one used last at the end. */
  readonly #free: Lane[] = [];
  readonly #queues = {
    read: new Set<(lane: Lane | null) => void>(),
    write: new Set<(lane: Lane | null) => void>(),
  };
  #reading = 0;

  constructor(server: Server) {
    this.#server = server;
  }

  /** A lane of one's own until it is given back; null when the watch ends the wait. */
  take(watch: Watch, intent: Intent): Promise<Lane | null> {
    if (watch.reason !== null) return Promise.resolve(null);
    const lane = this.#mayTake(intent) ? this.#next() : null;
    if (lane === null) return this.#wait(watch, intent);
    if (intent === 'read') this.#reading += 1;
    return Promise.resolve(lane);
  }

  /** Gives a lane back, and to the next one who waits: writes first. */
  give(lane: Lane, intent: Intent): void {
    if (intent === 'read') this.#reading -= 1;
    this.#free.push(lane);
    for (const next of ['write', 'read'] as const) {
      const serve = this.#queues[next].values().next().value;
      if (serve === undefined || !this.#mayTake(next)) continue;
      const free = this.#next();
      if (free === null) return;
      if (next === 'read') this.#reading += 1;
      serve(free);
    }
  }

  /** Ends the connections that carry nothing now. */
  closeIdle(): void {
    for (const lane of this.#free) lane.close();
  }

  /** Ends all connections. */
  close(): void {
    for (const lane of this.#all) lane.close();
  }

  #mayTake(intent: Intent): boolean {
    return intent === 'write' || this.#reading < this.#server.limits.lanes;
  }

  #next(): Lane | null {
    const lane = this.#free.findLast((each) => each.isWarm) ?? this.#free.at(-1) ?? this.#add();
    if (lane === null) return null;
    const index = this.#free.indexOf(lane);
    if (index >= 0) this.#free.splice(index, 1);
    return lane;
  }

  #add(): Lane | null {
    const { lanes, writeLanes } = this.#server.limits;
    if (this.#all.length >= lanes + writeLanes) return null;
    const lane = new Lane(this.#server);
    this.#all.push(lane);
    return lane;
  }

  #wait(watch: Watch, intent: Intent): Promise<Lane | null> {
    const queue = this.#queues[intent];
    return new Promise((resolve) => {
      const serve = (lane: Lane | null): void => {
        queue.delete(serve);
        watch.release();
        resolve(lane);
      };
      queue.add(serve);
      watch.guard(() => serve(null));
    });
  }
}
