import { standsAt } from './xml-scan.ts';

const size = 1024;

/**
 * Names already met in a document, so that each is made into a string once and not thirty thousand times. One place for
 * each digest: of two names with the same digest the later takes the place, so nothing on the wire can make it grow.
 */
export class NameCache {
  readonly #names: string[] = Array.from({ length: size }, () => '');

  /** The name that stands in the text between two positions. */
  nameIn(text: string, from: number, to: number): string {
    const length = to - from;
    const place =
      (text.charCodeAt(to - 1) * 31 + text.charCodeAt(from + (length >> 1)) * 7 + length * 131) % size;
    const known = this.#names[place] ?? '';
    if (known.length === length && standsAt(text, from, known)) return known;
    const name = text.slice(from, to);
    this.#names[place] = name;
    return name;
  }
}
