import { randomUUID } from 'node:crypto';
import type { CalendarItem, MeetingChange, NewMeeting } from '../../../shared/model/calendar.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { nameOf, sameness } from '../../../shared/same-person.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { cancelMeeting as remove } from '../../ews/operations/cancel-meeting.ts';
import type { MeetingWritten } from './meeting-written.ts';
import { getWholeItem } from './calendar-reads.ts';
import { filedCancellations, hasSignOfCancellation } from './cancellation-sign.ts';
import { rightsOf, type ThreadContext } from '../context.ts';
import { carry } from '../outbox/carry.ts';
import { lookForMeetings } from '../outbox/looking.ts';
import { hideCalendarItem, mayViewPrivate } from '../privacy.ts';
import { ORGANIZES } from '../sync/calendar-stretches.ts';
import { whyNotOurs } from './why-not-ours.ts';
import { isOutdated } from '../writes/is-outdated.ts';
import { calendarHasChanged } from '../writes/keep-in-store.ts';
import { visibleMeeting } from './visible-meeting.ts';
import { writeMeetingChange } from './write-meeting-change.ts';

/**
 * Makes a meeting on the mailbox's calendar, through the outbox, and reads it back: its organiser must be the mailbox's
 * owner.
 */
export async function createMeeting(
  context: ThreadContext,
  { meeting, notify }: { readonly meeting: NewMeeting; readonly notify: boolean },
): Promise<Result<MeetingWritten>> {
  const made = await carry(context, { write: 'create-meeting', meeting, notify, uid: randomUUID() });
  calendarHasChanged(context);
  if (!made.ok) return made;
  const { performed } = made.value;
  if (performed === null) return failed({ kind: 'outcome-unknown', operation: 'CreateItem' });
  const written = await readBack(context, performed.itemId, notify);
  // Told before the next one is sent.
  if (written.broken?.includes('organizer') === true) context.store.setFact(ORGANIZES, 'delegate');
  else if (written.isWitnessed && written.item?.isMeeting === true) context.store.setFact(ORGANIZES, 'owner');
  return success(written);
}

/**
 * Changes what the person touched of a meeting and reads it back. A change that people are told of goes through the
 * outbox; one that nobody is told of may be made again by anyone who sees that it is missing.
 */
export async function updateMeeting(
  context: ThreadContext,
  {
    item,
    change,
    notify,
  }: { readonly item: ItemReference; readonly change: MeetingChange; readonly notify: boolean },
): Promise<Result<MeetingWritten>> {
  const before = await visibleMeeting(context, item.itemId);
  if (!before.ok) return before;
  const refused = whyNotOurs(before.value);
  if (refused !== null) return failed(refused);
  const { subject } = before.value;
  const to = peopleOf(before.value);
  const isTold = notify && (before.value.isMeeting || hasPeople(change));
  if (isTold) await lookForMeetings(context);
  const written = isTold
    ? await carry(context, { write: 'update-meeting', item, change, subject, to })
    : await writeMeetingChange(context, { item, change, notify: false, now: before.value });
  calendarHasChanged(context);
  if (!written.ok) return written;
  const after = await readBack(context, item.itemId, notify);
  const told = new Set([...after.notified, ...(notify ? to : [])]);
  return success({ ...after, notified: [...told] });
}

/**
 * Ends a meeting of the owner's: attendees are told, once; an appointment is only taken out of the calendar. A meeting
 * that somebody else organises is refused as `not-organizer`: it is answered, and not cancelled.
 */
export async function cancelMeeting(
  context: ThreadContext,
  { item, messageText }: { readonly item: ItemReference; readonly messageText: string },
): Promise<Result<MeetingWritten>> {
  const before = await visibleMeeting(context, item.itemId);
  if (!before.ok) return before;
  const refused = whyNotOurs(before.value);
  if (refused !== null) return failed(refused);
  const { subject } = before.value;
  const to = peopleOf(before.value);
  const filed = to.length > 0 ? await filedCancellations(context, subject) : [];
  const ended =
    to.length > 0
      ? await carry(context, { write: 'cancel-meeting', item, messageText, subject, to })
      : await remove(context.service, { item, how: 'remove', messageText, savedFolder: null });
  calendarHasChanged(context);
  if (!ended.ok) return ended;
  const gone = await getWholeItem(context, item.itemId);
  const isTold = to.length === 0 || (await hasSignOfCancellation(context, { subject, before: filed }));
  return success({
    item: null,
    notified: isTold ? to : [],
    isWitnessed: (!gone.ok || gone.value.item.isCancelled) && isTold,
    ...(!isTold && { broken: ['cancellation' as const] }),
    witnessedAt: new Date().toISOString(),
  });
}

/** A person's answer to a meeting in this calendar. */
export interface MeetingAnswer {
  /** The calendar item as it was on screen. */
  readonly item: ItemReference;
  readonly answer: 'Accept' | 'Tentative' | 'Decline';
  readonly messageText: string;
}

/**
 * Answers a meeting, once, through the outbox. The answer belongs to the version that the person saw: where the meeting
 * has a new time or place since, or was cancelled, nothing is sent and the failure is a `conflict`.
 */
export async function answerMeeting(
  context: ThreadContext,
  { item, answer, messageText }: MeetingAnswer,
): Promise<Result<MeetingWritten>> {
  const now = await visibleMeeting(context, item.itemId);
  if (!now.ok) return now;
  const { organizer, subject, changeKey } = now.value;
  const seen = changeKey === item.changeKey ? now.value : context.bases.find(item);
  if (isOutdated(seen, now.value)) return failed({ kind: 'conflict', code: 'ErrorStaleObject' });
  const to = organizer === null ? [] : [labelOf(organizer)];
  const current = { itemId: item.itemId, changeKey };
  const sent = await carry(context, {
    write: 'answer-meeting',
    item: current,
    answer,
    messageText,
    subject,
    to,
  });
  calendarHasChanged(context);
  if (!sent.ok) return sent;
  const after = await readBack(context, item.itemId, false);
  const isWitnessed = after.item === null ? answer === 'Decline' : after.item.myResponse === answer;
  return success({ ...after, notified: to, isWitnessed });
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

function hasPeople({ required = [], optional = [] }: MeetingChange): boolean {
  return required.length + optional.length > 0;
}

function peopleOf({ required, optional, resources }: CalendarItem): string[] {
  return [...required, ...optional, ...resources].map(labelOf);
}

/** The address in lower case, or the name of somebody who has none: they are told as well. */
function labelOf(person: Person): string {
  return person.address === '' ? nameOf(person) : person.address.toLowerCase();
}
