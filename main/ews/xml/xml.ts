/**
 * A piece of finished markup, so that a plain string can never become markup by accident. `element` makes these, and
 * the border to ews-javascript-api, which checks what that library has written.
 */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What stands inside an element: text (always escaped), elements, or nothing. */
export type XmlContent = string | Xml | null | readonly (Xml | null)[];

/** An element's name with one of the prefixes that the envelope declares; always a literal of ours. */
export type XmlName = `${'soap' | 'm' | 't'}:${string}`;

/** Attributes in the order given; `null` leaves one out. */
export type XmlAttributes = Readonly<Record<string, string | null>>;

/**
 * Writes one element. Text and attribute values are escaped here and nowhere else, so no value can add markup.
 *
 * Characters that XML 1.0 forbids (C0 controls, lone surrogates, U+FFFE, U+FFFF) are removed: they have no form in XML,
 * and a pasted one in a subject must not make a message unsendable. A carriage return is written as a reference, so
 * that a parser does not turn it into a line feed; so are tabs and line ends in attributes. Values that go into mail
 * headers are refused earlier, see `header-values.ts`.
 * https://www.w3.org/TR/xml/#charsets and https://www.w3.org/TR/xml/#AVNormalize
 */
export function element(name: XmlName, content: XmlContent, attributes: XmlAttributes = {}): Xml {
  const start = `<${name}${attributesText(attributes)}`;
  const inside = contentText(content);
  return new Xml(inside === '' ? `${start}/>` : `${start}>${inside}</${name}>`);
}

/** True when a value holds characters that XML 1.0 has no form for. */
export function hasForbiddenCharacters(value: string): boolean {
  return !value.isWellFormed() || value.search(forbidden) !== -1;
}

/** The value as it will stand in the document: without the characters that XML 1.0 forbids. */
export function permitted(value: string): string {
  return hasForbiddenCharacters(value)
    ? value.replaceAll(loneSurrogates, '').replaceAll(forbidden, '')
    : value;
}

// The C1 controls are permitted, as are tab, line feed and carriage return.
const forbidden = /(?![\t\n\r\u007F-\u009F])[\p{Cc}\uFFFE\uFFFF]/gu;
const loneSurrogates = /\p{Surrogate}/gu;

function contentText(content: XmlContent): string {
  if (content === null) return '';
  if (typeof content === 'string') return escapeText(content);
  if (content instanceof Xml) return content.text;
  return content.map((part) => part?.text ?? '').join('');
}

function attributesText(attributes: XmlAttributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
}

/** A value as an element's text, without characters that XML 1.0 forbids; `element` does this by itself. */
export function escapeText(value: string): string {
  return permitted(value).replaceAll(/[&<>\r]/gu, (character) => references[character] ?? '');
}

/** A value as an attribute's text between double quotes; `element` does this by itself. */
export function escapeAttribute(value: string): string {
  return permitted(value).replaceAll(/[&<>"\r\n\t]/gu, (character) => references[character] ?? '');
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
