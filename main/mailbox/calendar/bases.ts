import type { CalendarItem, CalendarRow } from '../../../shared/model/calendar.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';

/** Versions kept: a month of a full calendar, and the items opened from it. */
const MOST = 2_000;

/** A version as it was read: a whole item, or its row in a calendar, which lacks the text and who is asked. */
export type Base = CalendarRow & Partial<Pick<CalendarItem, 'required' | 'optional' | 'bodyText'>>;

/**
 * Calendar items as they were read, by id and change key: what a person saw when they began to change one, for telling
 * whose change is whose when somebody else has changed it too. The ones read last are kept.
 */
export class Bases {
  readonly #versions = new Map<string, Base>();

  keep(version: Base): void {
    const key = keyOf(version);
    const known = this.#versions.get(key);
    this.#versions.delete(key);
    // A row tells less than the whole item of the same version.
    this.#versions.set(key, { ...known, ...version });
    const oldest = this.#versions.keys().next();
    if (this.#versions.size > MOST && oldest.done !== true) this.#versions.delete(oldest.value);
  }

  /** That very version; null where it is not known any more. */
  find(item: ItemReference): Base | null {
    return this.#versions.get(keyOf(item)) ?? null;
  }
}

function keyOf({ itemId, changeKey }: ItemReference): string {
  return `${itemId} ${changeKey}`;
}
