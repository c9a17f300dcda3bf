import { element, type Xml } from '../xml/xml.ts';

/**
 * The named property by which this program finds again what it made: a string in a property set of its own, on every
 * item it creates. It tells a repeated search from a repeated send, and says nothing about the person.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/extendedfielduri
 */
export const markerProperty: Xml = element('t:ExtendedFieldURI', null, {
  PropertySetId: 'b2f1f6d4-3c0e-4f5b-9f0a-6c1d7a5e8e21',
  PropertyName: 'OnbehalfMarker',
  PropertyType: 'String',
});

/** Writes the marker as a property of a new item; null for none. */
export function markerElement(marker: string | null): Xml | null {
  return marker === null ? null : element('t:ExtendedProperty', [markerProperty, element('t:Value', marker)]);
}
