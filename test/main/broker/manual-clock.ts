import type { Clock } from '../../../main/broker/clock.ts';

/** A clock that a test moves by hand; what is due rings in order while it moves. */
export class ManualClock implements Clock {
  #now = 1_000;
  #wall = Date.parse('2026-11-26T09:00:00.000Z');
  #alarms = new Set<{ readonly at: number; readonly ring: () => void }>();

  now(): number {
    return this.#now;
  }

  wall(): number {
    return this.#wall;
  }

  after(milliseconds: number, ring: () => void): () => void {
    const alarm = { at: this.#now + milliseconds, ring };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Moves on, and rings everything that is due by then. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#alarms].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#alarms.delete(next);
      this.#moveTo(Math.max(next.at, this.#now));
      next.ring();
    }
    this.#moveTo(end);
  }

  /** The wall's time is put on another hour; the monotonic clock knows nothing of it. */
  setWall(milliseconds: number): void {
    this.#wall = milliseconds;
  }

  #moveTo(now: number): void {
    this.#wall += now - this.#now;
    this.#now = now;
  }
}
