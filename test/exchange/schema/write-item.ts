import { element } from '../xml/write.ts';
import type { AttachedItem, Item } from '../store/types.ts';
import { codecFor, valueOf } from './codecs.ts';
import { computed } from './computed.ts';
import type { View } from './computed.ts';
import type { PeopleForm } from './people-form.ts';
import { writeExtendedProperty } from './extended.ts';
import { planOf } from './shape.ts';
import type { Shape } from './shape.ts';

/** An item as its element, with what the shape asks for and the item has, in the order of the schema. */
export function writeItem(item: Item, shape: Shape, view: View, as: PeopleForm['as'] = 'smtp'): string {
  const asked = { shape, view, people: { as, domain: view.store.domain } };
  const written = planOf(shape, item.kind).map((name) => writeProperty(name, item, asked));
  return element(`t:${item.kind}`, written.join(''));
}

/** What an item that lies in another has not. */
const ownPlace = new Set(
  'ItemId ParentFolderId Attachments ResponseObjects EffectiveRights ConversationId InstanceKey'.split(' '),
);

/** An attached item as its element: it has no id and no folder of its own. */
export function writeAttachedItem(
  holder: Item,
  attached: AttachedItem,
  asked: { shape: Shape; view: View },
): string {
  const item: Item = { ...holder, ...attached };
  let inner = '';
  for (const name of planOf(asked.shape, item.kind))
    if (!ownPlace.has(name)) inner += writeProperty(name, item, asked);
  return element(`t:${item.kind}`, inner);
}

function writeProperty(
  name: string,
  item: Item,
  { shape, view, people }: { readonly shape: Shape; readonly view: View; readonly people?: PeopleForm },
): string {
  if (name === 'ExtendedProperty')
    return shape.extended.map((uri) => writeExtendedProperty(item, uri)).join('');
  const compute = computed[name];
  if (compute) return compute(item, { view, shape });
  const value = valueOf(item.values, name);
  return value === undefined ? '' : (codecFor(name)?.write(`t:${name}`, value, people) ?? '');
}
