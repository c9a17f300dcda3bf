import type { Failure } from '../../../shared/failure.ts';
import type { CalendarItem, CalendarPage, CalendarRow, MeetingTime } from '../../../shared/model/calendar.ts';
import type { CalendarRange } from './calendar-range.ts';
import { rowAt } from './meeting/meeting-move.ts';

/** Whether a stretch is being read, and how the last reading failed. */
export type Reading =
  | { readonly reading: 'idle' }
  | { readonly reading: 'running' }
  | { readonly reading: 'failed'; readonly failure: Failure };

/** One stretch of a calendar as it was last read, kept so that it paints at once. */
export interface KeptPage {
  readonly page: CalendarPage | null;
  readonly now: Reading;
}

/** Pages by their stretch; never changed in place. */
export type Pages = ReadonlyMap<string, KeptPage>;

/** A stretch of which nothing is known. */
export const unknownPage: KeptPage = { page: null, now: { reading: 'idle' } };

/** So many stretches are kept for one mailbox. */
const keptPages = 24;

/** The name of a stretch. */
export function pageKey(range: CalendarRange): string {
  return `${range.start}/${range.end}`;
}

/** Puts a page in as the newest, and lets the oldest go beyond the limit. */
export function withKept(pages: Pages, key: string, kept: KeptPage): Pages {
  const next = new Map(pages);
  next.delete(key);
  next.set(key, kept);
  const oldest = next.keys().next();
  if (next.size > keptPages && oldest.done !== true) next.delete(oldest.value);
  return next;
}

/** Puts an item as main read it back into every page it belongs to, and takes it out of the others. */
export function withItem(pages: Pages, formerId: string, item: CalendarItem | null): Pages {
  return mapRows(pages, (page) => {
    const others = page.rows.filter((row) => row.itemId !== formerId && row.itemId !== item?.itemId);
    const belongs = item !== null && item.start < page.end && item.end > page.start;
    return belongs ? [...others, rowOf(item)] : others;
  });
}

/** The rows of a page with the times that a person has just chosen and main has not confirmed. */
export function rowsShown(kept: KeptPage, pending: ReadonlyMap<string, MeetingTime>): readonly CalendarRow[] {
  const rows = kept.page?.rows ?? [];
  if (pending.size === 0) return rows;
  return rows.map((row) => {
    const time = pending.get(row.itemId);
    return time === undefined ? row : rowAt(row, time);
  });
}

/** A row without what only the whole item carries. */
function rowOf(item: CalendarItem): CalendarRow {
  const {
    bodyText: _body,
    required: _required,
    optional: _optional,
    resources: _resources,
    reminderMinutes: _reminder,
    rights: _rights,
    ...row
  } = item;
  return row;
}

function mapRows(pages: Pages, change: (page: CalendarPage) => CalendarRow[]): Pages {
  return new Map(
    [...pages].map(([key, kept]) => [
      key,
      kept.page === null ? kept : { ...kept, page: { ...kept.page, rows: change(kept.page) } },
    ]),
  );
}
