/** After how long an opened mailbox that nobody looks at lets its thread go. */
export const HIBERNATE_AFTER_MS = 10 * 60_000;

/** What hibernation needs of the session it belongs to. */
export interface HibernationParts {
  /** Milliseconds that nobody must have looked. */
  readonly idleMs: number;
  /** False while something is under way or may still come: then it is asked again later. */
  readonly maySleep: () => boolean;
  readonly onSleep: () => void;
  /** Calls back after so many milliseconds; gives the function that takes it back. */
  readonly after: (ms: number, callBack: () => void) => () => void;
}

/** Decides when a session may hibernate: nobody has looked at it for a while, and nothing is under way. */
export class Hibernation {
  readonly #parts: HibernationParts;
  #isLookedAt = true;
  #cancel: () => void = () => undefined;

  constructor(parts: HibernationParts) {
    this.#parts = parts;
  }

  /** Somebody looks at the session, or looks away from it. */
  look(isLookedAt: boolean): void {
    if (this.#isLookedAt === isLookedAt) return;
    this.#isLookedAt = isLookedAt;
    this.#wait();
  }

  /** It was asked for something: the time begins anew. */
  touch(): void {
    if (!this.#isLookedAt) this.#wait();
  }

  /** The session has ended. */
  stop(): void {
    this.#isLookedAt = true;
    this.#cancel();
  }

  #wait(): void {
    this.#cancel();
    if (this.#isLookedAt) return;
    this.#cancel = this.#parts.after(this.#parts.idleMs, () => {
      if (this.#parts.maySleep()) this.#parts.onSleep();
      else this.#wait();
    });
  }
}

/** Timers of this process that hold nothing up. */
export function afterMs(ms: number, callBack: () => void): () => void {
  const timer = setTimeout(callBack, ms).unref();
  return () => clearTimeout(timer);
}
