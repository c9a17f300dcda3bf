// oxlint-disable-next-line no-control-regex -- control characters are what XML 1.0 forbids and this finds
const special = /[&<>"\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const everySpecial = new RegExp(special, 'g');
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/**
 * Escapes text for element content and for attributes in double quotes. Characters XML 1.0 forbids become U+FFFD; a carriage
 * return, which readers would make a line feed of (XML 1.0, 2.11), is written as a reference.
 */
export function escapeXml(text: string): string {
  return special.test(text) ? text.replace(everySpecial, (found) => escapes[found] ?? '\uFFFD') : text;
}

/** Attributes in the order given; `undefined` ones are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** `<name …>inner</name>`, where `inner` is already XML. An empty inner gives `<name …/>`. */
export function element(name: string, inner: string, attributes?: Attributes): string {
  const opening = attributes === undefined ? name : name + writeAttributes(attributes);
  return inner === '' ? `<${opening}/>` : `<${opening}>${inner}</${name}>`;
}

/** `<name>text</name>` with the text escaped. */
export function textElement(name: string, text: string): string {
  return element(name, escapeXml(text));
}

/** Like `textElement`, or nothing at all when there is no text. */
export function optionalText(name: string, text: string | undefined): string {
  return text === undefined ? '' : textElement(name, text);
}

function writeAttributes(attributes: Attributes): string {
  let written = '';
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) written += ` ${name}="${escapeXml(value)}"`;
  return written;
}
