import { attribute, type XmlElement } from '../xml/xml-element.ts';
import type { ItemReference } from './item-reference.ts';

/**
 * The item that an attachment belongs to, with its change key after the write, from the `RootItemId` and
 * `RootItemChangeKey` of an `AttachmentId` or a `RootItemId`; null where the server leaves one out.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/rootitemid
 */
export function readRootItem(id: XmlElement | null): ItemReference | null {
  const itemId = attribute(id, 'RootItemId') ?? '';
  const changeKey = attribute(id, 'RootItemChangeKey') ?? '';
  return itemId === '' || changeKey === '' ? null : { itemId, changeKey };
}
