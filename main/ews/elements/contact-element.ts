import type { ContactChange } from '../../../shared/model/people/contact.ts';
import { element, type Xml } from '../xml/xml.ts';
import {
  addressParts,
  commonProperties,
  contactEntries,
  nameProperties,
  otherProperties,
  partElement,
  type ContactProperty,
} from './contact-properties.ts';
import { markerElement } from './marker.ts';

/** Writes a new `Contact`, in the schema's order, which Exchange insists on; what is empty is left out. */
export function contactElement(contact: ContactChange, marker: string | null): Xml {
  return element('t:Contact', [
    ...valuesOf(commonProperties(contact)),
    markerElement(marker),
    ...valuesOf(nameProperties(contact)),
    dictionaryElement('t:EmailAddresses', contact),
    physicalAddresses(contact),
    dictionaryElement('t:PhoneNumbers', contact),
    ...valuesOf(otherProperties(contact)),
  ]);
}

function valuesOf(properties: readonly ContactProperty[]): (Xml | null)[] {
  return properties.map(({ value }) => value);
}

/** Null where it would be empty, which the schema does not allow. */
function dictionaryElement(name: 't:EmailAddresses' | 't:PhoneNumbers', contact: ContactChange): Xml | null {
  const entries = contactEntries(contact)
    .filter(({ dictionary }) => dictionary === name)
    .map(({ entry }) => entry)
    .filter((entry) => entry !== null);
  return entries.length === 0 ? null : element(name, entries);
}

function physicalAddresses({ addresses = [] }: ContactChange): Xml | null {
  const entries = addresses
    .map((address) => ({
      slot: address.slot,
      parts: addressParts(address).filter(([, text]) => text !== ''),
    }))
    .filter(({ parts }) => parts.length > 0)
    .map(({ slot, parts }) =>
      element(
        't:Entry',
        parts.map(([name, text]) => partElement(name, text)),
        { Key: slot },
      ),
    );
  return entries.length === 0 ? null : element('t:PhysicalAddresses', entries);
}
