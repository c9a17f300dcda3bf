import type { ContactChange, PostalAddress } from '../../../shared/model/people/contact.ts';
import { element, type Xml, type XmlName } from '../xml/xml.ts';
import { bodyElement } from './body.ts';
import { categoriesElement } from './categories.ts';
import { singleLine } from './header-values.ts';
import { birthdayOf } from './midnight.ts';
import type { FieldUri } from './shape.ts';

/** One property of a contact: its path, and its element, or null where it is to be empty. */
export interface ContactProperty {
  readonly field: FieldUri;
  readonly value: Xml | null;
}

/** One entry of a contact's dictionary. */
export interface ContactEntry {
  readonly field: FieldUri;
  readonly dictionary: 't:EmailAddresses' | 't:PhysicalAddresses' | 't:PhoneNumbers';
  readonly slot: string;
  /** Null where it is to be empty. */
  readonly entry: Xml | null;
}

type TextKey = Exclude<
  keyof ContactChange,
  'birthday' | 'emails' | 'phones' | 'addresses' | 'bodyText' | 'categories' | 'isPrivate'
>;

/** Before and after the dictionaries and the birthday, in the schema's order. */
const namesFirst: readonly [TextKey, string][] = [
  ['fileAs', 'FileAs'],
  ['displayName', 'DisplayName'],
  ['givenName', 'GivenName'],
  ['middleName', 'MiddleName'],
  ['nickname', 'Nickname'],
  ['company', 'CompanyName'],
];
const namesLast: readonly [TextKey, string][] = [
  ['homepage', 'BusinessHomePage'],
  ['department', 'Department'],
  ['jobTitle', 'JobTitle'],
  ['manager', 'Manager'],
  ['office', 'OfficeLocation'],
  ['profession', 'Profession'],
  ['spouse', 'SpouseName'],
  ['surname', 'Surname'],
];

/** The properties that every kind of item has, as far as they are touched, in the schema's order. */
export function commonProperties(change: ContactChange): ContactProperty[] {
  const { isPrivate, bodyText, categories } = change;
  const found: ContactProperty[] = [];
  if (isPrivate !== undefined)
    found.push({
      field: 'item:Sensitivity',
      value: element('t:Sensitivity', isPrivate ? 'Private' : 'Normal'),
    });
  if (bodyText !== undefined)
    found.push({ field: 'item:Body', value: bodyElement({ type: 'text', content: bodyText }) });
  if (categories !== undefined)
    found.push({ field: 'item:Categories', value: categoriesElement(categories) });
  return found;
}

/** The names and company of a contact, which stand before its dictionaries. */
export function nameProperties(change: ContactChange): ContactProperty[] {
  return namesFirst.flatMap(([key, name]) => textProperty(change[key], name));
}

/** What stands after the dictionaries. */
export function otherProperties(change: ContactChange): ContactProperty[] {
  const { birthday } = change;
  const value = birthday === null || birthday === undefined ? null : birthdayOf(birthday);
  return [
    ...textProperty(change.assistant, 'AssistantName'),
    ...(birthday === undefined
      ? []
      : [
          {
            field: 'contacts:Birthday' as const,
            value: value === null ? null : element('t:Birthday', value),
          },
        ]),
    ...namesLast.flatMap(([key, name]) => textProperty(change[key], name)),
  ];
}

function textProperty(text: string | undefined, name: string): ContactProperty[] {
  if (text === undefined) return [];
  const line = singleLine(text);
  return [{ field: `contacts:${name}`, value: line === '' ? null : element(`t:${name}` as XmlName, line) }];
}

/** The entries of a contact's dictionaries that are touched, those of one dictionary together. */
export function contactEntries({ emails = [], addresses = [], phones = [] }: ContactChange): ContactEntry[] {
  return [
    ...emails.map(({ slot, name, address }): ContactEntry => ({
      field: 'contacts:EmailAddress',
      dictionary: 't:EmailAddresses',
      slot,
      entry:
        address === ''
          ? null
          : element('t:Entry', address, {
              Key: slot,
              Name: name === '' ? null : singleLine(name),
              RoutingType: 'SMTP',
            }),
    })),
    ...addresses.flatMap(addressEntries),
    ...phones.map(({ slot, number }): ContactEntry => ({
      field: 'contacts:PhoneNumber',
      dictionary: 't:PhoneNumbers',
      slot,
      entry: number === '' ? null : element('t:Entry', singleLine(number), { Key: slot }),
    })),
  ];
}

/** A physical address is changed part by part: EWS has no path for a whole one. */
function addressEntries(address: PostalAddress): ContactEntry[] {
  return addressParts(address).map(([name, text]) => ({
    field: `contacts:PhysicalAddress:${name}`,
    dictionary: 't:PhysicalAddresses',
    slot: address.slot,
    entry: text === '' ? null : element('t:Entry', partElement(name, text), { Key: address.slot }),
  }));
}

/** The parts of a physical address in the schema's order. */
export function addressParts(address: PostalAddress): [string, string][] {
  return [
    ['Street', address.street],
    ['City', address.city],
    ['State', address.state],
    ['CountryOrRegion', address.country],
    ['PostalCode', address.postalCode],
  ];
}

/** One part of a physical address. A street may have several lines. */
export function partElement(name: string, text: string): Xml {
  return element(`t:${name}` as XmlName, name === 'Street' ? text : singleLine(text));
}
