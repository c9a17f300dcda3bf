import { element, type Xml, type XmlAttributes } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { namespaces } from '../xml/namespaces.ts';

/**
 * Writes a reply anew for the library: it never sees a server's own bytes, only what our reader has read, written by our
 * writer. Names that are not of EWS's form (an upper-case letter, then letters and digits) are left out with all that
 * they hold, so that `__proto__` and `constructor` never reach its reader, which makes object keys of names.
 */
export function replyText(response: XmlElement): string {
  const envelope = element('soap:Envelope', element('soap:Body', rewritten(response)), {
    'xmlns:soap': namespaces.soap,
    'xmlns:m': namespaces.m,
    'xmlns:t': namespaces.t,
  });
  return envelope.text;
}

/** The library looks at local names only, so one prefix does for all. */
function rewritten(node: XmlElement): Xml {
  const children = node.children.filter((each) => ewsName.test(each.name)).map(rewritten);
  return element(`m:${node.name}`, children.length > 0 ? children : node.text, attributesOf(node));
}

function attributesOf(node: XmlElement): XmlAttributes {
  const list = node.attributes ?? [];
  const pairs: [string, string][] = [];
  for (let index = 0; index < list.length; index += 2) {
    const name = list[index] ?? '';
    if (ewsName.test(name)) pairs.push([name, list[index + 1] ?? '']);
  }
  return Object.fromEntries(pairs);
}

const ewsName = /^[A-Z][A-Za-z0-9]*$/u;
