import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { ServerBudget } from '../../shared/model/budget.ts';
import type { Tokens } from '../ews/transport/sign-in/tokens.ts';
import { realClock, type Clock } from './clock.ts';
import { queueLimits, type QueueLimits } from './limits.ts';
import type { FromBroker } from './port-messages.ts';
import { PortMember } from './port-member.ts';
import { ServerQueue } from './server-queue.ts';

/** For whom a port is made. */
export interface Connecting {
  /** The server's host, with its port where that is not the usual one. */
  readonly host: string;
  /** How many turns of one queue its reads may hold at a time: as many as it has connections for them. */
  readonly most: number;
  /** Where the account's tokens come from; null for one that signs in without. */
  readonly tokens: Tokens | null;
  /** Where all threads of the account count refused sign-ins; none is shared where there is none. */
  readonly refusals?: SharedArrayBuffer;
}

/** How often views are told of budgets, at most. */
const tellEveryMs = 250;

/**
 * Every queue of every server, and the ports that lead to them. Exchange counts what one identity asks for whatever
 * thread it comes from, so all threads take their turns here.
 */
export class Broker {
  readonly #clock: Clock;
  readonly #limits: QueueLimits;
  readonly #queues = new Map<string, ServerQueue>();
  readonly #members = new Set<PortMember>();
  readonly #listeners = new Set<(budgets: ServerBudget[]) => void>();
  #isTelling = false;

  constructor(parts: { readonly clock?: Clock; readonly limits?: Partial<QueueLimits> } = {}) {
    this.#clock = parts.clock ?? realClock;
    this.#limits = { ...queueLimits, ...parts.limits };
  }

  /** A port for one thread, to be handed to it. When that end closes, everything that the thread held is given back. */
  connect({ host, most, tokens, refusals }: Connecting): MessagePort {
    const { port1, port2 } = new MessageChannel();
    // Before everything else: it is there by the time the thread has its first turn.
    if (refusals !== undefined) port1.postMessage({ type: 'account', refusals } satisfies FromBroker);
    const member = new PortMember(port1, most, {
      queueOf: (charged) => this.queue(host, charged),
      tokens,
      onEnd: () => this.#members.delete(member),
    });
    this.#members.add(member);
    return port2;
  }

  /** The one queue of a charged identity on a server. */
  queue(host: string, charged: string): ServerQueue {
    const key = `${host.toLowerCase()} ${charged.toLowerCase()}`;
    const known = this.#queues.get(key);
    if (known !== undefined) return known;
    const queue = new ServerQueue({
      host,
      charged,
      limits: this.#limits,
      clock: this.#clock,
      onChange: () => this.#tellSoon(),
    });
    this.#queues.set(key, queue);
    return queue;
  }

  /** What is known of every server's budget. */
  budgets(): ServerBudget[] {
    return [...this.#queues.values()].map((queue) => queue.budget());
  }

  /** Listens to budgets: a change is told within a quarter of a second, together with what follows it. */
  onChange(listener: (budgets: ServerBudget[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends every port. */
  close(): void {
    for (const member of this.#members) member.close();
  }

  #tellSoon(): void {
    if (this.#isTelling || this.#listeners.size === 0) return;
    this.#isTelling = true;
    this.#clock.after(tellEveryMs, () => {
      this.#isTelling = false;
      const budgets = this.budgets();
      for (const listener of this.#listeners) listener(budgets);
    });
  }
}
