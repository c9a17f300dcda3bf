import { failed, success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { cancelMeeting as remove } from '../../ews/operations/cancel-meeting.ts';
import type { MeetingWritten } from './meeting-written.ts';
import { getWholeItem } from './whole-item.ts';
import { filedCancellations, hasSignOfCancellation } from './cancellation-sign.ts';
import { type ThreadContext } from '../context.ts';
import { carry } from '../outbox/carry.ts';
import { whyNotOurs } from './why-not-ours.ts';
import { calendarHasChanged } from '../writes/keep-in-store.ts';
import { visibleMeeting } from './visible-meeting.ts';
import { peopleOf } from './read-back.ts';

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
