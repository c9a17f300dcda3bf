import { element, type Xml, type XmlName } from '../xml/xml.ts';

/** A property's name in EWS's own spelling, for instance `item:Subject`. */
export type FieldUri =
  `${'folder' | 'item' | 'message' | 'calendar' | 'contacts' | 'task' | 'conversation'}:${string}`;

/**
 * Writes a shape that asks for the id and exactly these properties: what is not asked for costs the server nothing.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/itemshape
 */
export function shape(
  name: XmlName,
  fields: readonly FieldUri[],
  bodyType: 'Best' | 'Text' | null = null,
  extended: readonly Xml[] = [],
): Xml {
  return element(name, [
    element('t:BaseShape', 'IdOnly'),
    bodyType === null ? null : element('t:BodyType', bodyType),
    element('t:AdditionalProperties', [...fields.map(fieldUri), ...extended]),
  ]);
}

/** Writes one property's name. */
export function fieldUri(field: FieldUri): Xml {
  return element('t:FieldURI', null, { FieldURI: field });
}

/**
 * Writes the name of one entry of a contact's dictionary (`contacts:EmailAddress`, `EmailAddress1`), or of one part of a
 * physical address (`contacts:PhysicalAddress:City`, `Business`).
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/indexedfielduri
 */
export function indexedFieldUri(field: FieldUri, index: string): Xml {
  return element('t:IndexedFieldURI', null, { FieldURI: field, FieldIndex: index });
}
