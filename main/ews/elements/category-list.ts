import type { Category } from '../../../shared/model/category.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { readPlainDocument } from '../xml/plain-document.ts';
import { integerOf } from '../soap/values.ts';
import { attribute, childrenNamed, type XmlElement } from '../xml/xml-element.ts';
import { escapeAttribute } from '../xml/xml.ts';

/** An entry with all that Outlook keeps of it (when it was last used, its key), which a change must not lose. */
export interface CategoryEntry extends Category {
  /** Names and values by turns, as they stand in the document. */
  readonly attributes: readonly string[];
}

/** A mailbox's list of categories: the document in the XmlData of the configuration `CategoryList` of the calendar. */
export interface CategoryList {
  readonly entries: readonly CategoryEntry[];
  /** The root's own attributes, kept like an entry's. */
  readonly attributes: readonly string[];
}

/**
 * Reads the list of categories, which any program with access to the mailbox may have written, so it is read like a reply
 * of a stranger. Entries without a name are left out; a colour that is none of Outlook's is none.
 * https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxocfg/eb7cac90-6200-4ac3-8f3c-6c808c681c8b
 */
export function readCategoryList(document: Uint8Array, host: string): Result<CategoryList> {
  const text = textOf(document);
  if (text === null) return failed({ kind: 'reply-refused', host, reason: 'malformed' });
  const root = readPlainDocument(text, { host, root: 'categories' });
  if (!root.ok) return root;
  const entries = childrenNamed(root.value, 'category').map(readEntry);
  return success({
    entries: entries.filter((entry) => entry !== null),
    attributes: plainAttributes(root.value),
  });
}

/** Null unless it is UTF-8, which is what Outlook and Exchange write. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder throws a TypeError for anything else; there is no other way to ask.
    return null;
  }
}

function readEntry(element: XmlElement): CategoryEntry | null {
  const name = attribute(element, 'name') ?? '';
  const color = integerOf(attribute(element, 'color')) ?? -1;
  if (name === '' || name.length > 255) return null;
  return {
    name,
    color: color >= -1 && color <= 24 ? color : -1,
    guid: attribute(element, 'guid') ?? '',
    attributes: plainAttributes(element),
  };
}

/** Declarations are written anew, and prefixed names would mean nothing without theirs. */
function plainAttributes({ attributes }: XmlElement): readonly string[] {
  const pairs = pairsOf(attributes ?? []);
  return pairs.filter(([name]) => name !== 'xmlns' && !name.includes(':')).flat();
}

/** Writes the list as Outlook does. Name, colour and guid are the entry's; what else it had stays, in its place. */
export function writeCategoryList(list: CategoryList): Uint8Array {
  const entries = list.entries.map((entry) => `<category${attributesText(entryAttributes(entry))}/>`);
  const own = attributesText(pairsOf(list.attributes));
  const document = `<?xml version="1.0"?>\r\n<categories${own} xmlns="CategoryList.xsd">${entries.join('')}</categories>`;
  return new TextEncoder().encode(document);
}

function entryAttributes({ name, color, guid, attributes }: CategoryEntry): Map<string, string> {
  return new Map([...pairsOf(attributes), ['name', name], ['color', String(color)], ['guid', guid]]);
}

function attributesText(pairs: Iterable<readonly [string, string]>): string {
  return [...pairs].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
}

function pairsOf(attributes: readonly string[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index < attributes.length; index += 2)
    pairs.push([attributes[index] ?? '', attributes[index + 1] ?? '']);
  return pairs;
}
