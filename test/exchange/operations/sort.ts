import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { propertyOf } from '../store/lazy-item.ts';
import type { Folder, Item } from '../store/types.ts';
import { attribute } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { itemField } from './restriction.ts';

type Value = string | number | boolean | undefined;

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
  const comparers: ((a: Item, b: Item) => number)[] = [];
  for (const field of order?.children ?? []) {
    const path = field.children[0];
    const read = path
      ? itemField(path)
      : refuse('ErrorUnsupportedPathForSortGroup', 'The property can not be used for sorting or grouping.');
    if (!read.ok)
      return refuse(
        'ErrorUnsupportedPathForSortGroup',
        'The property can not be used for sorting or grouping.',
      );
    const sign = attribute(field, 'Order') === 'Descending' ? -1 : 1;
    comparers.push((a, b) => sign * compare(read.value(a), read.value(b)));
  }
  if (comparers.length === 0) comparers.push(byDefault(folder));
  const sorted = [...folder.items].toSorted((a, b) => {
    for (const comparer of comparers) {
      const difference = comparer(a, b);
      if (difference !== 0) return difference;
    }
    return b.counter - a.counter;
  });
  lists.set(key, sorted);
  return done(sorted);
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

function byDefault(folder: Folder): (a: Item, b: Item) => number {
  if (folder.folderClass.startsWith('IPF.Appointment'))
    return (a, b) => (a.values.Start ?? 0) - (b.values.Start ?? 0);
  return (a, b) => receivedAt(b) - receivedAt(a);
}

function receivedAt(item: Item): number {
  return Number(propertyOf(item, 'DateTimeReceived') ?? 0);
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  if (typeof a === 'string' && typeof b === 'string') {
    const left = a.toLowerCase();
    const right = b.toLowerCase();
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return Number(a) - Number(b);
}
