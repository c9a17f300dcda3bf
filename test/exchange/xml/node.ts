/** Namespaces of EWS and SOAP 1.1, by the prefix that Microsoft's documents give them. */
export const namespaces = {
  s: 'http://schemas.xmlsoap.org/soap/envelope/',
  t: 'http://schemas.microsoft.com/exchange/services/2006/types',
  m: 'http://schemas.microsoft.com/exchange/services/2006/messages',
  e: 'http://schemas.microsoft.com/exchange/services/2006/errors',
} as const;

/** One element of a request: local name, namespace, attributes without a namespace, child elements, and its text. */
export interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** Character content of this element itself, CDATA included, untrimmed. */
  readonly text: string;
}

/** The first child with this local name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.name === name);
}

/** The text of the first child with this local name. */
export function childText(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.text;
}

/** Follows local names downwards, first match at each step. */
export function descend(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((current, name) => child(current, name), node);
}

/** The value of an attribute without a namespace. */
export function attribute(node: XmlNode | undefined, name: string): string | undefined {
  return node?.attributes.get(name);
}

/** XML Schema's boolean: `true`, `1`, `false`, `0`. Anything else is `undefined`. */
export function toBoolean(text: string | undefined): boolean | undefined {
  const word = text?.trim();
  if (word === 'true' || word === '1') return true;
  if (word === 'false' || word === '0') return false;
  return undefined;
}
