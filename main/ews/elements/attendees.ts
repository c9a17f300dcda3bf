import type { Person } from '../../../shared/model/identity.ts';
import { element, type Xml } from '../xml/xml.ts';
import { mailboxElement } from './people.ts';

/** Writes `RequiredAttendees` or `OptionalAttendees`; null for nobody, because the schema has no empty list. */
export function attendeesElement(
  name: 't:RequiredAttendees' | 't:OptionalAttendees',
  people: readonly Person[],
): Xml | null {
  if (people.length === 0) return null;
  return element(
    name,
    people.map((person) => element('t:Attendee', mailboxElement(person))),
  );
}
