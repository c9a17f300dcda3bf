import { randomUUID } from 'node:crypto';
import type { CalendarItem, MeetingChange, NewMeeting } from '../../../shared/model/calendar.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { cancelMeeting as cancel } from '../../ews/operations/cancel-meeting.ts';
import { createMeeting as create } from '../../ews/operations/create-meeting.ts';
import { updateMeeting as update } from '../../ews/operations/update-meeting.ts';
import type { MeetingWritten } from '../calls.ts';
import { getWholeItem } from './calendar.ts';
import { inMailbox, rightsOf, type ThreadContext } from './context.ts';
import { hideCalendarItem, mayViewPrivate } from './privacy.ts';
import { copyPlace } from './send-options.ts';

/** Makes a meeting on the mailbox's calendar and reads it back: its organiser must be the mailbox's owner. */
export async function createMeeting(
  context: ThreadContext,
  { meeting, notify }: { readonly meeting: NewMeeting; readonly notify: boolean },
): Promise<Result<MeetingWritten>> {
  const made = await create(context.service, {
    folder: inMailbox(context, 'calendar'),
    meeting,
    notify,
    marker: randomUUID(),
  });
  if (!made.ok) return made;
  return success(await readBack(context, made.value.itemId, notify));
}

/** Changes what the person touched of a meeting and reads it back. */
export async function updateMeeting(
  context: ThreadContext,
  {
    item,
    change,
    notify,
  }: { readonly item: ItemReference; readonly change: MeetingChange; readonly notify: boolean },
): Promise<Result<MeetingWritten>> {
  const before = await visibleItem(context, item.itemId);
  if (!before.ok) return before;
  const written = await update(context.service, { item, change, notify: notify && before.value.isMeeting });
  if (!written.ok) return written;
  const after = await readBack(context, written.value.itemId, notify);
  const told = new Set([...after.notified, ...(notify ? peopleOf(before.value) : [])]);
  return success({ ...after, notified: [...told] });
}

/**
 * Ends a meeting. Attendees are told when it is the owner's own meeting; an appointment, or a meeting that somebody else
 * organises, is only taken out of this calendar.
 */
export async function cancelMeeting(
  context: ThreadContext,
  { item, messageText }: { readonly item: ItemReference; readonly messageText: string },
): Promise<Result<MeetingWritten>> {
  const before = await visibleItem(context, item.itemId);
  if (!before.ok) return before;
  const notified = isOrganizedHere(context, before.value) ? peopleOf(before.value) : [];
  const ended = await cancel(context.service, {
    item,
    how: notified.length > 0 ? 'cancel' : 'remove',
    messageText,
    savedFolder: notified.length > 0 ? copyPlace(context).folder : null,
  });
  if (!ended.ok) return ended;
  const gone = await getWholeItem(context, item.itemId);
  return success({
    item: null,
    notified,
    isWitnessed: !gone.ok || gone.value.item.isCancelled,
    witnessedAt: new Date().toISOString(),
  });
}

/** The item as it is now; one that is hidden from this session is not changed by it either. */
async function visibleItem(context: ThreadContext, itemId: string): Promise<Result<CalendarItem>> {
  const read = await getWholeItem(context, itemId);
  if (!read.ok) return read;
  const { item, sensitivity } = read.value;
  const rights = context.known.folders.get('calendar')?.rights ?? null;
  if (sensitivity === 'Private' && !mayViewPrivate(context.start.identities, rights)) {
    return failed({ kind: 'invalid-request', message: 'item: hidden' });
  }
  return success(item);
}

/** Looks at what is in the calendar now; a look that fails leaves the write unwitnessed, not undone. */
async function readBack(context: ThreadContext, itemId: string, notify: boolean): Promise<MeetingWritten> {
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
    witnessedAt,
  };
}

function isOrganizedHere({ start }: ThreadContext, { organizer, myResponse }: CalendarItem): boolean {
  return myResponse === 'Organizer' || organizer?.address.toLowerCase() === start.identities.mailbox;
}

function peopleOf({ required, optional, resources }: CalendarItem): string[] {
  return [...required, ...optional, ...resources]
    .map(({ address }) => address)
    .filter((address) => address !== '');
}
