import type { Person } from '../../../shared/model/identity.ts';
import { singleLine } from './header-values.ts';
import { element, type Xml, type XmlName } from '../soap/xml.ts';
import { child, childText, type XmlElement } from '../soap/xml-element.ts';

/**
 * Reads a `Mailbox`. The address is empty when the server names none, or only a legacy Exchange one (`RoutingType`
 * EX), which nobody could be answered at. Text is kept as the server wrote it.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/mailbox
 */
export function readMailbox(mailbox: XmlElement): Person {
  const address = (childText(mailbox, 'EmailAddress') ?? '').trim();
  const routing = childText(mailbox, 'RoutingType') ?? 'SMTP';
  const isLegacy = routing.toUpperCase() === 'EX' || address.startsWith('/');
  return { name: childText(mailbox, 'Name') ?? '', address: isLegacy ? '' : address };
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

/** Writes a `Mailbox`; the name is left out where it is empty. */
export function mailboxElement(person: Person): Xml {
  const name = person.name === '' ? null : element('t:Name', singleLine(person.name));
  return element('t:Mailbox', [name, element('t:EmailAddress', person.address)]);
}

/** Writes `From` or `Sender`. */
export function personElement(name: XmlName, person: Person | null): Xml | null {
  return person === null ? null : element(name, mailboxElement(person));
}

/** Writes `ToRecipients` and its like; null for nobody, because the schema has no empty list. */
export function peopleElement(name: XmlName, people: readonly Person[]): Xml | null {
  return people.length === 0 ? null : element(name, people.map(mailboxElement));
}
