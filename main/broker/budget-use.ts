import type { Burden, Throttled } from '../ews/transport/turns.ts';
import type { QueueLimits } from './limits.ts';

const minuteMs = 60_000;

/** One below what was under way when a limit was met. */
function less(used: number, most: number): number {
  return Math.max(1, Math.min(most, used) - 1);
}

/** What is under way of each limit, and whether one more fits. Times are the monotonic clock's, in milliseconds. */
export class BudgetUse {
  #limits: QueueLimits;
  #requests = 0;
  #syncs = 0;
  #hanging = 0;
  #rows = 0;
  #restrictedRows = 0;
  /** When each message of the last minute was let go, oldest first. */
  #sent: number[] = [];

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get requests(): number {
    return this.#requests;
  }

  get hanging(): number {
    return this.#hanging;
  }

  /** How many requests may be under way, as narrowed by what the server said. */
  get most(): number {
    return this.#limits.requests;
  }

  /** Whether a request fits its own kind's limit; the limit of all is the queue's. */
  fits(burden: Burden, now: number): boolean {
    const { syncs, hanging, rows, restrictedRows, messagesAMinute } = this.#limits;
    switch (burden.kind) {
      case 'call':
      case 'write':
        return true;
      case 'sync':
        return this.#syncs < syncs;
      case 'hanging':
        return this.#hanging < hanging;
      case 'find':
        // A search that is larger than the limit goes alone.
        return (
          (this.#rows === 0 || this.#rows + burden.rows <= rows) &&
          (!burden.isRestricted ||
            this.#restrictedRows === 0 ||
            this.#restrictedRows + burden.rows <= restrictedRows)
        );
      case 'send': {
        this.#forgetMessages(now);
        return this.#sent.length === 0 || this.#sent.length + burden.messages <= messagesAMinute;
      }
    }
  }

  /** When the oldest message leaves the minute, so that a send may fit; null while none was sent. */
  get messageFitsAt(): number | null {
    const oldest = this.#sent[0];
    return oldest === undefined ? null : oldest + minuteMs;
  }

  /** A request leaves. */
  add(burden: Burden, now: number): void {
    this.#count(burden, 1);
    if (burden.kind === 'send') this.#sent.push(...Array.from({ length: burden.messages }, () => now));
  }

  /** It is over. A message stays counted for its minute. */
  remove(burden: Burden): void {
    this.#count(burden, -1);
  }

  /** Stays further below a limit that was met with what is under way: others use the rest of it. For this run. */
  narrow(exceeded: Throttled['exceeded']): void {
    const limits = this.#limits;
    switch (exceeded) {
      case 'requests':
        this.#limits = { ...limits, requests: less(this.#requests, limits.requests) };
        break;
      case 'sync':
        this.#limits = { ...limits, syncs: less(this.#syncs, limits.syncs) };
        break;
      case 'hanging':
        this.#limits = { ...limits, hanging: less(this.#hanging, limits.hanging) };
        break;
      case 'rows':
        this.#limits = { ...limits, rows: Math.max(100, Math.floor(limits.rows / 2)) };
        break;
      case null:
        break;
    }
  }

  #count(burden: Burden, by: 1 | -1): void {
    this.#requests += by;
    if (burden.kind === 'sync') this.#syncs += by;
    if (burden.kind === 'hanging') this.#hanging += by;
    if (burden.kind !== 'find') return;
    this.#rows += by * burden.rows;
    if (burden.isRestricted) this.#restrictedRows += by * burden.rows;
  }

  #forgetMessages(now: number): void {
    while (this.#sent[0] !== undefined && this.#sent[0] + minuteMs <= now) this.#sent.shift();
  }
}
