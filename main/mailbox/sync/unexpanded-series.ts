import type { CalendarItem, CalendarPage } from '../../../shared/model/calendar.ts';
import { clockOfZone } from '../../../shared/time/zones.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { ReadCalendarItem } from '../../ews/elements/read-calendar-item.ts';
import type { FoundCalendarItem } from '../../ews/elements/read-calendar-row.ts';
import type { ReadSeries } from '../../ews/elements/read-series.ts';
import type { OccurrenceReference } from '../../ews/elements/occurrence-reference.ts';
import { findSeries } from '../../ews/operations/find-series.ts';
import { getCalendarItem } from '../../ews/operations/get-calendar-item.ts';
import { getOccurrence } from '../../ews/operations/get-occurrence.ts';
import { getSeries } from '../../ews/operations/get-series.ts';
import { expandSeries } from '../../ews/time/expand-series.ts';
import { inMailbox, type ThreadContext } from '../context.ts';

type Parts = Pick<ThreadContext, 'service' | 'known' | 'start'>;

/** Items looked at in one request, and requests at most: a calendar of 20,000 items. */
const PAGE = 1000;
const PAGES = 20;
/** Series or occurrences got in one request, and occurrences in one stretch. */
const BATCH = 50;
const MOST = 1000;

/** What our own expansion found. */
export interface ExpandedStretch {
  readonly rows: readonly FoundCalendarItem[];
  /** True when a series could not be read or a bound was met: there may be more. */
  readonly isPartial: boolean;
  readonly missing: readonly MissingSeries[];
}

/** A series that cannot be shown; its subject is empty where it is private or was not told. */
export type MissingSeries = NonNullable<CalendarPage['missing']>[number];

/** Which occurrences a stretch has, before they are got. */
interface Plan {
  readonly regular: OccurrenceReference[];
  readonly exceptions: string[];
  readonly missing: MissingSeries[];
  /** The masters of which the server told no clock. */
  readonly withoutZone: Set<string>;
  isPartial: boolean;
}

/**
 * The occurrences of all series of the calendar in a stretch, for a server that does not put them into its CalendarView:
 * the masters are read, expanded here, and each occurrence is got from the server by its number, so that every row
 * carries an id of its own. A row that acted on its master in place of itself would delete a whole series.
 */
export async function expandStretch(
  parts: Parts,
  stretch: { readonly start: string; readonly end: string },
): Promise<Result<ExpandedStretch>> {
  const masters = await findMasters(parts);
  if (!masters.ok) return masters;
  const plan: Plan = {
    regular: [],
    exceptions: [],
    missing: [],
    withoutZone: new Set(),
    isPartial: masters.value.isPartial,
  };
  for (const itemIds of batches(masters.value.ids)) {
    const read = await getSeries(parts.service, {
      series: itemIds.map((itemId) => ({ by: 'master', itemId })),
    });
    if (!read.ok) return read;
    for (const series of read.value) {
      if (series.ok) planSeries(plan, series.value, stretch);
      else miss(plan, { subject: '', why: 'unreadable' });
    }
  }
  return getPlanned(parts, plan);
}

async function findMasters(
  parts: Parts,
): Promise<Result<{ readonly ids: readonly string[]; readonly isPartial: boolean }>> {
  const folder = inMailbox(parts, 'calendar');
  const ids: string[] = [];
  let offset: number | null = 0;
  let hasUnreadable = false;
  for (let page = 0; page < PAGES && offset !== null; page += 1) {
    const found = await findSeries(parts.service, { folder, offset, limit: PAGE });
    if (!found.ok) return found;
    ids.push(...found.value.masterIds);
    if (found.value.unreadable > 0) hasUnreadable = true;
    offset = found.value.nextOffset;
  }
  return success({ ids, isPartial: hasUnreadable || offset !== null });
}

/**
 * A series that comes again in a way that we do not know is left out and said to be missing. One whose zone the server
 * does not tell keeps the clock of UTC.
 */
function planSeries(
  plan: Plan,
  { item, sensitivity, recurrence, clock, modified, deleted }: ReadSeries,
  stretch: { readonly start: string; readonly end: string },
): void {
  if (recurrence === null) {
    miss(plan, { subject: sensitivity === 'Private' ? '' : item.subject, why: 'pattern' });
    return;
  }
  if (clock === null) plan.withoutZone.add(item.itemId);
  const { start, end } = item;
  const series = { start, end, clock: clock ?? clockOfZone('Etc/UTC'), recurrence, modified, deleted };
  for (const { index, exception } of expandSeries(series, stretch)) {
    if (plan.regular.length + plan.exceptions.length >= MOST) plan.isPartial = true;
    else if (exception !== null) plan.exceptions.push(exception.itemId);
    else if (index !== null) plan.regular.push({ masterId: item.itemId, changeKey: null, index });
  }
}

function miss(plan: Plan, missing: MissingSeries): void {
  plan.isPartial = true;
  plan.missing.push(missing);
}

async function getPlanned(parts: Parts, plan: Plan): Promise<Result<ExpandedStretch>> {
  const got: Result<ReadCalendarItem>[] = [];
  for (const occurrences of batches(plan.regular)) {
    const read = await getOccurrence(parts.service, { occurrences });
    if (!read.ok) return read;
    got.push(...read.value.map((each, place) => markZone(plan, each, occurrences[place])));
  }
  for (const itemIds of batches(plan.exceptions)) {
    const read = await getCalendarItem(parts.service, { itemIds });
    if (!read.ok) return read;
    got.push(...read.value);
  }
  const rows = got.flatMap((each) => (each.ok ? [foundOf(each.value)] : []));
  const { isPartial, missing } = plan;
  return success({ rows, missing, isPartial: isPartial || rows.length < got.length });
}

/** The hour of an occurrence whose series has no zone is a guess, and is shown as one. */
function markZone(
  { withoutZone }: Plan,
  got: Result<ReadCalendarItem>,
  occurrence: OccurrenceReference | undefined,
): Result<ReadCalendarItem> {
  if (!got.ok || occurrence === undefined || !withoutZone.has(occurrence.masterId)) return got;
  return success({ ...got.value, item: { ...got.value.item, isZoneAssumed: true } });
}

function batches<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) =>
    all.slice(index * BATCH, (index + 1) * BATCH),
  );
}

function foundOf({ item, sensitivity, parentFolderId }: ReadCalendarItem): FoundCalendarItem {
  return { row: rowOf(item), sensitivity, parentFolderId };
}

function rowOf(item: CalendarItem): FoundCalendarItem['row'] {
  const { bodyText: _body, required: _required, optional: _optional, resources: _rooms, ...rest } = item;
  const { reminderMinutes: _reminder, rights: _rights, ...row } = rest;
  return row;
}
