import { element, type Xml, type XmlName } from '../soap/xml.ts';

/** A property's name in EWS's own spelling, for instance `item:Subject`. */
export type FieldUri = `${'folder' | 'item' | 'message' | 'calendar'}:${string}`;

/**
 * Writes a shape that asks for the id and exactly these properties: what is not asked for costs the server nothing.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/itemshape
 */
export function shape(
  name: XmlName,
  fields: readonly FieldUri[],
  bodyType: 'Best' | 'Text' | null = null,
): Xml {
  return element(name, [
    element('t:BaseShape', 'IdOnly'),
    bodyType === null ? null : element('t:BodyType', bodyType),
    element('t:AdditionalProperties', fields.map(fieldUri)),
  ]);
}

/** Writes one property's name. */
export function fieldUri(field: FieldUri): Xml {
  return element('t:FieldURI', null, { FieldURI: field });
}
