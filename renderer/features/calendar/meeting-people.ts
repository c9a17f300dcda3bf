import type { CalendarItem } from '../../../shared/model/calendar.ts';
import type { Person } from '../../../shared/model/identity.ts';
import type { Session } from '../../../shared/model/session.ts';

/** Everybody but the mailbox itself whom Exchange tells about a change of this item; rooms are not people. */
export function peopleToTell(item: Pick<CalendarItem, 'required' | 'optional'>, mailbox: string): Person[] {
  const seen = new Set([mailbox.toLowerCase()]);
  return [...item.required, ...item.optional].flatMap(({ name, address }) => {
    const key = address.toLowerCase();
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ name, address }];
  });
}

/** Names joined as one says them: "Priya Natarajan, Jun Takeda and 3 others". At most `most` names are given. */
export function namesOf(
  people: readonly { readonly name: string; readonly address: string }[],
  most = 4,
): string {
  const names = people.map((person) => (person.name === '' ? person.address : person.name));
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const others = names.length - shown.length;
  const parts = others === 0 ? shown : [...shown, `${others} others`];
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** Who is seen as the sender of an invitation from this session: "Rob Ellis on behalf of Mary Okafor". */
export function senderSeen({ recipientsSee: { from, sender } }: Pick<Session, 'recipientsSee'>): string {
  const owner = from.name === '' ? from.address : from.name;
  if (sender === null) return owner;
  return `${sender.name === '' ? sender.address : sender.name} on behalf of ${owner}`;
}
