import type { ContactChange } from '../../../shared/model/people/contact.ts';
import { element, type Xml } from '../xml/xml.ts';
import {
  commonProperties,
  contactEntries,
  nameProperties,
  otherProperties,
  type ContactEntry,
  type ContactProperty,
} from './contact-properties.ts';
import { deleteField, deleteProperty, setField, setProperty } from './item-change.ts';
import { indexedFieldUri } from './shape.ts';

/** Writes the touched properties of a contact as updates: what is empty is deleted, everything else is set. */
export function contactUpdates(change: ContactChange): readonly Xml[] {
  return [
    ...commonProperties(change).map(propertyUpdate),
    ...nameProperties(change).map(propertyUpdate),
    ...contactEntries(change).map(entryUpdate),
    ...otherProperties(change).map(propertyUpdate),
  ];
}

function propertyUpdate({ field, value }: ContactProperty): Xml {
  return value === null ? deleteField(field) : setField('t:Contact', field, value);
}

function entryUpdate({ field, dictionary, slot, entry }: ContactEntry): Xml {
  const path = indexedFieldUri(field, slot);
  return entry === null ? deleteProperty(path) : setProperty('t:Contact', path, element(dictionary, entry));
}
