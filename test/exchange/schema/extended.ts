import type { ExtendedProperty, Folder, Item } from '../store/types.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element, textElement } from '../xml/write.ts';
import { writeDateTime } from './date-time.ts';

/** The name of a MAPI property as a request gives it. */
export interface ExtendedFieldUri {
  /** Canonical: two spellings of one property have the same key. */
  readonly key: string;
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
  return key === undefined ? undefined : { key, attributes };
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

/** Reads t:ExtendedProperty; `undefined` when its name is not valid. */
export function readExtendedProperty(node: XmlNode): ExtendedProperty | undefined {
  const field = child(node, 'ExtendedFieldURI');
  const uri = field && readExtendedFieldUri(field);
  if (!uri) return undefined;
  const values = child(node, 'Values');
  const value = values ? values.children.map((one) => one.text) : (child(node, 'Value')?.text ?? '');
  return { key: uri.key, uri: uri.attributes, value };
}

/** The value of a MAPI property: one a client wrote, or a well-known one computed from the item. */
export function extendedValue(item: Item, key: string): string | readonly string[] | undefined {
  return item.extended.get(key)?.value ?? wellKnown[key]?.(item);
}

/** t:ExtendedProperty, or nothing where the item has no such property. */
export function writeExtendedProperty(item: Item, uri: ExtendedFieldUri): string {
  return writeValue(uri, extendedValue(item, uri.key));
}

/** The same for a folder, which has what a client wrote and the two marks of what happened in it. */
export function writeFolderProperty(folder: Folder, uri: ExtendedFieldUri): string {
  return writeValue(uri, folder.extended.get(uri.key)?.value ?? marks[uri.key]?.(folder));
}

/**
 * PR_LOCAL_COMMIT_TIME_MAX and PR_DELETED_COUNT_TOTAL, by which a client that lost its subscription sees whether it
 * missed anything.
 * See <https://learn.microsoft.com/exchange/client-developer/exchange-web-services/handling-notification-related-errors-in-ews-in-exchange>.
 */
const marks: Readonly<Record<string, (folder: Folder) => string>> = {
  'tag:26378:SystemTime': ({ committedAt }) => writeDateTime(committedAt),
  'tag:26379:Integer': ({ history }) => String(history.filter((one) => one.type === 'delete').length),
};

function writeValue(uri: ExtendedFieldUri, value: ExtendedProperty['value'] | undefined): string {
  if (value === undefined) return '';
  const written =
    typeof value === 'string'
      ? textElement('t:Value', value)
      : element('t:Values', value.map((one) => textElement('t:Value', one)).join(''));
  return element('t:ExtendedProperty', element('t:ExtendedFieldURI', '', uri.attributes) + written);
}

const time = (value: number | undefined) => (value === undefined ? undefined : writeDateTime(value));

/** Tags of [MS-OXPROPS], in decimal, that clients commonly ask for and that other properties already hold. */
const wellKnown: Readonly<Record<string, (item: Item) => string | undefined>> = {
  'tag:26:String': (item) => item.values.ItemClass,
  'tag:55:String': (item) => item.values.Subject,
  'tag:57:SystemTime': (item) => time(item.values.DateTimeSent),
  'tag:66:String': (item) => item.values.From?.name,
  'tag:101:String': (item) => item.values.From?.address,
  'tag:3098:String': (item) => item.values.Sender?.name,
  'tag:3103:String': (item) => item.values.Sender?.address,
  'tag:3590:SystemTime': (item) => time(item.values.DateTimeReceived),
  'tag:4149:String': (item) => item.values.InternetMessageId,
  'tag:4162:String': (item) => item.values.InReplyTo,
  'tag:12295:SystemTime': (item) => time(item.values.DateTimeCreated),
  'tag:12296:SystemTime': (item) => time(item.values.LastModifiedTime),
  'tag:16378:String': (item) => item.values.LastModifiedName,
  'tag:23809:String': (item) => item.values.Sender?.address,
  'tag:23810:String': (item) => item.values.From?.address,
};
