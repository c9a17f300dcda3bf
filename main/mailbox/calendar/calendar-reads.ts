import type { Failure } from '../../../shared/failure.ts';
import type { CalendarItem, CalendarPage } from '../../../shared/model/calendar.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ReadCalendarItem } from '../../ews/elements/read-calendar-item.ts';
import { getCalendarItem } from '../../ews/operations/get-calendar-item.ts';
import { rightsOf, type ThreadContext } from '../context.ts';
import { identify } from '../people/identify.ts';
import { hideCalendarItem, mayViewPrivate } from '../privacy.ts';
import { storedCalendar } from '../stored-reads.ts';
import { mayServeCalendar, readStretch } from '../sync/calendar-stretches.ts';

/**
 * One stretch of the mailbox's calendar: from the store while nothing has changed since, otherwise from the server. Where
 * that is out of reach, what was known last is given, with its age.
 */
export async function listCalendar(
  context: ThreadContext,
  stretch: { readonly start: string; readonly end: string },
): Promise<Result<CalendarPage>> {
  context.known.stretch = stretch;
  const stored = mayServeCalendar(context) ? storedCalendar(context, stretch) : null;
  if (stored?.isStale === false) return success(stored.page);
  const read = await readStretch(context, stretch);
  return read.ok || stored === null || !isOutOfReach(read.failure) ? read : success(stored.page);
}

/** Nothing was said about the calendar: what is known of it is as true as before. */
function isOutOfReach({ kind }: Failure): boolean {
  switch (kind) {
    case 'server-not-found':
    case 'server-unreachable':
    case 'timed-out':
    case 'server-busy':
    case 'reply-truncated':
      return true;
    default:
      return false;
  }
}

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
