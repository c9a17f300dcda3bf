import { standsAt } from './xml-scan.ts';

const size = 1024;

/** A name as text and as code units. */
export interface XmlName {
  readonly text: string;
  readonly units: Uint16Array;
}

const none: XmlName = { text: '', units: new Uint16Array(0) };

/** Longer names are made anew each time: what is kept must not depend on what a server likes to send. */
const LONGEST = 64;

/**
 * Names already met, so that each is made into a string once and not thirty thousand times. One place for each digest: of
 * two names with the same digest the later takes the place, so nothing on the wire can make it grow.
 */
export class NameCache {
  readonly #names: XmlName[] = Array.from({ length: size }, () => none);

  /** The name that stands in the text between two positions. */
  nameIn(text: string, units: Uint16Array, from: number, to: number): XmlName {
    const length = to - from;
    const place = ((units[to - 1] ?? 0) * 31 + (units[from + (length >> 1)] ?? 0) * 7 + length * 131) % size;
    const known = this.#names[place] ?? none;
    if (known.units.length === length && standsAt(units, from, known.units)) return known;
    const own = units.slice(from, to);
    if (length > LONGEST) return { text: text.slice(from, to), units: own };
    // Cut out of the text it would keep all of it.
    const name = { text: String.fromCharCode(...own), units: own };
    this.#names[place] = name;
    return name;
  }
}

/** One for all documents of a thread: they have their names in common, and a page of a synchronisation has few others. */
export const metNames = new NameCache();
