import type { MessagePort } from 'node:worker_threads';
import { failed } from '../../shared/result.ts';
import type { Tokens } from '../ews/transport/sign-in/tokens.ts';
import type { FromBroker, ToBroker } from './port-messages.ts';
import type { Member } from './rotation.ts';
import type { Granted, ServerQueue } from './server-queue.ts';

/** What a thread's port leads to. */
export interface PortPlace {
  /** The queue of one charged identity on the thread's server. */
  readonly queueOf: (charged: string) => ServerQueue;
  /** Null for an account that signs in without tokens. */
  readonly tokens: Tokens | null;
  readonly onEnd: () => void;
}

interface Held {
  readonly queue: ServerQueue;
  /** Null while it waits. */
  granted: Granted | null;
  cancel: () => void;
}

/** Main's end of one thread's port: passes on what it asks, and gives everything back when the thread is gone. */
export class PortMember implements Member {
  readonly most: number;
  readonly #port: MessagePort;
  readonly #place: PortPlace;
  readonly #held = new Map<number, Held>();
  /** The queues that it has asked, each with its number on this port. */
  readonly #queues = new Map<ServerQueue, number>();

  constructor(port: MessagePort, most: number, place: PortPlace) {
    this.most = most;
    this.#port = port;
    this.#place = place;
    port.on('message', (message: ToBroker) => this.#hear(message));
    port.once('close', () => {
      for (const queue of this.#queues.keys()) queue.leave(this);
      this.#held.clear();
      place.onEnd();
    });
    // A port that listens keeps the process alive; sessions do that themselves.
    port.unref();
  }

  /** Ends the port from main's side. */
  close(): void {
    this.#port.close();
  }

  #hear(message: ToBroker): void {
    switch (message.type) {
      case 'take':
        return this.#take(message);
      case 'cancel':
        return this.#giveUp(message.id);
      case 'done':
        return this.#done(message);
      case 'token':
        return void this.#token(message);
    }
  }

  #take({ id, wish }: Extract<ToBroker, { type: 'take' }>): void {
    const queue = this.#place.queueOf(wish.charged);
    const number = this.#numberOf(queue);
    const held: Held = { queue, granted: null, cancel: () => undefined };
    this.#held.set(id, held);
    const cancel = queue.take(this, wish, {
      grant: (granted) => {
        held.granted = granted;
        this.#post({ type: 'granted', id, queue: number });
      },
      refuse: (failure) => {
        this.#held.delete(id);
        this.#post({ type: 'refused', id, failure });
      },
    });
    held.cancel = cancel;
  }

  /** Shared memory takes longer to send than all the rest of a message: it goes once. */
  #numberOf(queue: ServerQueue): number {
    const known = this.#queues.get(queue);
    if (known !== undefined) return known;
    const number = this.#queues.size;
    this.#queues.set(queue, number);
    this.#post({ type: 'queue', queue: number, flag: queue.flag.memory });
    return number;
  }

  #giveUp(id: number): void {
    const held = this.#held.get(id);
    this.#held.delete(id);
    if (held === undefined) return;
    if (held.granted === null) held.cancel();
    else held.queue.done(held.granted, 'nothing');
  }

  #done({ id, told }: Extract<ToBroker, { type: 'done' }>): void {
    const held = this.#held.get(id);
    this.#held.delete(id);
    if (held !== undefined && held.granted !== null) held.queue.done(held.granted, told);
  }

  async #token({ id, refused }: Extract<ToBroker, { type: 'token' }>): Promise<void> {
    const result =
      this.#place.tokens === null
        ? failed({ kind: 'secret-missing' })
        : await this.#place.tokens.take(refused);
    this.#post({ type: 'token', id, result });
  }

  #post(message: FromBroker): void {
    this.#port.postMessage(message);
  }
}
