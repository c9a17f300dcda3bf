import { mailboxMoniker } from './item-ids.ts';

/** The most beginnings that are remembered: a mailbox has two or three, by how its ids are packed. */
const MOST = 16;
/** All that an id has in front of what tells one item from another, where it is not packed. */
const BEGINNING = 56;

/**
 * Tells which mailbox an id carries inside. Ids of one mailbox begin alike, so a list of a thousand rows is told by a few
 * comparisons of text and not by taking three thousand ids apart.
 */
export class IdMailboxes {
  readonly #beginnings = new Map<string, string>();

  /** What the id carries; null where it does not tell. */
  of(id: string): string | null {
    const beginning = id.slice(0, BEGINNING);
    const known = this.#beginnings.get(beginning);
    if (known !== undefined) return known;
    const moniker = mailboxMoniker(id);
    if (moniker !== null && carriesWhole(beginning, moniker)) this.#keep(beginning, moniker);
    return moniker;
  }

  #keep(beginning: string, moniker: string): void {
    if (this.#beginnings.size >= MOST) this.#beginnings.clear();
    this.#beginnings.set(beginning, moniker);
  }
}

/** Whether the beginning alone says it: nothing that follows may belong to the moniker. */
function carriesWhole(beginning: string, moniker: string): boolean {
  return beginning.length === BEGINNING && mailboxMoniker(beginning) === moniker;
}
