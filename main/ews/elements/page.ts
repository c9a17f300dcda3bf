import { booleanOf, countOf, integerOf } from '../soap/values.ts';
import { attribute, child, type XmlElement } from '../xml/xml-element.ts';

/** Where a page stands in what the server found. */
export interface Page {
  /** How many the server has in all; at least as many as this page shows to exist. */
  readonly total: number;
  readonly isLast: boolean;
  /** Where the next page begins; null after the last. */
  readonly nextOffset: number | null;
}

/**
 * Reads the paging attributes of `RootFolder`. A server that leaves the total out is believed only as far as the page
 * reaches; one that says "more follows" without a usable offset is taken to go on right after this page.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/rootfolder-finditemresponsemessage
 */
export function readPage(message: XmlElement, offset: number, count: number): Page {
  const root = child(message, 'RootFolder');
  const end = offset + count;
  const total = Math.max(countOf(attribute(root, 'TotalItemsInView')) ?? end, count === 0 ? 0 : end);
  const isLast = booleanOf(attribute(root, 'IncludesLastItemInRange')) ?? end >= total;
  const next = integerOf(attribute(root, 'IndexedPagingOffset')) ?? end;
  // An offset that does not advance would page for ever.
  const nextOffset = isLast || count === 0 ? null : Math.max(next, offset + 1);
  return { total, isLast, nextOffset };
}
