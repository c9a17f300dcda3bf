/**
 * The form of a value that the app keeps for itself. What is read back was sealed by this app (`database/seal.ts`) and is
 * whole; only its form may be another version's. Its fields are not checked one by one: a session's thread would have to
 * carry the schemas for it, some six megabytes for each opened mailbox. Whoever changes a form changes its number.
 */
export class KeptForm<T extends object> {
  readonly #number: number;

  /** The number of this form among those that values of this name ever had. */
  constructor(number: number) {
    this.#number = number;
  }

  write(value: T): string {
    return JSON.stringify({ form: this.#number, value });
  }

  /** The value; null where there is nothing, or another form. */
  read(text: string | null): T | null {
    if (text === null) return null;
    try {
      const kept: { readonly form?: unknown; readonly value?: T } | null = JSON.parse(text);
      return kept?.form === this.#number ? (kept.value ?? null) : null;
    } catch {
      return null; // What an earlier version wrote without a form is as good as nothing.
    }
  }
}
