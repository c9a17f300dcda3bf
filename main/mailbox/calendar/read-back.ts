import type { CalendarItem } from '../../../shared/model/calendar.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { nameOf, sameness } from '../../../shared/same-person.ts';
import type { MeetingWritten } from './meeting-written.ts';
import { getWholeItem } from './whole-item.ts';
import { rightsOf, type ThreadContext } from '../context.ts';
import { hideCalendarItem, mayViewPrivate } from '../privacy.ts';

/** Looks at what is in the calendar now; a look that fails leaves the write unwitnessed, not undone. */
export async function readBack(
  context: ThreadContext,
  itemId: string,
  notify: boolean,
): Promise<MeetingWritten> {
  const read = await getWholeItem(context, itemId);
  const witnessedAt = new Date().toISOString();
  if (!read.ok) return { item: null, notified: [], isWitnessed: false, witnessedAt };
  const { item, sensitivity, parentFolderId } = read.value;
  const isHidden =
    sensitivity === 'Private' && !mayViewPrivate(context.start.identities, rightsOf(context, parentFolderId));
  const isInCalendar =
    parentFolderId === null || parentFolderId === context.known.folders.get('calendar')?.folderId;
  return {
    item: isHidden ? hideCalendarItem(item) : item,
    notified: notify ? peopleOf(item) : [],
    isWitnessed: isInCalendar && (!item.isMeeting || isOrganizedHere(context, item)),
    ...(item.isMeeting && isOrganizedElsewhere(context, item) && { broken: ['organizer' as const] }),
    witnessedAt,
  };
}

/**
 * Whether what was read back is the owner's own meeting. An organiser who is somebody else for certain outweighs what the
 * server says of the role: some servers make the delegate organiser.
 */
function isOrganizedHere({ start }: ThreadContext, { organizer, role }: CalendarItem): boolean {
  if (role !== 'organizer') return false;
  return organizer === null || sameness(organizer, { address: start.identities.mailbox }) !== 'different';
}

function isOrganizedElsewhere({ start }: ThreadContext, { organizer }: CalendarItem): boolean {
  return organizer !== null && sameness(organizer, { address: start.identities.mailbox }) === 'different';
}

/** Everybody on a meeting, by the address in lower case, or by the name of somebody who has none. */
export function peopleOf({ required, optional, resources }: CalendarItem): string[] {
  return [...required, ...optional, ...resources].map(labelOf);
}

/** The address in lower case, or the name of somebody who has none: they are told as well. */
export function labelOf(person: Person): string {
  return person.address === '' ? nameOf(person) : person.address.toLowerCase();
}
