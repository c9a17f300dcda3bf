/** Those who want to be told of something. */
export class Listeners<T extends readonly unknown[]> {
  readonly #all = new Set<(...told: T) => void>();

  /** Adds one; returns the function that takes it away. */
  add(listener: (...told: T) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(...told: T): void {
    for (const listener of this.#all) listener(...told);
  }
}
