import { readCharacters, readName, skipWhiteSpace } from './scan.ts';
import type { Scanner } from './scan.ts';
import type { XmlNode } from './node.ts';

/** What was wrong with a document, and where (1-based), as Exchange reports it in `t:Violation`. */
export interface XmlError {
  readonly violation: string;
  readonly line: number;
  readonly position: number;
}

/** Outcome of `parseXml`. */
export type Parsed =
  { readonly ok: true; readonly root: XmlNode } | { readonly ok: false; readonly error: XmlError };

/** Deeper documents than this are refused; the deepest valid EWS request in Microsoft's documents has 16 levels. */
const deepest = 100;

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

interface Open {
  readonly qualified: string;
  readonly node: { -readonly [K in keyof XmlNode]: XmlNode[K] };
  readonly children: XmlNode[];
  readonly prefixes: ReadonlyMap<string, string>;
}

class Violation extends Error {}

/**
 * Reads one XML 1.0 document with namespaces, strictly: one root, no DOCTYPE, no unknown entity, no duplicate
 * attribute, no unbound prefix. Nothing is ever fetched.
 */
export function parseXml(text: string): Parsed {
  const scanner: Scanner = { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, at: 0 };
  try {
    return { ok: true, root: readDocument(scanner) };
  } catch (error) {
    if (!(error instanceof Violation || error instanceof SyntaxError)) throw error;
    return { ok: false, error: { violation: error.message, ...place(scanner) } };
  }
}

function place(scanner: Scanner): { line: number; position: number } {
  const before = scanner.text.slice(0, scanner.at).split('\n');
  return { line: before.length, position: (before.at(-1)?.length ?? 0) + 1 };
}

function readDocument(scanner: Scanner): XmlNode {
  const open: Open[] = [];
  let root: XmlNode | undefined;
  while (scanner.at < scanner.text.length) {
    const parent = open.at(-1);
    if (scanner.text[scanner.at] !== '<') {
      const characters = readCharacters(scanner);
      if (parent) parent.node.text += characters;
      else if (/[^ \t\r\n]/.test(characters)) throw new Violation('Data at the root level is invalid.');
    } else if (scanner.text.startsWith('<!--', scanner.at)) skipPast(scanner, '-->');
    else if (scanner.text.startsWith('<![CDATA[', scanner.at)) readCdata(scanner, parent);
    else if (scanner.text.startsWith('<!', scanner.at))
      throw new Violation('For security reasons DTD is prohibited in this XML document.');
    else if (scanner.text.startsWith('<?', scanner.at)) skipPast(scanner, '?>');
    else if (scanner.text.startsWith('</', scanner.at)) closeElement(scanner, open);
    else {
      if (!parent && root) throw new Violation('There are multiple root elements.');
      const node = openElement(scanner, open);
      root ??= node;
    }
  }
  if (open.length > 0) throw new Violation('Unexpected end of file has occurred.');
  if (!root) throw new Violation('Root element is missing.');
  return root;
}

function skipPast(scanner: Scanner, mark: string): void {
  const end = scanner.text.indexOf(mark, scanner.at);
  if (end < 0) throw new Violation('Unexpected end of file has occurred.');
  scanner.at = end + mark.length;
}

function readCdata(scanner: Scanner, parent: Open | undefined): void {
  if (!parent) throw new Violation('Data at the root level is invalid.');
  const start = scanner.at + 9;
  skipPast(scanner, ']]>');
  parent.node.text += scanner.text.slice(start, scanner.at - 3);
}

function closeElement(scanner: Scanner, open: Open[]): void {
  scanner.at += 2;
  const qualified = readName(scanner);
  skipWhiteSpace(scanner);
  if (scanner.text[scanner.at] !== '>') throw new Violation('An end tag is not closed.');
  scanner.at += 1;
  const closing = open.pop();
  if (closing?.qualified !== qualified)
    throw new Violation(
      `The '${closing?.qualified ?? ''}' start tag does not match the end tag of '${qualified}'.`,
    );
}

function openElement(scanner: Scanner, open: Open[]): XmlNode {
  if (open.length >= deepest) throw new Violation('The maximum read depth has been exceeded.');
  scanner.at += 1;
  const qualified = readName(scanner);
  const raw = readAttributes(scanner);
  const parent = open.at(-1);
  const prefixes = declare(raw, parent?.prefixes ?? new Map([['xml', xmlNamespace]]));
  const children: XmlNode[] = [];
  const node = {
    ...resolve(qualified, prefixes, true),
    attributes: plain(raw, prefixes),
    children,
    text: '',
  };
  parent?.children.push(node);
  if (scanner.text[scanner.at] === '/') scanner.at += 2;
  else {
    scanner.at += 1;
    open.push({ qualified, node, children, prefixes });
  }
  return node;
}

function readAttributes(scanner: Scanner): Map<string, string> {
  const attributes = new Map<string, string>();
  for (;;) {
    const spaced = skipWhiteSpace(scanner);
    const next = scanner.text[scanner.at];
    if (next === '>' || (next === '/' && scanner.text[scanner.at + 1] === '>')) return attributes;
    if (!spaced) throw new Violation('An element name is not followed by white space.');
    const name = readName(scanner);
    skipWhiteSpace(scanner);
    if (scanner.text[scanner.at] !== '=') throw new Violation(`The attribute '${name}' has no value.`);
    scanner.at += 1;
    skipWhiteSpace(scanner);
    if (attributes.has(name)) throw new Violation(`'${name}' is a duplicate attribute name.`);
    attributes.set(name, readQuoted(scanner));
  }
}

function readQuoted(scanner: Scanner): string {
  const quote = scanner.text[scanner.at];
  const end = quote === '"' || quote === "'" ? scanner.text.indexOf(quote, scanner.at + 1) : -1;
  if (end < 0) throw new Violation('An attribute value is not quoted.');
  const inner: Scanner = { text: scanner.text.slice(scanner.at + 1, end), at: 0 };
  scanner.at = end + 1;
  if (inner.text.includes('<')) throw new Violation("'<' is an invalid attribute character.");
  return inner.text === '' ? '' : readCharacters(inner);
}

function declare(
  raw: ReadonlyMap<string, string>,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let prefixes = outer;
  for (const [name, value] of raw) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    prefixes = new Map(prefixes).set(name === 'xmlns' ? '' : name.slice(6), value);
  }
  return prefixes;
}

function plain(raw: ReadonlyMap<string, string>, prefixes: ReadonlyMap<string, string>): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of raw) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    if (name.includes(':')) resolve(name, prefixes, false);
    else attributes.set(name, value);
  }
  return attributes;
}

function resolve(
  qualified: string,
  prefixes: ReadonlyMap<string, string>,
  usesDefault: boolean,
): { name: string; namespace: string } {
  const colon = qualified.indexOf(':');
  if (colon < 0) return { name: qualified, namespace: usesDefault ? (prefixes.get('') ?? '') : '' };
  const prefix = qualified.slice(0, colon);
  const namespace = prefixes.get(prefix);
  if (namespace === undefined) throw new Violation(`'${prefix}' is an undeclared prefix.`);
  return { name: qualified.slice(colon + 1), namespace };
}
