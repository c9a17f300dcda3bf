/**
 * What each UTF-16 code unit may be in an XML 1.0 document, as tables: the tokenizer asks once for every unit.
 * https://www.w3.org/TR/xml/#charsets and https://www.w3.org/TR/xml/#NT-NameStartChar
 */

/** Marks of `contentMarks`: 0 is text that stands for itself. */
export const mark = {
  plain: 0,
  markup: 1,
  reference: 2,
  bracket: 3,
  space: 4,
  surrogate: 5,
  forbidden: 6,
  quote: 7,
} as const;

/**
 * What a code unit is in text and in attribute values; tab and line feed are `plain` in text. In values both quotation
 * marks are told from the rest, as one of them ends a value.
 */
export const textMarks = marks([[0x9, 0xa, mark.plain]]);
export const valueMarks = marks([
  [0x9, 0xa, mark.space],
  [0x22, 0x22, mark.quote],
  [0x27, 0x27, mark.quote],
  [0x5d, 0x5d, mark.plain],
]);

/** Kinds of `nameKinds`: what cannot stand in a name, what can begin one, what can only follow. */
export const nameKind = { none: 0, start: 1, inner: 2 } as const;

/**
 * Characters beyond U+FFFF are told by their two halves: the first ones of planes 1 to 14 begin a name, every second one
 * follows. In text that was decoded from UTF-8 a half never stands alone.
 */
export const nameKinds = nameTable();

/** White space as XML has it: space, tab, line feed, carriage return. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0xa || unit === 0xd || unit === 0x9;
}

/** Whether XML 1.0 has this code point at all. */
export function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x1_0000 && code <= 0x10_ffff);
}

/** Whether the text has nothing that XML 1.0 forbids. */
export function areCharacters(text: string): boolean {
  return characters.test(text);
}

const characters = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

/** What stands in the place of a character that XML 1.0 forbids. */
export const REPLACEMENT = '\uFFFD';

/** The text with U+FFFD in the place of each character that XML 1.0 forbids. */
export function withoutForbidden(text: string): string {
  return areCharacters(text) ? text : text.replaceAll(forbidden, REPLACEMENT);
}

const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Whether the whole text is an XML name. */
export function isName(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const kind = nameKinds[text.charCodeAt(index)];
    if (kind !== nameKind.start && (kind !== nameKind.inner || index === 0)) return false;
  }
  return text !== '';
}

type Ranges = readonly (readonly [from: number, to: number, kind: number])[];

function marks(more: Ranges): Uint8Array {
  return table([
    [0x0, 0x1f, mark.forbidden],
    [0xd, 0xd, mark.space],
    [0x26, 0x26, mark.reference],
    [0x3c, 0x3c, mark.markup],
    [0x5d, 0x5d, mark.bracket],
    [0xd800, 0xdfff, mark.surrogate],
    [0xfffe, 0xffff, mark.forbidden],
    ...more,
  ]);
}

function nameTable(): Uint8Array {
  const { start, inner } = nameKind;
  return table([
    [0x3a, 0x3a, start],
    [0x41, 0x5a, start],
    [0x5f, 0x5f, start],
    [0x61, 0x7a, start],
    [0xc0, 0xd6, start],
    [0xd8, 0xf6, start],
    [0xf8, 0x2ff, start],
    [0x370, 0x37d, start],
    [0x37f, 0x1fff, start],
    [0x200c, 0x200d, start],
    [0x2070, 0x218f, start],
    [0x2c00, 0x2fef, start],
    [0x3001, 0xd7ff, start],
    [0xd800, 0xdb7f, start],
    [0xf900, 0xfdcf, start],
    [0xfdf0, 0xfffd, start],
    [0x2d, 0x2e, inner],
    [0x30, 0x39, inner],
    [0xb7, 0xb7, inner],
    [0x300, 0x36f, inner],
    [0x203f, 0x2040, inner],
    [0xdc00, 0xdfff, inner],
  ]);
}

function table(ranges: Ranges): Uint8Array {
  const kinds = new Uint8Array(0x1_0000);
  for (const [from, to, kind] of ranges) kinds.fill(kind, from, to + 1);
  return kinds;
}
