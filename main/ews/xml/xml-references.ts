import { isCharacter, REPLACEMENT } from './xml-characters.ts';

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * What a reference stands for, given what is between `&` and `;`; null when it is malformed or names an entity that XML
 * does not predefine.
 *
 * A numeric reference to a character that XML 1.0 forbids (`&#x1F;`, which Exchange writes for a control character in a
 * subject) is U+FFFD, as one such mail must not make a whole folder unreadable.
 * https://www.w3.org/TR/xml/#sec-references
 */
export function referenced(reference: string): string | null {
  const entity = named.get(reference);
  if (entity !== undefined) return entity;
  const [, hexadecimal, decimal] = numeric.exec(reference) ?? [];
  if (hexadecimal === undefined && decimal === undefined) return null;
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return isCharacter(code) ? String.fromCodePoint(code) : REPLACEMENT;
}

const numeric = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/u;

/**
 * An attribute's value as it stands between its quotes, with references resolved and each line end and tab turned into
 * one space; null when a reference is malformed. https://www.w3.org/TR/xml/#AVNormalize
 */
export function attributeValue(raw: string): string | null {
  let value = '';
  let from = 0;
  const spaced = raw.replaceAll(/\r\n|[\t\n\r]/gu, ' ');
  for (let at = spaced.indexOf('&'); at !== -1; at = spaced.indexOf('&', from)) {
    const end = spaced.indexOf(';', at);
    const text = end === -1 ? null : referenced(spaced.slice(at + 1, end));
    if (text === null) return null;
    value += spaced.slice(from, at) + text;
    from = end + 1;
  }
  return value + spaced.slice(from);
}
