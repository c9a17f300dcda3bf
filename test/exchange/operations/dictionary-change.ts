import { valueOf, withValue } from '../schema/codecs.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { elementOf } from '../schema/shape.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Item } from '../store/types.ts';
import { attribute, child, namespaces } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';

const dictionaries = new Set(['EmailAddresses', 'PhoneNumbers', 'PhysicalAddresses', 'ImAddresses']);

/** Sets or deletes one entry of a contact's dictionary (t:IndexedFieldURI), or one part of a physical address. */
export function changeEntry(
  item: Item,
  { values, path, update }: { readonly values: ItemValues; readonly path: XmlNode; readonly update: XmlNode },
): Outcome<ItemValues> {
  const uri = attribute(path, 'FieldURI') ?? '';
  const name = elementOf(uri);
  if (item.kind !== 'Contact' || !dictionaries.has(name)) return refuse('ErrorInvalidPropertySet');
  const key = attribute(path, 'FieldIndex') ?? '';
  const part = uri.split(':')[2];
  const old = valueOf(values, name) as XmlNode | undefined;
  const entries = (old?.children ?? []).filter((one) => attribute(one, 'Key') !== key);
  const known = old?.children.find((one) => attribute(one, 'Key') === key);
  if (update.name === 'AppendToItemField') return refuse('ErrorInvalidPropertyAppend');
  const given = child(update.children[1]?.children[0], 'Entry');
  const isDelete = update.name === 'DeleteItemField';
  if (!isDelete && (!given || attribute(given, 'Key') !== key))
    return refuse('ErrorIncorrectUpdatePropertyCount', 'The entry in the item does not match the path.');
  const entry = part === undefined ? (isDelete ? undefined : given) : changePart(known, key, { part, given });
  const list = entry ? [...entries, entry] : entries;
  const dictionary = { name, namespace: namespaces.t, attributes: new Map(), children: list, text: '' };
  return done(withValue(values, name, list.length === 0 ? undefined : dictionary));
}

const parts = ['Street', 'City', 'State', 'CountryOrRegion', 'PostalCode'];

function changePart(
  known: XmlNode | undefined,
  key: string,
  { part, given }: { readonly part: string; readonly given: XmlNode | undefined },
): XmlNode {
  const others = (known?.children ?? []).filter((one) => one.name !== part);
  const added = child(given, part);
  const children = (added ? [...others, added] : others).toSorted(
    (a, b) => parts.indexOf(a.name) - parts.indexOf(b.name),
  );
  return { name: 'Entry', namespace: namespaces.t, attributes: new Map([['Key', key]]), children, text: '' };
}
