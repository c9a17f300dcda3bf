/** What an idle watch runs on. Both clocks are asked: after a suspend the monotonic one may have stood still. */
export interface IdleParts {
  readonly monotonic: () => number;
  readonly wall: () => number;
  /** Calls back after so many milliseconds; gives the function that takes it back. */
  readonly after: (ms: number, callBack: () => void) => () => void;
  readonly onIdle: () => void;
}

/** Notices that nobody has touched a key or a pointer for a while. */
export class Idle {
  readonly #parts: IdleParts;
  #limitMs = 0;
  #touchedMonotonic: number;
  #touchedWall: number;
  #cancel: () => void = () => undefined;

  constructor(parts: IdleParts) {
    this.#parts = parts;
    this.#touchedMonotonic = parts.monotonic();
    this.#touchedWall = parts.wall();
  }

  /** Sets after how many minutes it calls; 0 for never. Counts from now. */
  setLimit(minutes: number): void {
    this.#limitMs = minutes * 60_000;
    this.touch();
  }

  /** Somebody is there. */
  touch(): void {
    this.#touchedMonotonic = this.#parts.monotonic();
    this.#touchedWall = this.#parts.wall();
    this.#wait();
  }

  /** Looks at the clocks now: after a suspend, before anything is shown. */
  look(): void {
    if (this.#limitMs === 0) return;
    if (this.#idleMs() >= this.#limitMs) {
      this.#cancel();
      this.#parts.onIdle();
      return;
    }
    this.#wait();
  }

  /** Stops counting until somebody is there again. */
  pause(): void {
    this.#cancel();
  }

  #wait(): void {
    this.#cancel();
    if (this.#limitMs === 0) return;
    // A few milliseconds more, so that a timer that fires early does not find one millisecond missing.
    this.#cancel = this.#parts.after(Math.max(0, this.#limitMs - this.#idleMs()) + 5, () => this.look());
  }

  /** The longer of both: a wall clock set back must not keep the app open, a suspend must not hide the time. */
  #idleMs(): number {
    const wall = this.#parts.wall() - this.#touchedWall;
    return Math.max(wall, this.#parts.monotonic() - this.#touchedMonotonic);
  }
}
