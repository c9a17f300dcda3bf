import type { CalendarItem, MeetingChange } from '../../../shared/model/calendar.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { isSameEntry, nameOf } from '../../../shared/same-person.ts';

/** What goes to the server: lists that are written whole, and people who are added to a list that cannot be. */
export interface AttendeesToWrite {
  readonly change: MeetingChange;
  readonly added: { readonly required?: readonly Person[]; readonly optional?: readonly Person[] };
}

const LISTS = ['required', 'optional'] as const;

/**
 * Turns the lists of attendees that a person wants into what can be written. EWS takes a whole list only, and somebody
 * without any address (a name alone, a private group) cannot be written in it: where nobody leaves such a list, whoever
 * is new is added to it, and nobody is lost. Where somebody leaves it, nothing can be written: `no-address` names who
 * would be lost. So it does where somebody new has no address.
 */
export function attendeesToWrite(mine: MeetingChange, now: CalendarItem): Result<AttendeesToWrite> {
  const change: { -readonly [Key in keyof MeetingChange]: MeetingChange[Key] } = { ...mine };
  const added: { required?: readonly Person[]; optional?: readonly Person[] } = {};
  for (const list of LISTS) {
    const wanted = mine[list];
    if (wanted === undefined) continue;
    const there = now[list];
    const fresh = without(wanted, there);
    const nameless = fresh.filter(({ address }) => address === '');
    if (nameless.length > 0) return failed({ kind: 'no-address', people: nameless.map(nameOf) });
    const stuck = wanted.filter((person) => !canBeWritten(person));
    if (stuck.length === 0) continue;
    if (without(there, wanted).length > 0) return failed({ kind: 'no-address', people: stuck.map(nameOf) });
    delete change[list];
    if (fresh.length > 0) added[list] = fresh;
  }
  return success({ change, added });
}

/** Those of one list who are not in the other; each entry of the other stands for one. */
function without(people: readonly Person[], others: readonly Person[]): Person[] {
  const left = [...others];
  return people.filter((person) => {
    const at = left.findIndex((other) => isSameEntry(other, person));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function canBeWritten({ address, native }: Person): boolean {
  return address !== '' || (native !== undefined && native.value !== '');
}
