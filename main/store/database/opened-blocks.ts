import type { OpenBlock } from './search-block.ts';

/** So many bytes of opened blocks are kept at most; what goes beyond is opened for each search. */
const BYTES_AT_MOST = 4_194_304;
/** They go so long after the last search: longer than anybody waits before typing the next letter. */
const KEPT_FOR_MS = 30_000;

/**
 * Search blocks as they were opened by the last searches, so that the search for one more letter opens fewer. Nothing is
 * put out to make room: every search goes through all blocks in the same order, and would find none of those that it
 * needs first.
 */
export class OpenedBlocks {
  readonly #blocks = new Map<number, OpenBlock>();
  #bytes = 0;
  #ending: NodeJS.Timeout | null = null;

  get(id: number): OpenBlock | null {
    return this.#blocks.get(id) ?? null;
  }

  keep(id: number, block: OpenBlock): void {
    const bytes = bytesOf(block);
    if (this.#bytes + bytes > BYTES_AT_MOST) return;
    this.#blocks.set(id, block);
    this.#bytes += bytes;
  }

  /** Was changed or is gone. */
  forget(id: number): void {
    const block = this.#blocks.get(id);
    if (block === undefined) return;
    this.#blocks.delete(id);
    this.#bytes -= bytesOf(block);
  }

  /** For every search: what is kept is kept for a while from now on. */
  stay(): void {
    if (this.#ending === null) {
      this.#ending = setTimeout(() => this.clear(), KEPT_FOR_MS);
      this.#ending.unref();
    } else this.#ending.refresh();
  }

  clear(): void {
    this.#blocks.clear();
    this.#bytes = 0;
    if (this.#ending !== null) clearTimeout(this.#ending);
    this.#ending = null;
  }
}

function bytesOf({ head, texts }: OpenBlock): number {
  return head.length + texts.length;
}
