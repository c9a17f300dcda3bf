import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { propertyOf } from '../store/lazy-item.ts';
import type { Folder, Item } from '../store/types.ts';
import { attribute } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { itemField } from './restriction.ts';

/** What rows are put into order by. */
export type Key = string | number | boolean | undefined;

/** Sorted lists by folder, for as long as nothing changes in it. */
const kept = new WeakMap<
  Folder,
  { readonly change: number; readonly size: number; readonly lists: Map<string, readonly Item[]> }
>();

/**
 * A folder's items in the order asked for; without one, newest first for mail and earliest first for calendars.
 * Items that lack the property come first in ascending order, as NULL does in Exchange's tables.
 */
export function sortItems(folder: Folder, order: XmlNode | undefined): Outcome<readonly Item[]> {
  const lists = listsOf(folder);
  const key = keyOf(order);
  const known = lists.get(key);
  if (known) return done(known);
  const fields: Field[] = [];
  for (const field of order?.children ?? []) {
    const read = sortField(field.children[0]);
    if (!read.ok) return read;
    fields.push({ sign: attribute(field, 'Order') === 'Descending' ? -1 : 1, read: read.value });
  }
  const sorted = sortBy([...folder.items], fields.length === 0 ? [byDefault(folder)] : fields);
  lists.set(key, sorted);
  return done(sorted);
}

/** What rows are sorted or grouped by; refuses properties of which there is no order. */
export function sortField(path: XmlNode | undefined): Outcome<(item: Item) => Key> {
  const read = path && attribute(path, 'FieldURI') !== 'item:Body' ? itemField(path) : undefined;
  return read?.ok === true
    ? done(read.value.read)
    : refuse('ErrorUnsupportedPathForSortGroup', 'The property can not be used for sorting or grouping.');
}

function listsOf(folder: Folder): Map<string, readonly Item[]> {
  const known = kept.get(folder);
  if (known?.change === folder.change && known.size === folder.items.size) return known.lists;
  const lists = new Map<string, readonly Item[]>();
  kept.set(folder, { change: folder.change, size: folder.items.size, lists });
  return lists;
}

function keyOf(order: XmlNode | undefined): string {
  const fields = order?.children ?? [];
  return JSON.stringify(
    fields.map((field) => [attribute(field, 'Order'), ...(field.children[0]?.attributes ?? [])]),
  );
}

interface Field {
  readonly sign: 1 | -1;
  readonly read: (item: Item) => Key;
}

function byDefault(folder: Folder): Field {
  return folder.folderClass.startsWith('IPF.Appointment')
    ? { sign: 1, read: (item) => item.values.Start ?? 0 }
    : { sign: -1, read: (item) => Number(propertyOf(item, 'DateTimeReceived') ?? 0) };
}

/** Each value is read once: in a large folder an item is made each time somebody looks at it. */
function sortBy(items: readonly Item[], fields: readonly Field[]): readonly Item[] {
  const signs = fields.map((one) => one.sign);
  const keyed = items.map((item) => ({ item, keys: fields.map(({ read }) => keyFor(read(item))) }));
  keyed.sort((a, b) => {
    for (let index = 0; index < signs.length; index += 1) {
      const difference = (signs[index] ?? 1) * compareKeys(a.keys[index], b.keys[index]);
      if (difference !== 0) return difference;
    }
    return b.item.counter - a.item.counter;
  });
  return keyed.map((one) => one.item);
}

/** The part of a value that counts when values are compared: texts without their case. */
export function keyFor(value: Key): Key {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** Smaller than 0 where `a` comes first. What is missing comes before everything. */
export function compareKeys(a: Key, b: Key): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  return Number(a) - Number(b);
}
