import { namespaces } from './node.ts';
import type { XmlNode } from './node.ts';
import { element, escapeXml } from './write.ts';

const prefixes: Readonly<Record<string, string>> = { [namespaces.t]: 't:', [namespaces.m]: 'm:' };

/** An element that a request brought, written back as it came, with the prefixes t and m; under another name if given. */
export function writeNode(node: XmlNode, name?: string): string {
  const attributes = Object.fromEntries(node.attributes);
  const inner =
    node.children.length > 0 ? node.children.map((one) => writeNode(one)).join('') : escapeXml(node.text);
  return element(name ?? `${prefixes[node.namespace] ?? 't:'}${node.name}`, inner, attributes);
}
