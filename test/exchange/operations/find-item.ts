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
import { findTargetFolder } from './find-target.ts';
import { pageOf } from './page.ts';
import type { Page } from './page.ts';
import { readQueryString } from './query-string.ts';
import { readRestriction } from './restriction.ts';
import { sortItems } from './sort.ts';

const tooManyRows =
  'You have exceeded the maximum number of objects that can be returned for the find operation.';

/** CalendarView refuses a longer span: two years. */
const longestView = 2 * 366 * 86_400_000;

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation>. */
export function findItem(call: Call): Outcome<string> {
  const shape = readShape(child(call.request, 'ItemShape'), 'FindItem');
  const outcomes = (child(call.request, 'ParentFolderIds')?.children ?? []).map((node): Outcome<string> => {
    if (!shape.ok) return shape;
    const folder = findTargetFolder(call, node);
    if (!folder.ok) return folder;
    if (!rightsFor(call.view, folder.value).canRead) return refuse('ErrorAccessDenied');
    const page = search(call, folder.value);
    if (page.ok && !call.rows.take(page.value.rows.length))
      return refuse('ErrorExceededFindCountLimit', tooManyRows);
    return page.ok ? done(writeRows(page.value, shape.value, call)) : page;
  });
  return done(writeResponse(call, outcomes));
}

function writeRows(page: Page<Item>, shape: Shape, call: Call): string {
  let rows = '';
  for (const item of page.rows) rows += writeRow(item, shape, call.view);
  return element('m:RootFolder', element('t:Items', rows), page.attributes);
}

function search(call: Call, folder: Folder): Outcome<Page<Item>> {
  const { request } = call;
  const calendarView = child(request, 'CalendarView');
  if (calendarView) return viewCalendar(call, folder, calendarView);
  if (attribute(request, 'Traversal') === 'Associated')
    return done(pageOf<Item>([], child(request, 'IndexedPageItemView')));
  const contacts = child(request, 'ContactsView');
  if (contacts) return viewContacts(folder, contacts);
  const matches = readRestriction(child(request, 'Restriction'));
  if (!matches.ok) return matches;
  const { profile } = call;
  const sorted = sortItems(folder, profile.sorts ? child(request, 'SortOrder') : undefined);
  if (!sorted.ok) return sorted;
  const query = profile.searches ? child(request, 'QueryString') : undefined;
  const isFound = query ? readQueryString(query.text) : undefined;
  const isAll = !child(request, 'Restriction') && !isFound;
  const items = isAll
    ? sorted.value
    : sorted.value.filter((item) => matches.value(item) && (isFound?.(item) ?? true));
  const { findPageSize, findCountLimitFiltered } = call.policies;
  const most = isAll ? findPageSize : Math.min(findPageSize, findCountLimitFiltered);
  return done(pageOf(items, child(request, 'IndexedPageItemView'), most));
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
  const rows = sorted.slice(0, Number(attribute(view, 'MaxEntriesReturned') ?? 1_000));
  const isLast = rows.length === sorted.length;
  const attributes = { TotalItemsInView: String(rows.length), IncludesLastItemInRange: String(isLast) };
  return done({ rows, attributes });
}
