import type { Failure } from '../../../shared/failure.ts';
import type { CalendarItem } from '../../../shared/model/calendar.ts';
import { nameOf } from '../../../shared/same-person.ts';

/**
 * Refuses to change or to cancel a meeting that this mailbox does not organise for certain: Exchange would write into
 * this copy and send to everybody in the owner's name. Null where it is the mailbox's own.
 */
export function whyNotOurs({ role, organizer }: CalendarItem): Failure | null {
  if (role === 'organizer') return null;
  const isSaid = role === 'attendee' && organizer !== null;
  return { kind: 'not-organizer', organizer: isSaid ? nameOf(organizer) : '' };
}
