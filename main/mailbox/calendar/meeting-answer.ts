import { failed, success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import type { MeetingWritten } from './meeting-written.ts';
import { type ThreadContext } from '../context.ts';
import { carry } from '../outbox/carry.ts';
import { isOutdated } from '../writes/is-outdated.ts';
import { calendarHasChanged } from '../writes/keep-in-store.ts';
import { visibleMeeting } from './visible-meeting.ts';
import { labelOf, readBack } from './read-back.ts';

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
