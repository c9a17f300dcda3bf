import type { CalendarItem, CalendarPage } from '../../../shared/model/calendar.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ReadCalendarItem } from '../../ews/elements/read-calendar-item.ts';
import { findCalendar } from '../../ews/operations/find-calendar.ts';
import { getCalendarItem } from '../../ews/operations/get-calendar-item.ts';
import { inMailbox, rightsOf, type ThreadContext } from './context.ts';
import { wrongMailbox } from './messages.ts';
import { hideCalendarItem, hideCalendarRow, mayViewPrivate } from './privacy.ts';

/** Blocks asked for at once: Exchange gives at most 1,000. */
const MOST = 1000;

/** One stretch of the mailbox's calendar. Blocks that lie in another folder than the proved one are not shown. */
export async function listCalendar(
  context: ThreadContext,
  { start, end }: { readonly start: string; readonly end: string },
): Promise<Result<CalendarPage>> {
  const { identities } = context.start;
  const found = await findCalendar(context.service, {
    folder: inMailbox(context, 'calendar'),
    start,
    end,
    limit: MOST,
  });
  if (!found.ok) return found;
  const asOf = new Date().toISOString();
  const folder = context.known.folders.get('calendar');
  const strayed = found.value.rows.some(
    ({ parentFolderId }) => parentFolderId !== null && parentFolderId !== folder?.folderId,
  );
  if (folder === undefined || strayed) {
    return failed(wrongMailbox(context));
  }
  const mayView = mayViewPrivate(identities, folder.rights);
  const rows = found.value.rows.map(({ row, sensitivity }) =>
    sensitivity === 'Private' && !mayView ? hideCalendarRow(row) : row,
  );
  return success({
    folderId: folder.folderId,
    start,
    end,
    rows,
    isPartial: found.value.isPartial || found.value.hasUnexpandedSeries,
    asOf,
    source: 'server',
  });
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
  if (whole.ok) context.bases.keep(whole.value.item);
  return whole;
}
