import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { calendarRowFields, readCalendarRow, type FoundCalendarItem } from '../elements/read-calendar-row.ts';
import { readRows, type ReadRows } from '../elements/read-rows.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { booleanOf } from '../soap/values.ts';
import { element } from '../xml/xml.ts';
import { attribute, child } from '../xml/xml-element.ts';

/** Which stretch of which calendar; the end is exclusive. */
export interface FindCalendarRequest {
  readonly folder: FolderReference;
  /** ISO instants; Exchange allows at most two years between them. */
  readonly start: string;
  readonly end: string;
  /** Blocks wanted; Exchange gives at most 1,000. */
  readonly limit: number;
}

/** One stretch of a calendar, in the server's order. */
export interface FoundCalendar extends ReadRows<FoundCalendarItem> {
  /** True when the server has more in this stretch than it gave. */
  readonly isPartial: boolean;
  /** True when a recurring master stands among the rows: this server does not expand series into occurrences. */
  readonly hasUnexpandedSeries: boolean;
}

/**
 * Finds what is in one stretch of a calendar, series expanded into their occurrences by servers that do so. Rows are as
 * the server gave them: nothing is hidden.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/calendarview
 */
export async function findCalendar(
  service: EwsService,
  request: FindCalendarRequest,
  options?: CallOptions,
): Promise<Result<FoundCalendar>> {
  const message = await callSingle(service, {
    operation: 'FindItem',
    intent: 'read',
    body: element(
      'm:FindItem',
      [
        shape('m:ItemShape', calendarRowFields),
        element('m:CalendarView', null, {
          MaxEntriesReturned: String(request.limit),
          StartDate: request.start,
          EndDate: request.end,
        }),
        element('m:ParentFolderIds', folderIdElement(request.folder)),
      ],
      { Traversal: 'Shallow' },
    ),
    folders: [folderName(request.folder)],
    options,
  });
  if (!message.ok) return message;
  const root = child(message.value, 'RootFolder');
  const items = (child(root, 'Items')?.children ?? []).filter((item) => item.name === 'CalendarItem');
  const { rows, unreadable } = readRows(items, readCalendarRow);
  return success({
    rows,
    unreadable,
    isPartial: booleanOf(attribute(root, 'IncludesLastItemInRange')) === false,
    hasUnexpandedSeries: rows.some(({ row }) => row.type === 'RecurringMaster'),
  });
}
