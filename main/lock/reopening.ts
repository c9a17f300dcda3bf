/** What brings mailboxes back after the lock. */
export interface ReopeningParts {
  /** The remembered mailboxes that have a session now, the one looked at last first. */
  readonly opened: () => readonly string[];
  /** Opens one anew; gives what settles once it is open or has failed. A mailbox that is gone settles at once. */
  readonly open: (mailboxId: string) => Promise<{ readonly settled: Promise<void> }>;
  /** Settles after so many milliseconds. */
  readonly after: (ms: number) => Promise<void>;
}

/** How long one mailbox may keep the next waiting: one whose server does not answer holds up no other for longer. */
const PATIENCE_MS = 2000;

/**
 * Brings back after the lock what was open before it, each mailbox with a session and a proof of its own: the one looked
 * at last first, and each further one once the one before has settled, so that unlocking is no burst of requests. What
 * failed before the lock is tried again: the network of then is not the network of now.
 */
export class Reopening {
  readonly #parts: ReopeningParts;
  #waiting: readonly string[] = [];
  /** Each lock ends the round that the unlocking before it has begun. */
  #round = 0;

  constructor(parts: ReopeningParts) {
    this.#parts = parts;
  }

  /** The app locks, and no session has ended yet: takes down what is open, and what has not come back from the last lock. */
  takeDown(): void {
    this.#round += 1;
    this.#waiting = [...new Set([...this.#parts.opened(), ...this.#waiting])];
  }

  /** Opens the first, which is what the page shows, and then the others. Settles with the first's id once it has a session. */
  async begin(): Promise<string | null> {
    const round = this.#round;
    const first = await this.#openNext();
    if (first === null) return null;
    void this.#goOn(round, first.settled);
    return first.mailboxId;
  }

  async #goOn(round: number, before: Promise<void>): Promise<void> {
    await Promise.race([before, this.#parts.after(PATIENCE_MS)]);
    if (round !== this.#round) return;
    const next = await this.#openNext();
    if (next !== null) await this.#goOn(round, next.settled);
  }

  async #openNext(): Promise<{ readonly mailboxId: string; readonly settled: Promise<void> } | null> {
    const round = this.#round;
    const [mailboxId] = this.#waiting;
    if (mailboxId === undefined) return null;
    const opening = await this.#parts.open(mailboxId);
    // Locked meanwhile, it waits still.
    if (round === this.#round) this.#waiting = this.#waiting.filter((one) => one !== mailboxId);
    return { mailboxId, ...opening };
  }
}
