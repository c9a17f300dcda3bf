import { element, type Xml } from '../xml/xml.ts';
import { itemIdElement, type ItemReference } from './item-reference.ts';
import { markerElement, markerProperty } from './marker.ts';
import { fieldUri, type FieldUri } from './shape.ts';

/** Which element stands around a property: the kind of the item. */
export type ItemKind = 't:Message' | 't:CalendarItem' | 't:Contact' | 't:Task';

/** Writes that one property gets this value. */
export function setField(kind: ItemKind, field: FieldUri, value: Xml): Xml {
  return setProperty(kind, fieldUri(field), value);
}

/** Writes that one property, named by any kind of path, gets this value. */
export function setProperty(kind: ItemKind, path: Xml, value: Xml): Xml {
  return element('t:SetItemField', [path, element(kind, value)]);
}

/**
 * Writes that this is added to the end of a property. Exchange adds to bodies and to lists of people only, and refuses
 * it for everything else (`ErrorInvalidPropertyAppend`), categories among them.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/appendtoitemfield
 */
export function appendField(kind: ItemKind, field: FieldUri, value: Xml): Xml {
  return element('t:AppendToItemField', [fieldUri(field), element(kind, value)]);
}

/** Writes that one property loses its value. */
export function deleteField(field: FieldUri): Xml {
  return deleteProperty(fieldUri(field));
}

/** Writes that one property, named by any kind of path, loses its value. */
export function deleteProperty(path: Xml): Xml {
  return element('t:DeleteItemField', path);
}

/** Writes that an item which was made without our marker gets it. */
export function setMarker(kind: ItemKind, marker: string): Xml {
  return element('t:SetItemField', [markerProperty, element(kind, [markerElement(marker)])]);
}

/** Writes all changes of one item, with the change key that was read. */
export function itemChanges(item: ItemReference, updates: readonly Xml[]): Xml {
  return element('m:ItemChanges', itemChange(item, updates));
}

/** Writes the changes of one of several items. */
export function itemChange(item: ItemReference, updates: readonly Xml[]): Xml {
  return element('t:ItemChange', [itemIdElement(item), element('t:Updates', updates)]);
}
