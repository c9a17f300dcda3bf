/** How long and why an impersonated mailbox may be changed. */
export interface Acting {
  /** ISO 8601. */
  readonly until: string;
  readonly reason: string;
}

/** The permission to change an impersonated mailbox: given with a reason, and ending by itself. */
export class ActingPermission {
  readonly #onChange: () => void;
  #acting: Acting | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** What holds at this moment, or null. The timer wakes late after a suspend; the clock decides. */
  now(): Acting | null {
    return this.#acting !== null && Date.parse(this.#acting.until) > Date.now() ? this.#acting : null;
  }

  begin(reason: string, minutes: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#acting = { reason, until: new Date(Date.now() + minutes * 60_000).toISOString() };
    this.#timer = setTimeout(() => this.end(), minutes * 60_000).unref();
    this.#onChange();
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#acting === null) return;
    this.#acting = null;
    this.#onChange();
  }
}
