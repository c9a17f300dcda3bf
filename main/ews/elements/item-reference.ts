import { element, type Xml, type XmlName } from '../xml/xml.ts';
import { attribute, child, type XmlElement } from '../xml/xml-element.ts';

/** One version of one item: both parts are opaque and case-sensitive. */
export interface ItemReference {
  readonly itemId: string;
  readonly changeKey: string;
}

/** Writes an item's id with the change key that was read. */
export function itemIdElement(item: ItemReference, name: XmlName = 't:ItemId'): Xml {
  return element(name, null, { Id: item.itemId, ChangeKey: item.changeKey });
}

/** Writes an item's id alone, for reads: whatever version is current. */
export function currentItemIdElement(itemId: string): Xml {
  return element('t:ItemId', null, { Id: itemId });
}

/** The `ItemId` of an item, or null where it is missing, half or longer than any real one. */
export function readItemReference(item: XmlElement | null): ItemReference | null {
  const id = child(item, 'ItemId');
  const itemId = attribute(id, 'Id') ?? '';
  const changeKey = attribute(id, 'ChangeKey') ?? '';
  const isWhole = itemId !== '' && itemId.length <= 2048 && changeKey !== '' && changeKey.length <= 1024;
  return isWhole ? { itemId, changeKey } : null;
}

/** The `ParentFolderId` of an item or folder, or null. */
export function readParentFolderId(owner: XmlElement): string | null {
  const id = attribute(child(owner, 'ParentFolderId'), 'Id');
  return id === null || id === '' || id.length > 2048 ? null : id;
}

/** The items inside a response message: the children of its `Items`, in order. */
export function itemsOf(message: XmlElement): readonly XmlElement[] {
  return child(message, 'Items')?.children ?? [];
}
