import { codecFor, valueOf, withValue } from '../schema/codecs.ts';
import type { ItemValues } from '../schema/codecs.ts';
import type { Body } from '../schema/codec.ts';
import { readExtendedFieldUri, readExtendedProperty } from '../schema/extended.ts';
import { isHeld, withHeldValue } from '../schema/held-properties.ts';
import { elementOf } from '../schema/shape.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { ExtendedProperty, Item } from '../store/types.ts';
import { attribute } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { changeEntry } from './dictionary-change.ts';
import { isSettable, readValue } from './item-input.ts';
import type { InputContext } from './item-input.ts';

/** What an item becomes by a list of changes. */
export interface Changed {
  readonly values: ItemValues;
  readonly extended: ReadonlyMap<string, ExtendedProperty>;
  /** Element names, and keys of extended properties, that the changes name. */
  readonly names: readonly string[];
}

/** Properties of a sent or received message that nobody may change any more. */
const sealed = new Set(
  'From Sender ToRecipients CcRecipients BccRecipients ReplyTo InternetMessageId'.split(' '),
);

/** Works out t:Updates for one item, without changing it: all of them succeed, or none. */
export function changeProperties(
  item: Item,
  updates: XmlNode | undefined,
  context: InputContext,
): Outcome<Changed> {
  let values = item.values;
  const extended = new Map(item.extended);
  const names: string[] = [];
  for (const update of updates?.children ?? []) {
    const [path, holder] = update.children;
    if (!path) return refuse('ErrorInvalidPropertyRequest');
    if (path.name === 'ExtendedFieldURI') {
      const written = changeExtended(extended, update, path);
      if (!written.ok) return written;
      const { key, value } = written.value;
      if (isHeld(key)) values = withHeldValue(values, key, value);
      names.push(key);
      continue;
    }
    if (path.name === 'IndexedFieldURI') {
      const entry = changeEntry(item, { values, path, update });
      if (!entry.ok) return entry;
      values = entry.value;
      names.push(elementOf(attribute(path, 'FieldURI') ?? ''));
      continue;
    }
    const name = elementOf(attribute(path, 'FieldURI') ?? '');
    const changed = changeOne(item, { values, name, update, given: holder?.children[0] }, context);
    if (!changed.ok) return changed;
    values = changed.value;
    names.push(name);
  }
  return done({ values, extended, names });
}

function changeExtended(
  extended: Map<string, ExtendedProperty>,
  update: XmlNode,
  path: XmlNode,
): Outcome<{ readonly key: string; readonly value: ExtendedProperty['value'] | undefined }> {
  const uri = readExtendedFieldUri(path);
  if (!uri)
    return refuse('ErrorInvalidExtendedProperty', 'The extended property attribute combination is invalid.');
  if (update.name === 'DeleteItemField') {
    extended.delete(uri.key);
    return done({ key: uri.key, value: undefined });
  }
  const given = update.children[1]?.children.find((one) => one.name === 'ExtendedProperty');
  const property = given && readExtendedProperty(given);
  if (property?.ok === false) return property;
  if (property?.value.key !== uri.key)
    return refuse('ErrorIncorrectUpdatePropertyCount', 'The property in the item does not match the path.');
  if (!isHeld(uri.key)) extended.set(uri.key, property.value);
  return done(property.value);
}

interface Single {
  readonly values: ItemValues;
  readonly name: string;
  readonly update: XmlNode;
  readonly given: XmlNode | undefined;
}

function changeOne(
  item: Item,
  { values, name, update, given }: Single,
  context: InputContext,
): Outcome<ItemValues> {
  const isMessage = item.kind !== 'CalendarItem' && item.values.IsDraft !== true;
  if (isMessage && sealed.has(name))
    return refuse(
      'ErrorInvalidPropertyUpdateSentMessage',
      'Update operation is invalid for property of a sent message.',
    );
  if (update.name === 'DeleteItemField') {
    if (!isSettable(item.kind, name) || required.has(name)) return refuse('ErrorInvalidPropertyDelete');
    return done(withValue(values, name, undefined));
  }
  if (given?.name !== name)
    return refuse(
      'ErrorIncorrectUpdatePropertyCount',
      'An object within a change description must contain one and only one property to modify.',
    );
  if (!isSettable(item.kind, name)) return refuse('ErrorInvalidPropertySet');
  const zone = values.StartTimeZone ?? context.timeZone;
  const value = readValue(given, { ...context, timeZone: zone });
  if (update.name === 'SetItemField') return done(withValue(values, name, value));
  const appended = append(valueOf(values, name), value, name);
  return appended === undefined
    ? refuse('ErrorInvalidPropertyAppend')
    : done(withValue(values, name, appended));
}

const required = new Set('Start End UID ItemClass'.split(' '));

/** Only lists of people, and bodies, can be appended to. */
function append(old: unknown, added: unknown, name: string): unknown {
  if (name === 'Body') {
    const [before, after] = [(old as Body | undefined) ?? { type: 'Text', text: '' }, added as Body];
    return { type: before.type, text: before.text + after.text };
  }
  const isList = Array.isArray(added) && name !== 'Categories' && codecFor(name) !== undefined;
  return isList
    ? [...((old as readonly unknown[] | undefined) ?? []), ...(added as readonly unknown[])]
    : undefined;
}
