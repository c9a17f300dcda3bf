import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { readItemReference } from '../elements/item-reference.ts';
import { readPage, type Page } from '../elements/page.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { childText } from '../xml/xml-element.ts';

/** Which window of which calendar. */
export interface FindSeriesRequest {
  readonly folder: FolderReference;
  /** Items to leave out; items and not series are counted. */
  readonly offset: number;
  /** Items to look at; Exchange gives at most 1,000. */
  readonly limit: number;
}

/** The recurring masters among one window of a calendar's items. */
export interface FoundSeries extends Page {
  readonly masterIds: readonly string[];
  /** Series without an id: they cannot be shown. */
  readonly unreadable: number;
}

/**
 * Finds the recurring masters of a calendar by pages of its items. Without a CalendarView every server gives masters and
 * no occurrences, whenever the series began.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/calendars-and-ews-in-exchange
 */
export async function findSeries(
  service: EwsService,
  request: FindSeriesRequest,
  options?: CallOptions,
): Promise<Result<FoundSeries>> {
  const masterIds: string[] = [];
  let count = 0;
  let unreadable = 0;
  const message = await callSingle(service, {
    operation: 'FindItem',
    intent: 'read',
    body: element(
      'm:FindItem',
      [
        shape('m:ItemShape', ['calendar:CalendarItemType']),
        element('m:IndexedPageItemView', null, {
          MaxEntriesReturned: String(request.limit),
          Offset: String(request.offset),
          BasePoint: 'Beginning',
        }),
        element('m:ParentFolderIds', folderIdElement(request.folder)),
      ],
      { Traversal: 'Shallow' },
    ),
    takeRow: (item) => {
      count += 1;
      const itemId = readItemReference(item)?.itemId;
      const isMaster = childText(item, 'CalendarItemType')?.trim() === 'RecurringMaster';
      if (isMaster && itemId !== undefined) masterIds.push(itemId);
      else if (isMaster) unreadable += 1;
    },
    folders: [folderName(request.folder)],
    options,
  });
  if (!message.ok) return message;
  return success({ masterIds, unreadable, ...readPage(message.value, request.offset, count) });
}
