import { randomUUID } from 'node:crypto';
import type { NewMeeting } from '../../../shared/model/calendar.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { MeetingWritten } from './meeting-written.ts';
import { type ThreadContext } from '../context.ts';
import { carry } from '../outbox/carry.ts';
import { ORGANIZES } from '../sync/calendar-stretches.ts';
import { calendarHasChanged } from '../writes/keep-in-store.ts';
import { readBack } from './read-back.ts';

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
