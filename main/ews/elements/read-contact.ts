import { addressSlot, type Contact, type PostalAddress } from '../../../shared/model/people/contact.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';
import type { Sensitivity } from './item-properties.ts';
import { dayOf } from './midnight.ts';
import { readAttachments } from './read-attachment.ts';
import { contactRowFields, readContactRow } from './read-contact-row.ts';
import type { FieldUri } from './shape.ts';

/** A whole contact as the server gave it. */
export interface ReadContact {
  /** Complete: nothing is hidden yet, whatever the sensitivity is. */
  readonly contact: Contact;
  readonly sensitivity: Sensitivity;
  readonly parentFolderId: string | null;
}

/** The properties that `readContact` reads. */
export const contactFields: readonly FieldUri[] = [
  ...contactRowFields,
  'item:Body',
  'item:Attachments',
  'contacts:MiddleName',
  'contacts:Nickname',
  'contacts:PhysicalAddresses',
  'contacts:AssistantName',
  'contacts:Birthday',
  'contacts:BusinessHomePage',
  'contacts:Department',
  'contacts:Manager',
  'contacts:OfficeLocation',
  'contacts:Profession',
  'contacts:SpouseName',
];

/** Reads a `Contact` with its notes, which were asked for as text; null where `readContactRow` gives null. */
export function readContact(item: XmlElement): ReadContact | null {
  const found = readContactRow(item);
  if (found === null) return null;
  const text = (name: string): string => childText(item, name) ?? '';
  const contact: Contact = {
    ...found.row,
    middleName: text('MiddleName'),
    nickname: text('Nickname'),
    department: text('Department'),
    office: text('OfficeLocation'),
    profession: text('Profession'),
    manager: text('Manager'),
    assistant: text('AssistantName'),
    spouse: text('SpouseName'),
    homepage: text('BusinessHomePage'),
    birthday: dayOf(childText(item, 'Birthday')),
    addresses: readAddresses(child(item, 'PhysicalAddresses')),
    bodyText: text('Body'),
    attachments: readAttachments(child(item, 'Attachments')).attachments,
  };
  return { contact, sensitivity: found.sensitivity, parentFolderId: found.parentFolderId };
}

function readAddresses(entries: XmlElement | null): PostalAddress[] {
  return (entries?.children ?? []).flatMap((entry) => {
    const slot = addressSlot.options.find((each) => each === attribute(entry, 'Key'));
    const part = (name: string): string => childText(entry, name) ?? '';
    const parts = {
      street: part('Street'),
      city: part('City'),
      state: part('State'),
      postalCode: part('PostalCode'),
      country: part('CountryOrRegion'),
    };
    return slot === undefined || Object.values(parts).every((each) => each === '')
      ? []
      : [{ slot, ...parts }];
  });
}
