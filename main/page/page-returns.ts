import type { PageEnd, WindowPlace, WindowReturn } from '../../shared/model/window.ts';

const WINDOW_MS = 10 * 60_000;
/** So often within ten minutes the same message may be open when the page ends; then it is not opened by itself. */
const MOST_WITH_ONE_MESSAGE = 3;
/** So often within ten minutes a page is brought back at all: one that cannot live is not started for ever. */
const MOST_RETURNS = 6;

interface Ended {
  readonly at: number;
  readonly itemId: string | null;
}

/** Remembers where the person is, so that a page which crashed or fell silent comes back there. Holds ids only, in memory. */
export class PageReturns {
  readonly #now: () => number;
  readonly #wall: () => Date;
  #place: WindowPlace | null = null;
  #ends: readonly Ended[] = [];
  #told: WindowReturn['ended'] = null;

  /** `now` in milliseconds, on a clock that no setting moves. */
  constructor(now: () => number, wall: () => Date = () => new Date()) {
    this.#now = now;
    this.#wall = wall;
  }

  /** The page says where the person is. */
  stand(place: WindowPlace | null): void {
    this.#place = place;
  }

  /** Takes note of a page's end, and says whether another may take its place. */
  ended(how: PageEnd): boolean {
    const at = this.#now();
    this.#ends = [...this.#recent(at), { at, itemId: this.#place?.itemId ?? null }];
    this.#told = { how, at: this.#wall().toISOString(), times: this.#ends.length };
    return this.#ends.length <= MOST_RETURNS;
  }

  /** What the page that comes next is told. The end is told once; the place stays. */
  take(): WindowReturn {
    const place = this.#place;
    const ended = this.#told;
    this.#told = null;
    const isMessageLeftOut = ended !== null && place !== null && this.#isHarmful(place.itemId);
    if (!isMessageLeftOut) return { place, ended, isMessageLeftOut };
    this.#place = { ...place, itemId: null };
    return { place: this.#place, ended, isMessageLeftOut };
  }

  /** The app locks: nothing is known of where anybody was. What ended stays counted. */
  forget(): void {
    this.#place = null;
    this.#told = null;
  }

  #recent(now: number): readonly Ended[] {
    return this.#ends.filter(({ at }) => now - at < WINDOW_MS);
  }

  #isHarmful(itemId: string | null): boolean {
    const withIt = this.#recent(this.#now()).filter((end) => end.itemId === itemId);
    return itemId !== null && withIt.length >= MOST_WITH_ONE_MESSAGE;
  }
}
