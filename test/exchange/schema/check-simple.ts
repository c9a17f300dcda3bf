import { readDateTime } from './date-time.ts';
import { InvalidValue } from './invalid-value.ts';
import { requestSchema } from './request-schema.ts';

const patterns: Readonly<Record<string, RegExp>> = {
  'xs:boolean': /^(true|false|1|0)$/,
  'xs:int': /^[+-]?\d+$/,
  'xs:short': /^[+-]?\d+$/,
  'xs:long': /^[+-]?\d+$/,
  'xs:unsignedShort': /^\d+$/,
  'xs:date': /^-?\d{4}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/,
  'xs:base64Binary':
    /^\s*(([A-Za-z0-9+/]\s*){4})*(([A-Za-z0-9+/]\s*){2}(=\s*){2}|([A-Za-z0-9+/]\s*){3}=\s*)?$/,
  'xs:duration': /^-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/,
};

/** Checks text against a simple type. Lengths, patterns and bounds of the schema are not checked. */
export function checkSimple(name: string, text: string, typeName: string): void {
  const type = requestSchema.simple[typeName];
  if (!type) {
    if (!isValid(typeName, text.trim())) throw breach(name, text, typeName);
    return;
  }
  if (type.list !== undefined)
    for (const word of text.trim().split(/\s+/)) checkSimple(name, word, type.list);
  if (type.words && !type.words.includes(text.trim())) throw breach(name, text, typeName);
  if (type.base !== undefined) checkSimple(name, text, type.base);
}

function isValid(typeName: string, text: string): boolean {
  if (typeName === 'xs:dateTime') return readDateTime(text, 'UTC') !== undefined;
  return patterns[typeName]?.test(text) ?? true;
}

function breach(name: string, text: string, typeName: string): InvalidValue {
  return new InvalidValue(
    `The '${name}' attribute or element is invalid - The value '${text}' is invalid according to its datatype '${typeName}' - The Enumeration constraint failed.`,
  );
}
