import { element, type Xml } from '../soap/xml.ts';
import { itemIdElement, type ItemReference } from './item-reference.ts';
import { fieldUri, type FieldUri } from './shape.ts';

/** Which element stands around a property: the kind of the item. */
export type ItemKind = 't:Message' | 't:CalendarItem';

/** Writes that one property gets this value. */
export function setField(kind: ItemKind, field: FieldUri, value: Xml): Xml {
  return element('t:SetItemField', [fieldUri(field), element(kind, value)]);
}

/** Writes that one property loses its value. */
export function deleteField(field: FieldUri): Xml {
  return element('t:DeleteItemField', fieldUri(field));
}

/** Writes all changes of one item, with the change key that was read. */
export function itemChanges(item: ItemReference, updates: readonly Xml[]): Xml {
  return element(
    'm:ItemChanges',
    element('t:ItemChange', [itemIdElement(item), element('t:Updates', updates)]),
  );
}
