import { writeRow } from '../schema/write-row.ts';
import type { Shape } from '../schema/shape.ts';
import { done } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Item } from '../store/types.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { compareKeys, keyFor, sortField } from './sort.ts';
import type { Key } from './sort.ts';

/** How a search is grouped: by which value, and by which value of its items a group is put into order. */
export interface Grouping {
  readonly groupBy: (item: Item) => Key;
  readonly aggregateOn: (item: Item) => Key;
  readonly isMaximum: boolean;
  readonly isDescending: boolean;
}

/** A row of a grouped view: the head of a group, or an item of it. Pages count both. */
export interface GroupRow {
  /** From 0. */
  readonly group: number;
  /** `undefined` for the head. */
  readonly item: Item | undefined;
}

/**
 * Reads m:GroupBy or m:DistinguishedGroupBy; `undefined` where a search has neither. The one distinguished grouping is
 * by conversation topic, and puts the group with the newest item first or last.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/groupby>.
 */
export function readGrouping(request: XmlNode): Outcome<Grouping | undefined> {
  const node = child(request, 'GroupBy') ?? child(request, 'DistinguishedGroupBy');
  if (!node) return done(undefined);
  const isDescending = attribute(node, 'Order') === 'Descending';
  const isOwn = node.name === 'GroupBy';
  const aggregate = child(node, 'AggregateOn');
  const groupBy = sortField(isOwn ? node.children[0] : pathTo('message:ConversationTopic'));
  if (!groupBy.ok) return groupBy;
  const aggregateOn = sortField(isOwn ? aggregate?.children[0] : pathTo('item:DateTimeReceived'));
  if (!aggregateOn.ok) return aggregateOn;
  const isMaximum = !isOwn || attribute(aggregate, 'Aggregate') === 'Maximum';
  return done({ groupBy: groupBy.value, aggregateOn: aggregateOn.value, isMaximum, isDescending });
}

function pathTo(uri: string): XmlNode {
  const attributes = new Map([['FieldURI', uri]]);
  return { name: 'FieldURI', namespace: '', attributes, children: [], text: '' };
}

/** The rows of a grouped view, of items that are in their order already. Items without the property are a group, too. */
export function groupItems(items: readonly Item[], grouping: Grouping): GroupRow[] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyFor(grouping.groupBy(item));
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  const sign = grouping.isDescending ? -1 : 1;
  const sorted = [...groups.values()]
    .map((members) => ({ members, key: aggregateOf(members, grouping) }))
    .toSorted((a, b) => sign * compareKeys(a.key, b.key));
  return sorted.flatMap(({ members }, group): GroupRow[] => [
    { group, item: undefined },
    ...members.map((item) => ({ group, item })),
  ]);
}

function aggregateOf(members: readonly Item[], { aggregateOn, isMaximum }: Grouping): Key {
  const keys = members.map((item) => keyFor(aggregateOn(item))).toSorted(compareKeys);
  return isMaximum ? keys.at(-1) : keys[0];
}

/** t:Groups of a page: its rows by group, each with the index of its group in the whole view. */
export function writeGroups(rows: readonly GroupRow[], shape: Shape, call: Call): string {
  const groups = Map.groupBy(rows, (row) => row.group);
  const written = [...groups].map(([index, members]) => {
    let items = '';
    for (const { item } of members) if (item) items += writeRow(item, shape, call.view);
    return element('t:GroupedItems', element('t:GroupIndex', String(index)) + element('t:Items', items));
  });
  return element('t:Groups', written.join(''));
}
