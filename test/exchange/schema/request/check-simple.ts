import { readDateTime } from '../date-time.ts';
import { InvalidValue } from './invalid-value.ts';
import { requestSchema } from './request-schema.ts';
import type { Facets } from './request-schema.ts';

const patterns: Readonly<Record<string, RegExp>> = {
  'xs:boolean': /^(true|false|1|0)$/,
  'xs:int': /^[+-]?\d+$/,
  'xs:short': /^[+-]?\d+$/,
  'xs:long': /^[+-]?\d+$/,
  'xs:unsignedShort': /^\d+$/,
  'xs:nonNegativeInteger': /^\+?\d+$/,
  'xs:date': /^-?\d{4}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/,
  'xs:base64Binary':
    /^\s*(([A-Za-z0-9+/]\s*){4})*(([A-Za-z0-9+/]\s*){2}(=\s*){2}|([A-Za-z0-9+/]\s*){3}=\s*)?$/,
  'xs:duration': /^-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/,
};

/** Checks text against a simple type; throws `InvalidValue` when it is none of it. */
export function checkSimple(name: string, text: string, typeName: string): void {
  const wrong = violation(text, typeName);
  if (wrong !== undefined)
    throw new InvalidValue(
      `The '${name}' attribute or element is invalid - The value '${text}' is invalid according to its datatype '${typeName}' - ${wrong}`,
    );
}

/** What is wrong with a text, in the words of Exchange's validator. */
function violation(text: string, typeName: string): string | undefined {
  const type = requestSchema.simple[typeName];
  if (!type) return isValid(typeName, text.trim()) ? undefined : `The string '${text}' is not a valid value.`;
  if (type.words) return type.words.includes(text.trim()) ? undefined : 'The Enumeration constraint failed.';
  if (type.anyOf) {
    const [first, ...others] = type.anyOf.map((one) => violation(text, one));
    return others.includes(undefined) ? undefined : first;
  }
  const { list, base } = type;
  if (list !== undefined)
    return text
      .trim()
      .split(/\s+/)
      .map((word) => violation(word, list))
      .find((one) => one !== undefined);
  return (base === undefined ? undefined : violation(text, base)) ?? excess(text, type.facets ?? {});
}

function excess(text: string, facets: Facets): string | undefined {
  const { smallest = -Infinity, greatest = Infinity, shortest = 0, longest = Infinity, pattern } = facets;
  if (Number(text) < smallest) return 'The MinInclusive constraint failed.';
  if (Number(text) > greatest) return 'The MaxInclusive constraint failed.';
  if (text.length < shortest) return 'The MinLength constraint failed.';
  if (text.length > longest) return 'The MaxLength constraint failed.';
  // XML Schema's patterns stand for the whole text; those of Microsoft's schema mean the same in JavaScript.
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(text))
    return 'The Pattern constraint failed.';
  return undefined;
}

const most: Readonly<Record<string, number>> = {
  'xs:short': 2 ** 15 - 1,
  'xs:int': 2 ** 31 - 1,
  'xs:unsignedShort': 2 ** 16 - 1,
};

function isValid(typeName: string, text: string): boolean {
  if (typeName === 'xs:dateTime') return readDateTime(text, 'UTC') !== undefined;
  if (Math.abs(Number(text)) > (most[typeName] ?? Infinity)) return false;
  return patterns[typeName]?.test(text) ?? true;
}
