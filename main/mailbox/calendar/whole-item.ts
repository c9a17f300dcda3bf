import type { CalendarItem } from '../../../shared/model/calendar.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ReadCalendarItem } from '../../ews/elements/read-calendar-item.ts';
import { getCalendarItem } from '../../ews/operations/get-calendar-item.ts';
import { type ThreadContext } from '../context.ts';
import { identify } from '../people/identify.ts';

/** The item as the server gives it, for this thread only; kept as what a change by a person begins with. */
export async function getWholeItem(
  context: ThreadContext,
  itemId: string,
): Promise<Result<ReadCalendarItem>> {
  const read = await getCalendarItem(context.service, { itemIds: [itemId] });
  if (!read.ok) return read;
  const [whole] = read.value;
  if (whole === undefined)
    return failed({ kind: 'reply-refused', host: context.service.host, reason: 'unexpected' });
  if (!whole.ok) return whole;
  const item = await withPeople(context, whole.value.item);
  context.bases.keep(item);
  return success({ ...whole.value, item });
}

/** Everybody on it as the directory knows them: whom a change reaches is said before it is made. */
async function withPeople(context: ThreadContext, item: CalendarItem): Promise<CalendarItem> {
  const { organizer, required, optional, resources } = item;
  const [who, known, maybe, rooms] = await Promise.all([
    identify(context, organizer === null ? [] : [organizer]),
    identify(context, required),
    identify(context, optional),
    identify(context, resources),
  ]);
  return { ...item, organizer: who[0] ?? null, required: known, optional: maybe, resources: rooms };
}
