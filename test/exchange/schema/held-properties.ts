import { codecFor, withValue } from './codecs.ts';
import type { ItemValues, StoredProperty } from './codecs.ts';
import { readDateTime, writeDateTime } from './date-time.ts';

const appointment = '00062002-0000-0000-c000-000000000046';
const common = '00062008-0000-0000-c000-000000000046';

/**
 * MAPI properties of [MS-OXPROPS] that are a property of the schema under another name, by canonical key: what is
 * written to one is read from the other.
 */
const held: Readonly<Record<string, StoredProperty>> = {
  'tag:26:String': 'ItemClass',
  'tag:23:Integer': 'Importance',
  'tag:54:Integer': 'Sensitivity',
  'tag:55:String': 'Subject',
  'tag:57:SystemTime': 'DateTimeSent',
  'tag:112:String': 'ConversationTopic',
  'tag:113:Binary': 'ConversationIndex',
  'tag:3590:SystemTime': 'DateTimeReceived',
  'tag:4149:String': 'InternetMessageId',
  'tag:4153:String': 'References',
  'tag:4162:String': 'InReplyTo',
  'tag:12295:SystemTime': 'DateTimeCreated',
  'tag:12296:SystemTime': 'LastModifiedTime',
  'tag:12289:String': 'DisplayName',
  'tag:16378:String': 'LastModifiedName',
  'tag:14853:String': 'Generation',
  'tag:14854:String': 'GivenName',
  'tag:14858:String': 'Initials',
  'tag:14865:String': 'Surname',
  'tag:14870:String': 'CompanyName',
  'tag:14871:String': 'JobTitle',
  'tag:14872:String': 'Department',
  'tag:14873:String': 'OfficeLocation',
  'tag:14896:String': 'AssistantName',
  'tag:14913:SystemTime': 'WeddingAnniversary',
  'tag:14914:SystemTime': 'Birthday',
  'tag:14916:String': 'MiddleName',
  'tag:14918:String': 'Profession',
  'tag:14920:String': 'SpouseName',
  'tag:14926:String': 'Manager',
  'tag:14927:String': 'Nickname',
  'tag:14929:String': 'BusinessHomePage',
  [`${appointment}:id:33281:Integer`]: 'AppointmentSequenceNumber',
  [`${appointment}:id:33285:Integer`]: 'LegacyFreeBusyStatus',
  [`${appointment}:id:33288:String`]: 'Location',
  [`${appointment}:id:33293:SystemTime`]: 'Start',
  [`${appointment}:id:33294:SystemTime`]: 'End',
  [`${appointment}:id:33301:Boolean`]: 'IsAllDayEvent',
  [`${appointment}:id:33303:Integer`]: 'AppointmentState',
  [`${appointment}:id:33315:Boolean`]: 'IsRecurring',
  [`${common}:id:34051:Boolean`]: 'ReminderIsSet',
  [`${common}:id:34070:SystemTime`]: 'Start',
  [`${common}:id:34071:SystemTime`]: 'End',
};

/** Those that only the server sets, whatever they are called. */
const servers: ReadonlySet<StoredProperty> = new Set([
  'DateTimeCreated',
  'LastModifiedTime',
  'LastModifiedName',
  'IsRecurring',
  'AppointmentState',
  'AppointmentSequenceNumber',
]);

/** The text of a MAPI property that a property of the schema holds; `undefined` where there is none. */
export function heldValue(values: ItemValues, key: string): string | undefined {
  const name = held[key];
  const value = name === undefined ? undefined : values[name];
  if (name === undefined || value === undefined) return undefined;
  if (key.endsWith(':SystemTime')) return writeDateTime(value as number);
  return String(codecFor(name)?.toComparable(value));
}

/** PR_MESSAGE_FLAGS, with which a client that stores mail says that it is no draft. */
const flags = 'tag:3591:Integer';

/** Whether a MAPI property is kept in properties of the schema, and not beside them. */
export function isHeld(key: string): boolean {
  return key === flags || held[key] !== undefined;
}

/** The same values after a client wrote a MAPI property that is held, by its normalised text, or took it away. */
export function withHeldValue(
  values: ItemValues,
  key: string,
  text: string | readonly string[] | undefined,
): ItemValues {
  if (key === flags) {
    const bits = Number(text ?? 0);
    return { ...values, IsRead: (bits & 1) !== 0, IsDraft: (bits & 8) !== 0 };
  }
  const name = held[key];
  if (name === undefined || servers.has(name) || (text !== undefined && typeof text !== 'string'))
    return values;
  return withValue(values, name, text === undefined ? undefined : valueFor(name, key, text));
}

function valueFor(name: StoredProperty, key: string, text: string): unknown {
  if (key.endsWith(':SystemTime')) return readDateTime(text, 'UTC');
  if (key.endsWith(':Boolean')) return text === 'true';
  const codec = codecFor(name);
  if (key.endsWith(':Integer') && codec?.fromComparable) return codec.fromComparable(Number(text));
  return key.endsWith(':Integer') ? Number(text) : text;
}
