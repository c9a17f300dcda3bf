/** What the watch over a page runs on. */
export interface PageWatchParts {
  /** Asks the page for a sign of life; settles when it gave one, either way. */
  readonly ask: () => Promise<unknown>;
  /** Whether somebody holds the page still on purpose: a debugger. Asked only when it has been silent for long. */
  readonly isHeld: () => Promise<boolean>;
  /** Milliseconds on a clock that no setting moves. */
  readonly now: () => number;
  /** Calls again and again after so many milliseconds; gives the function that ends it. */
  readonly every: (ms: number, callBack: () => void) => () => void;
  /** The page has been silent for a minute in which this process ran as it should. */
  readonly onSilent: () => void;
}

const LOOK_MS = 5000;
/** A minute: far more than anything of ours may take, so that only a page that never comes back is given up. */
const LOOKS_WITHOUT_ANSWER = 12;
/** A look that comes later than this tells of the machine and not of the page: it slept, or has no processor to give. */
const LATE_MS = LOOK_MS * 1.5;

/**
 * Notices a page that does not answer any more. Only looks that came in time are counted: after a suspend, and on a machine
 * that is too busy even for this timer, it begins to count anew.
 */
export class PageWatch {
  readonly #parts: PageWatchParts;
  readonly #end: () => void;
  #lookedAt: number;
  #silentLooks = 0;
  #isAsking = false;
  /** Answers to questions of an earlier page are nobody's. */
  #round = 0;

  constructor(parts: PageWatchParts) {
    this.#parts = parts;
    this.#lookedAt = parts.now();
    this.#ask();
    this.#end = parts.every(LOOK_MS, () => this.#look());
  }

  /** Another page has taken the place of the one that was asked. */
  renew(): void {
    this.#round += 1;
    this.#silentLooks = 0;
    this.#ask();
  }

  /** Ends the watch. */
  end(): void {
    this.#round += 1;
    this.#end();
  }

  #look(): void {
    const now = this.#parts.now();
    const isLate = now - this.#lookedAt > LATE_MS;
    this.#lookedAt = now;
    if (!this.#isAsking) return this.#ask();
    this.#silentLooks = isLate ? 0 : this.#silentLooks + 1;
    if (this.#silentLooks >= LOOKS_WITHOUT_ANSWER) void this.#judge(this.#round);
    return undefined;
  }

  async #judge(round: number): Promise<void> {
    this.#silentLooks = 0;
    if ((await this.#parts.isHeld()) || round !== this.#round || !this.#isAsking) return;
    this.#parts.onSilent();
  }

  #ask(): void {
    const round = this.#round;
    this.#isAsking = true;
    const answered = (): void => {
      if (round !== this.#round) return;
      this.#isAsking = false;
      this.#silentLooks = 0;
    };
    // A question that fails was answered too: the page is going, and whoever hosts it is told otherwise.
    this.#parts.ask().then(answered, answered);
  }
}
