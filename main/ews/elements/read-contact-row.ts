import { emailSlot, phoneSlot, type ContactRow } from '../../../shared/model/people/contact.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';
import { readCategories, readSensitivity, type Sensitivity } from './item-properties.ts';
import { readItemReference, readParentFolderId } from './item-reference.ts';
import type { FieldUri } from './shape.ts';

/** A row as the server gave it, with what the session needs to prove the mailbox and to hide what is private. */
export interface FoundContact {
  /** Complete: nothing is hidden yet, whatever the sensitivity is. */
  readonly row: ContactRow;
  readonly sensitivity: Sensitivity;
  /** Null where the server leaves it out. */
  readonly parentFolderId: string | null;
}

/** The properties that `readContactRow` reads. */
export const contactRowFields: readonly FieldUri[] = [
  'item:ParentFolderId',
  'item:Subject',
  'item:Sensitivity',
  'item:Categories',
  'contacts:FileAs',
  'contacts:DisplayName',
  'contacts:GivenName',
  'contacts:CompanyName',
  'contacts:EmailAddresses',
  'contacts:PhoneNumbers',
  'contacts:JobTitle',
  'contacts:Surname',
];

/**
 * Reads a `Contact` or a `DistributionList`; null without an id. One without a display name has its subject as its name.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/contact
 */
export function readContactRow(item: XmlElement): FoundContact | null {
  const reference = readItemReference(item);
  if (reference === null) return null;
  const text = (name: string): string => childText(item, name) ?? '';
  const row: ContactRow = {
    ...reference,
    kind: item.name === 'DistributionList' ? 'list' : 'contact',
    isHidden: false,
    displayName: text('DisplayName') || text('Subject'),
    fileAs: text('FileAs'),
    givenName: text('GivenName'),
    surname: text('Surname'),
    company: text('CompanyName'),
    jobTitle: text('JobTitle'),
    emails: readEmails(child(item, 'EmailAddresses')),
    phones: readPhones(child(item, 'PhoneNumbers')),
    categories: readCategories(child(item, 'Categories')),
  };
  const sensitivity = readSensitivity(childText(item, 'Sensitivity'));
  return { row, sensitivity, parentFolderId: readParentFolderId(item) };
}

/** Empty entries are left out; an address that only an old Exchange could deliver to is empty. */
function readEmails(entries: XmlElement | null): ContactRow['emails'] {
  return (entries?.children ?? []).flatMap((entry) => {
    const slot = emailSlot.options.find((each) => each === attribute(entry, 'Key'));
    const name = attribute(entry, 'Name') ?? '';
    const isLegacy = attribute(entry, 'RoutingType')?.toUpperCase() === 'EX' || entry.text.startsWith('/');
    const address = isLegacy ? '' : entry.text.trim();
    return slot === undefined || (name === '' && address === '') ? [] : [{ slot, name, address }];
  });
}

function readPhones(entries: XmlElement | null): ContactRow['phones'] {
  return (entries?.children ?? []).flatMap((entry) => {
    const slot = phoneSlot.options.find((each) => each === attribute(entry, 'Key'));
    const number = entry.text.trim();
    return slot === undefined || number === '' ? [] : [{ slot, number }];
  });
}
