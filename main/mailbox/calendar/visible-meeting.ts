import type { CalendarItem } from '../../../shared/model/calendar.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { getWholeItem } from './whole-item.ts';
import type { ThreadContext } from '../context.ts';
import { mayViewPrivate } from '../privacy.ts';

/** The meeting as the server has it now; one that is hidden from this session is not changed by it either. */
export async function visibleMeeting(context: ThreadContext, itemId: string): Promise<Result<CalendarItem>> {
  const read = await getWholeItem(context, itemId);
  if (!read.ok) return read;
  const { item, sensitivity } = read.value;
  const rights = context.known.folders.get('calendar')?.rights ?? null;
  if (sensitivity === 'Private' && !mayViewPrivate(context.start.identities, rights)) {
    return failed({ kind: 'invalid-request', message: 'item: hidden' });
  }
  return success(item);
}
