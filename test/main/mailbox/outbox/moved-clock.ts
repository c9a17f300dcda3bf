import type { Clock } from '../../../../main/clock.ts';

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

/** A clock that stands still until a test moves it. */
export class MovedClock implements Clock {
  readonly #start: number;
  readonly #alarms = new Set<Alarm>();
  #passed = 0;

  constructor(start: string) {
    this.#start = Date.parse(start);
  }

  now(): number {
    return this.#passed;
  }

  wall(): number {
    return this.#start + this.#passed;
  }

  after(milliseconds: number, ring: () => void): () => void {
    const alarm = { at: this.#passed + milliseconds, ring };
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  }

  /** Moves on alarm by alarm, and lets `settle` bring to an end what each of them began before time goes on. */
  async advance(milliseconds: number, settle: () => Promise<void>): Promise<void> {
    const until = this.#passed + milliseconds;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#alarms.delete(next);
      this.#passed = Math.max(this.#passed, next.at);
      next.ring();
      await settle();
    }
    this.#passed = until;
  }

  #next(until: number): Alarm | undefined {
    return [...this.#alarms].toSorted((a, b) => a.at - b.at).find(({ at }) => at <= until);
  }
}
