import { isAddress } from '../../../shared/address-form.ts';
import type { Failure } from '../../../shared/failure.ts';
import { mailboxKinds, type DirectoryEntry } from '../../../shared/model/people/directory.ts';
import { wordOf } from '../soap/values.ts';
import { childText, type XmlElement } from '../xml/xml-element.ts';
import { element, type Xml, type XmlName } from '../xml/xml.ts';
import { readMailbox } from './people.ts';

/**
 * Reads an element of EmailAddressType (`Mailbox`, `Address`, `Id` of a room) with what it stands for; a server that
 * does not say means a mailbox.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/mailboxtype
 */
export function readDirectoryEntry(entry: XmlElement): DirectoryEntry {
  const kind = childText(entry, 'MailboxType')?.trim() ?? 'Mailbox';
  return { person: readMailbox(entry), kind: wordOf(kind, mailboxKinds, 'Unknown') };
}

/** Writes an element of EmailAddressType that names nothing but the address. */
export function addressElement(name: XmlName, address: string): Xml {
  return element(name, element('t:EmailAddress', address));
}

/** Refuses a text that is no mail address, before anything is sent; null when all are. */
export function refusedAddress(...addresses: readonly string[]): Failure | null {
  const isBad = addresses.some((address) => !isAddress(address.toLowerCase()));
  return isBad ? { kind: 'invalid-request', message: 'That is no usable address.' } : null;
}
