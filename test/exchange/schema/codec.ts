import { childText, child, toBoolean } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element, escapeXml, optionalText, textElement } from '../xml/write.ts';
import { writeNode } from '../xml/write-node.ts';
import { invalidValue } from './request/invalid-value.ts';
import { readDateTime, writeDateTime } from './date-time.ts';
import { addressOfLegacyDn, writeMailbox } from './people-form.ts';
import type { PeopleForm } from './people-form.ts';

/** What reading a value needs to know of the request: the zone of times that carry none. */
export interface ReadContext {
  /** Windows zone id from the TimeZoneContext header, `UTC` without one. */
  readonly timeZone: string;
  /** Whose directory knows legacy addresses; without it nobody's is known. */
  readonly domain?: string;
}

/** Writes and reads one type of property. `read` throws `InvalidValue` for text that is not of the type. */
export interface Codec<T> {
  write(name: string, value: T, people?: PeopleForm): string;
  read(node: XmlNode, context: ReadContext): T;
  /** What sorting and restrictions compare; `undefined` where they cannot. */
  toComparable(value: T): string | number | boolean | undefined;
  /** What a constant of a restriction is compared as, where it is more than the type of the other side says. */
  readConstant?(text: string): string | number | undefined;
  /** The value of a comparable, where it is not the value itself. */
  fromComparable?(value: number): T | undefined;
}

/** A mail address as EWS shows it. */
export interface Recipient {
  readonly name: string;
  readonly address: string;
  /** What the address is where it is no SMTP one: `EX`, `MAPIPDL` (a private group), or `NONE` for a name alone. */
  readonly routing?: 'EX' | 'MAPIPDL' | 'NONE';
}

/** Someone invited, with the organiser's record of the answer. Times in ms since 1970. */
export interface Attendee {
  readonly mailbox: Recipient;
  readonly response: ResponseType;
  readonly respondedAt: number | undefined;
}

/** t:ResponseTypeType. */
export type ResponseType =
  'Unknown' | 'Organizer' | 'Tentative' | 'Accept' | 'Decline' | 'NoResponseReceived';

/** t:BodyType. */
export interface Body {
  readonly type: 'Text' | 'HTML';
  readonly text: string;
}

/** t:FlagType; dates are kept as they came. */
export interface Flag {
  readonly status: string;
  readonly startDate?: string;
  readonly dueDate?: string;
  readonly completeDate?: string;
}

export const text: Codec<string> = {
  write: textElement,
  read: (node) => node.text,
  toComparable: (value) => value,
};

export const integer: Codec<number> = {
  write: (name, value) => element(name, String(value)),
  read: (node) => (/^\s*-?\d+\s*$/.test(node.text) ? Number(node.text) : invalidValue(node.name, node.text)),
  toComparable: (value) => value,
};

export const boolean: Codec<boolean> = {
  write: (name, value) => `<${name}>${value ? 'true' : 'false'}</${name}>`,
  read: (node) => toBoolean(node.text) ?? invalidValue(node.name, node.text),
  toComparable: (value) => value,
};

export const dateTime: Codec<number> = {
  write: (name, value) => `<${name}>${writeDateTime(value)}</${name}>`,
  read: (node, context) => readDateTime(node.text, context.timeZone) ?? invalidValue(node.name, node.text),
  toComparable: (value) => value,
};

/** xs:double. */
export const number: Codec<number> = {
  write: (name, value) => element(name, String(value)),
  read: (node) => {
    const value = Number(node.text);
    return node.text.trim() === '' || Number.isNaN(value) ? invalidValue(node.name, node.text) : value;
  },
  toComparable: (value) => value,
};

/** A dictionary of contacts, kept as the element that a client wrote; compared as the texts of its entries. */
export const dictionary: Codec<XmlNode> = {
  write: (name, value) => (value.children.length === 0 ? '' : writeNode(value, name)),
  read: (node) => node,
  toComparable: (value) => value.children.map((one) => one.text).join('; '),
};

/**
 * An enumeration of the schema, in the order of its MAPI values: it is sorted and compared by number, and a constant
 * may be the word or the number.
 */
export function oneOf<const W extends readonly string[]>(...words: W): Codec<W[number]> {
  return {
    write: (name, value) => `<${name}>${value}</${name}>`,
    read: (node) => words.find((word) => word === node.text.trim()) ?? invalidValue(node.name, node.text),
    toComparable: (value) => words.indexOf(value),
    fromComparable: (value) => words[value],
    readConstant: (constant) => {
      const at = words.findIndex((word) => word.toLowerCase() === constant.trim().toLowerCase());
      return at < 0 ? Number(constant) : at;
    },
  };
}

