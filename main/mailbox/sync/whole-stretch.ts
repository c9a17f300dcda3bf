import { success, type Result } from '../../../shared/result.ts';
import type { FoundCalendarItem } from '../../ews/elements/read-calendar-row.ts';
import { findCalendar, type FoundCalendar } from '../../ews/operations/find-calendar.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import { expandStretch, type ExpandedStretch } from './unexpanded-series.ts';

type Parts = Pick<ThreadContext, 'service' | 'store' | 'known' | 'start'>;

/** Blocks asked for at once: Exchange gives at most 1,000. */
const MOST = 1000;
/** Whether the server puts occurrences into a CalendarView: `yes`, `no`, or nothing while neither has been seen. */
const EXPANDS = 'calendar.expands';

/**
 * What is in one stretch of the calendar, series as their occurrences on every server. Exchange expands them itself; one
 * that gave a master, or left out what a series has in the stretch, does not, which is remembered, and they are expanded
 * here. Until one occurrence or one master has been seen, the series are looked at each time.
 */
export async function findWholeStretch(
  parts: Parts,
  stretch: { readonly start: string; readonly end: string },
): Promise<Result<ExpandedStretch & Pick<FoundCalendar, 'unreadable'>>> {
  const { store } = parts;
  const folder = inMailbox(parts, 'calendar');
  const found = await findCalendar(parts.service, { folder, ...stretch, limit: MOST });
  if (!found.ok) return found;
  if (hasOccurrence(found.value)) store.setFact(EXPANDS, 'yes');
  else if (found.value.hasUnexpandedSeries) store.setFact(EXPANDS, 'no');
  if (store.fact(EXPANDS) === 'yes') return success({ ...found.value, missing: [] });
  const expanded = await expandStretch(parts, stretch);
  // What the server did give is shown all the same, and said not to be all.
  const { unreadable } = found.value;
  if (!expanded.ok) return success({ rows: found.value.rows, unreadable, isPartial: true, missing: [] });
  if (expanded.value.rows.length > 0) store.setFact(EXPANDS, 'no');
  const singles = found.value.rows.filter(({ row }) => row.type !== 'RecurringMaster');
  return success({
    rows: inOrder([...singles, ...expanded.value.rows]),
    unreadable,
    isPartial: found.value.isPartial || expanded.value.isPartial,
    missing: expanded.value.missing,
  });
}

function hasOccurrence({ rows }: FoundCalendar): boolean {
  return rows.some(({ row }) => row.type === 'Occurrence' || row.type === 'Exception');
}

function inOrder(rows: readonly FoundCalendarItem[]): readonly FoundCalendarItem[] {
  return rows.toSorted(({ row: one }, { row: other }) =>
    one.start < other.start ? -1 : one.start > other.start ? 1 : 0,
  );
}
