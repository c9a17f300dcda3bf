import type { CalendarItem } from '../../../../shared/model/calendar.ts';
import type { Person } from '../../../../shared/model/identity.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { countOf } from '../../../components/words/count-words.ts';
import { distinctPeople, nameOf, peopleBeside } from '../../../../shared/same-person.ts';

/** Everybody but the mailbox itself whom Exchange tells about a change of this item; rooms are not people. */
export function peopleToTell(item: Pick<CalendarItem, 'required' | 'optional'>, mailbox: string): Person[] {
  return peopleBeside(distinctPeople([...item.required, ...item.optional]), [{ address: mailbox }]).map(
    ({ response: _answer, ...person }) => person,
  );
}

/** How many are told, the same words before and after: "5 people and 1 room". Rooms answer by themselves and are no people. */
export function toldCount(people: number, rooms: number): string {
  const parts = [
    people === 0 ? '' : countOf(people, 'person', 'people'),
    rooms === 0 ? '' : countOf(rooms, 'room'),
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

/** The same of the addresses that Exchange was asked to tell, some of which are rooms. */
export function toldWords(
  notified: readonly string[],
  rooms: readonly { readonly address: string }[],
): string {
  const addresses = new Set(notified.map((address) => address.toLowerCase()));
  const ofRooms = new Set(
    rooms.map(({ address }) => address.toLowerCase()).filter((one) => addresses.has(one)),
  );
  return toldCount(addresses.size - ofRooms.size, ofRooms.size);
}

/** Names joined as one says them: "Priya Natarajan, Jun Takeda and 3 others". At most `most` names are given. */
export function namesOf(people: readonly Person[], most = 4): string {
  const names = people.map(nameOf);
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const others = names.length - shown.length;
  const parts = others === 0 ? shown : [...shown, `${others} others`];
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** Who is seen as the sender of an invitation from this session: "Rob Ellis on behalf of Mary Okafor". */
export function senderSeen({ recipientsSee: { from, sender } }: Pick<Session, 'recipientsSee'>): string {
  return sender === null ? nameOf(from) : `${nameOf(sender)} on behalf of ${nameOf(from)}`;
}
