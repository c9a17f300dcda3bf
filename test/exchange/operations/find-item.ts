import { isMaster, occurrencesBetween, overlaps } from '../calendar/series.ts';
import { rightsFor } from '../schema/computed.ts';
import { readDateTime } from '../schema/date-time.ts';
import { readShape } from '../schema/shape.ts';
import type { Shape } from '../schema/shape.ts';
import { writeRow } from '../schema/write-row.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import type { Folder, Item } from '../store/types.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { viewContacts } from './contacts-view.ts';
import { chargeRows, mostRowsNow } from './find-count.ts';
import { findTargetFolder } from './find-target.ts';
import { groupItems, readGrouping, writeGroups } from './group-items.ts';
import type { Grouping, GroupRow } from './group-items.ts';
import { noteListed } from './note-read.ts';
import { pageOf, pageViewOf } from './page.ts';
import type { Page } from './page.ts';
import { readQueryString } from './query-string.ts';
import { readRestriction } from './restriction.ts';
import { sortItems } from './sort.ts';

/** CalendarView refuses a longer span: two years. */
const longestView = 2 * 366 * 86_400_000;

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation>. */
export function findItem(call: Call): Outcome<string> {
  const shape = readShape(child(call.request, 'ItemShape'), 'FindItem');
  const grouping = readGrouping(call.request);
  const outcomes = (child(call.request, 'ParentFolderIds')?.children ?? []).map((node): Outcome<string> => {
    if (!shape.ok) return shape;
    if (!grouping.ok) return grouping;
    const folder = findTargetFolder(call, node);
    if (!folder.ok) return folder;
    if (!rightsFor(call.view, folder.value).canRead) return refuse('ErrorAccessDenied');
    return grouping.value
      ? findGroups(call, folder.value, { shape: shape.value, grouping: grouping.value })
      : findRows(call, folder.value, shape.value);
  });
  return done(writeResponse(call, outcomes));
}

function findRows(call: Call, folder: Folder, shape: Shape): Outcome<string> {
  const found = search(call, folder);
  if (!found.ok) return found;
  const page = isPage(found.value)
    ? done(found.value)
    : pageOf(found.value.items, pageViewOf(call.request), found.value);
  if (!page.ok) return page;
  const refusal = chargeRows(call, page.value.rows.length);
  if (refusal) return refusal;
  noteListed(call, folder, page.value.rows.length);
  let rows = '';
  for (const item of page.value.rows) rows += writeRow(item, shape, call.view);
  return done(element('m:RootFolder', element('t:Items', rows), page.value.attributes));
}

/** A page counts the heads of groups, too; EWSFindCountLimit does not. */
function findGroups(
  call: Call,
  folder: Folder,
  { shape, grouping }: { readonly shape: Shape; readonly grouping: Grouping },
): Outcome<string> {
  if (child(call.request, 'CalendarView'))
    return refuse('ErrorInvalidRestriction', 'A CalendarView can not be grouped.');
  const found = search(call, folder);
  if (!found.ok) return found;
  const items = isPage(found.value) ? found.value.rows : found.value.items;
  const cutting = isPage(found.value) ? {} : { most: found.value.most, readCondition: readRowCondition };
  const page = pageOf(groupItems(items, grouping), pageViewOf(call.request), cutting);
  if (!page.ok) return page;
  const count = page.value.rows.filter((row) => row.item).length;
  const refusal = chargeRows(call, count);
  if (refusal) return refusal;
  noteListed(call, folder, count);
  return done(element('m:RootFolder', writeGroups(page.value.rows, shape, call), page.value.attributes));
}

/** A condition is asked of items, and never met by the head of a group. */
function readRowCondition(node: XmlNode | undefined): Outcome<(row: GroupRow) => boolean> {
  const matches = readRestriction(node);
  return matches.ok ? done(({ item }) => item !== undefined && matches.value(item)) : matches;
}

/** What a search found, before it is cut into pages. */
interface FoundItems {
  readonly items: readonly Item[];
  readonly most: number;
  readonly readCondition: typeof readRestriction;
}

function isPage(found: FoundItems | Page<Item>): found is Page<Item> {
  return 'rows' in found;
}

/** What is in a folder for a search; views of calendars and contacts are pages already. */
function search(call: Call, folder: Folder): Outcome<FoundItems | Page<Item>> {
  const { request, profile } = call;
  const calendarView = child(request, 'CalendarView');
  if (calendarView) return viewCalendar(call, folder, calendarView);
  const { findPageSize, findCountLimitFiltered } = call.policies;
  const isPaged = pageViewOf(request) !== undefined;
  const found = (items: readonly Item[], most: number): Outcome<FoundItems> =>
    done({ items, most: mostRowsNow(call, most, isPaged), readCondition: readRestriction });
  if (attribute(request, 'Traversal') === 'Associated') return found([], findPageSize);
  const contacts = child(request, 'ContactsView');
  if (contacts) return viewContacts(folder, contacts);
  const matches = readRestriction(child(request, 'Restriction'));
  if (!matches.ok) return matches;
  const sorted = sortItems(folder, profile.sorts ? child(request, 'SortOrder') : undefined);
  if (!sorted.ok) return sorted;
  const query = profile.searches ? child(request, 'QueryString') : undefined;
  const read = query ? readQueryString(query.text, call.store.clock.now()) : undefined;
  if (read?.ok === false) return read;
  const isFound = read?.value;
  if (!child(request, 'Restriction') && !isFound) return found(sorted.value, findPageSize);
  const items = sorted.value.filter((item) => matches.value(item) && (isFound?.(item) ?? true));
  return found(items, Math.min(findPageSize, findCountLimitFiltered));
}

/** Appointments and occurrences that overlap the span, in order of start; never masters. */
function viewCalendar(call: Call, folder: Folder, view: XmlNode): Outcome<Page<Item>> {
  if (!folder.folderClass.startsWith('IPF.Appointment'))
    return refuse('ErrorCalendarFolderIsInvalidForCalendarView');
  if (child(call.request, 'Restriction') || child(call.request, 'SortOrder'))
    return refuse(
      'ErrorInvalidRestriction',
      'Restrictions and sort order may not be specified for a CalendarView.',
    );
  const from = readDateTime(attribute(view, 'StartDate') ?? '', call.timeZone) ?? Number.NaN;
  const to = readDateTime(attribute(view, 'EndDate') ?? '', call.timeZone) ?? Number.NaN;
  if (to < from) return refuse('ErrorCalendarEndDateIsEarlierThanStartDate');
  if (to - from > longestView) return refuse('ErrorCalendarViewRangeTooBig');
  const found: Item[] = [];
  for (const item of folder.items)
    if (isMaster(item) && call.profile.expandsSeries) found.push(...occurrencesBetween(item, from, to));
    else if (overlaps(item, from, to)) found.push(item);
  const sorted = found.toSorted((a, b) => (a.values.Start ?? 0) - (b.values.Start ?? 0));
  const most = Number(attribute(view, 'MaxEntriesReturned') ?? 1_000);
  if (most < 1) return refuse('ErrorInvalidPagingMaxRows', 'MaxEntriesReturned must be greater than zero.');
  const rows = sorted.slice(0, most);
  const isLast = rows.length === sorted.length;
  const attributes = { TotalItemsInView: String(rows.length), IncludesLastItemInRange: String(isLast) };
  return done({ rows, attributes });
}