export const responseType: Codec<ResponseType> = oneOf(
  'Unknown',
  'Organizer',
  'Tentative',
  'Accept',
  'Decline',
  'NoResponseReceived',
);

/** Bodies are compared as their text. */
export const body: Codec<Body> = {
  write: (name, value) => element(name, escapeXml(value.text), { BodyType: value.type }),
  read: (node) => ({ type: node.attributes.get('BodyType') === 'HTML' ? 'HTML' : 'Text', text: node.text }),
  toComparable: (value) => value.text,
};

/** Somebody of the directory may be named by their legacy address. */
function readMailbox(node: XmlNode | undefined, { domain }: ReadContext): Recipient {
  const name = childText(node, 'Name') ?? '';
  const address = childText(node, 'EmailAddress')?.trim() ?? '';
  const routing = childText(node, 'RoutingType')?.trim().toUpperCase() ?? 'SMTP';
  if (routing === 'EX' || address.startsWith('/')) {
    const known = domain === undefined ? undefined : addressOfLegacyDn(address, domain);
    return known === undefined ? { name, address, routing: 'EX' } : { name, address: known };
  }
  const isGroup = childText(node, 'MailboxType') === 'PrivateDL' && address === '';
  return isGroup ? { name, address, routing: 'MAPIPDL' } : { name, address };
}

export const singleRecipient: Codec<Recipient> = {
  write: (name, value, form) => element(name, writeMailbox(value, form)),
  read: (node, context) => readMailbox(child(node, 'Mailbox'), context),
  toComparable: (value) => value.name || value.address,
};

export const recipients: Codec<readonly Recipient[]> = {
  write: (name, value, form) =>
    value.length === 0 ? '' : element(name, value.map((one) => writeMailbox(one, form)).join('')),
  read: (node, context) =>
    node.children.filter((one) => one.name === 'Mailbox').map((one) => readMailbox(one, context)),
  toComparable: (value) => value.map((one) => `${one.name} ${one.address}`).join('; '),
};

function writeAttendee(attendee: Attendee, form?: PeopleForm): string {
  const time = attendee.respondedAt === undefined ? undefined : writeDateTime(attendee.respondedAt);
  const answer = textElement('t:ResponseType', attendee.response) + optionalText('t:LastResponseTime', time);
  return element('t:Attendee', writeMailbox(attendee.mailbox, form) + answer);
}

export const attendees: Codec<readonly Attendee[]> = {
  write: (name, value, form) =>
    value.length === 0 ? '' : element(name, value.map((one) => writeAttendee(one, form)).join('')),
  read: (node, context) =>
    node.children.map((one) => ({
      mailbox: readMailbox(child(one, 'Mailbox'), context),
      response: 'Unknown',
      respondedAt: undefined,
    })),
  toComparable: (value) => value.map((one) => `${one.mailbox.name} ${one.mailbox.address}`).join('; '),
};

export const strings: Codec<readonly string[]> = {
  write: (name, value) =>
    value.length === 0 ? '' : element(name, value.map((one) => textElement('t:String', one)).join('')),
  read: (node) => node.children.map((one) => one.text),
  toComparable: (value) => value.join(';'),
};

export const flag: Codec<Flag> = {
  write: (name, value) =>
    element(
      name,
      textElement('t:FlagStatus', value.status) +
        optionalText('t:StartDate', value.startDate) +
        optionalText('t:DueDate', value.dueDate) +
        optionalText('t:CompleteDate', value.completeDate),
    ),
  read: (node) => {
    const read = (name: string, key: string) => {
      const found = childText(node, name)?.trim();
      return found === undefined ? {} : { [key]: found };
    };
    return {
      status: childText(node, 'FlagStatus')?.trim() ?? 'NotFlagged',
      ...read('StartDate', 'startDate'),
      ...read('DueDate', 'dueDate'),
      ...read('CompleteDate', 'completeDate'),
    };
  },
  toComparable: (value) => value.status,
};

export const internetHeaders: Codec<readonly (readonly [string, string])[]> = {
  write: (name, value) =>
    value.length === 0
      ? ''
      : element(
          name,
          value
            .map(([header, line]) =>
              element('t:InternetMessageHeader', escapeXml(line), { HeaderName: header }),
            )
            .join(''),
        ),
  read: (node) => node.children.map((one) => [one.attributes.get('HeaderName') ?? '', one.text] as const),
  toComparable: () => undefined,
};
