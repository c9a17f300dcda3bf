import { failed, success, type Result } from '../../../shared/result.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { itemsOf, readItemReference, type ItemReference } from './item-reference.ts';

/**
 * The id that a write gives back: null where the server has acted and names none, as after a send or a move to another
 * mailbox. That is never a failure: the message says Success.
 */
export function writtenItem(message: XmlElement): ItemReference | null {
  return readItemReference(itemsOf(message)[0] ?? null);
}

/**
 * The id of an item that was saved. Where the server has acted and names no id, the outcome is `outcome-unknown` for
 * the caller to look up by its marker, since without id and change key nothing more can be done to it.
 */
export function savedItem(message: XmlElement, operation: string): Result<ItemReference> {
  const item = writtenItem(message);
  return item === null ? failed({ kind: 'outcome-unknown', operation }) : success(item);
}
