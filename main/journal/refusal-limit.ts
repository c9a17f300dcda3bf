/** So many refusals are written down in a minute; the rest of that minute is counted. */
const PER_MINUTE = 120;

/**
 * Keeps a page that has gone wild from filling the disk: lets the first refusals of each minute through and gives the
 * number held back with the first one of the next.
 */
export class RefusalLimit {
  #minute = 0;
  #written = 0;
  #held = 0;

  /** Null: do not write this one. A number: write it, and say that so many before it were only counted. */
  admit(nowMs: number): number | null {
    const minute = Math.floor(nowMs / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#written = 0;
    }
    if (this.#written >= PER_MINUTE) {
      this.#held += 1;
      return null;
    }
    this.#written += 1;
    const held = this.#held;
    this.#held = 0;
    return held;
  }
}
