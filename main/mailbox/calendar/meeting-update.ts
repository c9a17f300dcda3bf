import type { MeetingChange } from '../../../shared/model/calendar.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import type { MeetingWritten } from './meeting-written.ts';
import { type ThreadContext } from '../context.ts';
import { carry } from '../outbox/carry.ts';
import { lookForMeetings } from '../outbox/looking.ts';
import { whyNotOurs } from './why-not-ours.ts';
import { calendarHasChanged } from '../writes/keep-in-store.ts';
import { visibleMeeting } from './visible-meeting.ts';
import { writeMeetingChange } from './write-meeting-change.ts';
import { peopleOf, readBack } from './read-back.ts';

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

function hasPeople({ required = [], optional = [] }: MeetingChange): boolean {
  return required.length + optional.length > 0;
}
