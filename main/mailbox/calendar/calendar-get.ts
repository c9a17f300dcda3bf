import type { CalendarItem } from '../../../shared/model/calendar.ts';
import { success, type Result } from '../../../shared/result.ts';
import { rightsOf, type ThreadContext } from '../context.ts';
import { hideCalendarItem, mayViewPrivate } from '../privacy.ts';
import { getWholeItem } from './whole-item.ts';

/** One whole calendar item; a private one is hidden unless this session may see private items. */
export async function readCalendarItem(
  context: ThreadContext,
  itemId: string,
): Promise<Result<CalendarItem>> {
  const read = await getWholeItem(context, itemId);
  if (!read.ok) return read;
  const { item, sensitivity, parentFolderId } = read.value;
  const mayView = mayViewPrivate(context.start.identities, rightsOf(context, parentFolderId));
  return success(sensitivity === 'Private' && !mayView ? hideCalendarItem(item) : item);
}
