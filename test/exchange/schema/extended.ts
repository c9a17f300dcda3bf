import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { ExtendedProperty, Folder, Item } from '../store/types.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element, textElement } from '../xml/write.ts';
import { normalValue } from './property-type.ts';
import { wellKnownOfFolder, wellKnownValue } from './well-known.ts';

/** The name of a MAPI property as a request gives it. */
export interface ExtendedFieldUri {
  /** Canonical: two spellings of one property have the same key. */
  readonly key: string;
  /** t:MapiPropertyTypeType. */
  readonly type: string;
  /** The attributes as they were asked for, which is how they are returned. */
  readonly attributes: Readonly<Record<string, string>>;
}

const propertySets: Readonly<Record<string, string>> = {
  Meeting: '6ed8da90-450b-101b-98da-00aa003f1305',
  Appointment: '00062002-0000-0000-c000-000000000046',
  Common: '00062008-0000-0000-c000-000000000046',
  PublicStrings: '00020329-0000-0000-c000-000000000046',
  Address: '00062004-0000-0000-c000-000000000046',
  InternetHeaders: '00020386-0000-0000-c000-000000000046',
  CalendarAssistant: '11000e07-b51b-40d6-af21-caa85edab1d0',
  UnifiedMessaging: '4442858e-a9e3-4e80-b900-317a210cc15b',
  Task: '00062003-0000-0000-c000-000000000046',
  Sharing: '00062040-0000-0000-c000-000000000046',
};

const names = [
  'DistinguishedPropertySetId',
  'PropertySetId',
  'PropertyTag',
  'PropertyName',
  'PropertyId',
  'PropertyType',
] as const;

/** Reads t:ExtendedFieldURI; `undefined` for a combination of attributes that Exchange refuses. */
export function readExtendedFieldUri(node: XmlNode): ExtendedFieldUri | undefined {
  const attributes: Record<string, string> = {};
  for (const name of names) {
    const value = attribute(node, name);
    if (value !== undefined) attributes[name] = value;
  }
  const key = keyOf(attributes);
  return key === undefined ? undefined : { key, type: attributes['PropertyType'] ?? 'String', attributes };
}

function keyOf(uri: Readonly<Record<string, string>>): string | undefined {
  const type = uri['PropertyType'];
  if (type === undefined) return undefined;
  const tag = uri['PropertyTag'];
  if (tag !== undefined)
    return names.slice(0, 5).filter((name) => name in uri).length === 1
      ? `tag:${Number(tag)}:${type}`
      : undefined;
  const named = uri['DistinguishedPropertySetId'];
  const set = named === undefined ? uri['PropertySetId']?.toLowerCase() : propertySets[named];
  const name = uri['PropertyName'];
  const id = uri['PropertyId'];
  if (set === undefined || (name === undefined) === (id === undefined)) return undefined;
  return `${set}:${name === undefined ? `id:${Number(id)}` : `name:${name.toLowerCase()}`}:${type}`;
}

/** Reads t:ExtendedProperty; refuses a name that is not valid, and a value that is not of its type. */
export function readExtendedProperty(node: XmlNode): Outcome<ExtendedProperty> {
  const field = child(node, 'ExtendedFieldURI');
  const uri = field && readExtendedFieldUri(field);
  if (!uri)
    return refuse('ErrorInvalidExtendedProperty', 'The extended property attribute combination is invalid.');
  const list = child(node, 'Values');
  const given = list ? list.children.map((one) => one.text) : [child(node, 'Value')?.text ?? ''];
  const values: string[] = [];
  for (const text of given) {
    const value = normalValue(uri.type.replace(/Array$/, ''), text);
    if (value === undefined)
      return refuse('ErrorInvalidExtendedPropertyValue', 'The extended property value is not of its type.');
    values.push(value);
  }
  return done({ key: uri.key, uri: uri.attributes, value: list ? values : (values[0] ?? '') });
}

/** The value of a MAPI property: one a client wrote, or a well-known one that other properties hold. */
export function extendedValue(item: Item, { key }: ExtendedFieldUri): string | readonly string[] | undefined {
  return item.extended.get(key)?.value ?? wellKnownValue(item, key);
}

/** t:ExtendedProperty, or nothing where the item has no such property. */
export function writeExtendedProperty(item: Item, uri: ExtendedFieldUri): string {
  return writeValue(uri, extendedValue(item, uri));
}

/** The same for a folder: what a client wrote, or what the folder tells of itself. */
export function folderValue(
  folder: Folder,
  { key }: ExtendedFieldUri,
): ExtendedProperty['value'] | undefined {
  return folder.extended.get(key)?.value ?? wellKnownOfFolder(folder, key);
}

/** The same as an element. */
export function writeFolderProperty(folder: Folder, uri: ExtendedFieldUri): string {
  return writeValue(uri, folderValue(folder, uri));
}

function writeValue(uri: ExtendedFieldUri, value: ExtendedProperty['value'] | undefined): string {
  if (value === undefined) return '';
  const written =
    typeof value === 'string'
      ? textElement('t:Value', value)
      : element('t:Values', value.map((one) => textElement('t:Value', one)).join(''));
  return element('t:ExtendedProperty', element('t:ExtendedFieldURI', '', uri.attributes) + written);
}
