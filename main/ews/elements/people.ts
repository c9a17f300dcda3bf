import type { Person } from '../../../shared/model/identity.ts';
import { singleLine } from './header-values.ts';
import { element, type Xml, type XmlName } from '../xml/xml.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';

/** The longest of each that `Person` holds; what is longer is nobody's name and is left out. */
const LONGEST = { routing: 32, value: 2048 } as const;

/**
 * Reads a `Mailbox`. The address is an SMTP one or empty; where the server gives somebody another kind of address (a
 * legacy one, `RoutingType` EX, as lists do, or a private group, MAPIPDL) that is in `native`. Text is kept as the server
 * wrote it.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/mailbox
 */
export function readMailbox(mailbox: XmlElement): Person {
  const text = (childText(mailbox, 'EmailAddress') ?? '').trim();
  const name = childText(mailbox, 'Name') ?? '';
  const routing = routingOf(mailbox, text);
  if (routing === 'SMTP') return { name, address: text };
  const value = text === '' ? (attribute(child(mailbox, 'ItemId'), 'Id') ?? '') : text;
  const isKnown = routing.length <= LONGEST.routing && value.length <= LONGEST.value;
  return isKnown ? { name, address: '', native: { routing, value } } : { name, address: '' };
}

/** Servers leave the type out, and some call a legacy address SMTP. */
function routingOf(mailbox: XmlElement, text: string): string {
  if (text.startsWith('/')) return 'EX';
  const told = childText(mailbox, 'RoutingType')?.trim().toUpperCase() ?? '';
  if (told !== '') return told;
  return text === '' && childText(mailbox, 'MailboxType')?.trim() === 'PrivateDL' ? 'MAPIPDL' : 'SMTP';
}

/** The one person in `From`, `Sender` or `Organizer`; null where there is none. */
export function readPerson(holder: XmlElement | null): Person | null {
  const mailbox = child(holder, 'Mailbox');
  return mailbox === null ? null : readMailbox(mailbox);
}

/** The people in `ToRecipients` and its like, in order. */
export function readPeople(holder: XmlElement | null): Person[] {
  return (holder?.children ?? []).filter((each) => each.name === 'Mailbox').map(readMailbox);
}

/**
 * Writes a `Mailbox`; the name is left out where it is empty. Somebody without an SMTP address is written as the server
 * named them, in the schema's order, which Exchange insists on.
 */
export function mailboxElement({ name, address, native }: Person): Xml {
  const named = name === '' ? null : element('t:Name', singleLine(name));
  if (address !== '' || native === undefined)
    return element('t:Mailbox', [named, element('t:EmailAddress', address)]);
  const { routing, value } = native;
  if (routing === 'MAPIPDL')
    return element('t:Mailbox', [
      named,
      element('t:MailboxType', 'PrivateDL'),
      element('t:ItemId', null, { Id: value }),
    ]);
  return element('t:Mailbox', [named, element('t:EmailAddress', value), element('t:RoutingType', routing)]);
}

/** Writes `From` or `Sender`. */
export function personElement(name: XmlName, person: Person | null): Xml | null {
  return person === null ? null : element(name, mailboxElement(person));
}

/** Writes `ToRecipients` and its like; null for nobody, because the schema has no empty list. */
export function peopleElement(name: XmlName, people: readonly Person[]): Xml | null {
  return people.length === 0 ? null : element(name, people.map(mailboxElement));
}
