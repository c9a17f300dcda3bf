/** Bits in all, a power of two: 128 KiB, for as long as one list is read for the first time. */
const BITS = 1 << 20;
/** Bits of each digest: with 100,000 digests one in a hundred is taken for met that is not. */
const OFFSETS = [0, 4, 8, 12] as const;
/** Beyond it, too many would be taken for met to be worth the looking. */
const AT_MOST = 150_000;

/**
 * Tells of most digests that they were never met, without asking the database (a Bloom filter). "Met" may be wrong, "not
 * met" never is. A digest is 16 bytes or more, each as good as random.
 */
export class DigestsMet {
  readonly #bits = new Uint8Array(BITS / 8);
  #count = 0;

  /** Whether so many were met that it no longer tells much. */
  get isFull(): boolean {
    return this.#count > AT_MOST;
  }

  meet(digest: Buffer): void {
    this.#count += 1;
    for (const offset of OFFSETS) {
      const bit = digest.readUInt32LE(offset) % BITS;
      this.#bits[bit >> 3] = (this.#bits[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }

  /** False only where the digest was never met. */
  mayHave(digest: Buffer): boolean {
    return OFFSETS.every((offset) => {
      const bit = digest.readUInt32LE(offset) % BITS;
      return ((this.#bits[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
    });
  }
}
