import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { singleLine } from '../elements/header-values.ts';
import { readPage, type Page } from '../elements/page.ts';
import { messageRowShape, readMessageRow, type FoundMessage } from '../elements/read-message-row.ts';
import { RowCollector, type ReadRows } from '../elements/read-rows.ts';
import { fieldUri } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml } from '../xml/xml.ts';

/** Which window of which folder. */
export interface FindItemRequest {
  readonly folder: FolderReference;
  /** Rows to leave out from the newest on. */
  readonly offset: number;
  /** Rows wanted; Exchange gives at most 1,000, or 250 with a search. */
  readonly limit: number;
  /** Words in Advanced Query Syntax, searched for by the server; empty for all. */
  readonly search?: string;
}

/** One window of a message list. */
export type FoundMessages = Page & ReadRows<FoundMessage>;

/**
 * Finds the messages of one folder, newest first, by pages. Rows are as the server gave them: nothing is hidden. A
 * server may ignore the sort order or the search; both are asked for here and neither is checked.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/finditem-operation
 */
export async function findItem(
  service: EwsService,
  request: FindItemRequest,
  options?: CallOptions,
): Promise<Result<FoundMessages>> {
  const found = new RowCollector(readMessageRow);
  const message = await callSingle(service, {
    operation: 'FindItem',
    intent: 'read',
    body: findItemBody(request),
    takeRow: (item) => found.take(item),
    folders: [folderName(request.folder)],
    options,
  });
  if (!message.ok) return message;
  const { unreadable } = found;
  return success({
    rows: firstOfEach(found.rows),
    unreadable,
    ...readPage(message.value, request.offset, found.count),
  });
}

/** A list has one row for each item; a server that repeats one would have it opened, marked and counted twice. */
function firstOfEach(rows: readonly FoundMessage[]): FoundMessage[] {
  const seen = new Set<string>();
  return rows.filter(({ row }) => {
    const isNew = !seen.has(row.itemId);
    seen.add(row.itemId);
    return isNew;
  });
}

function findItemBody(request: FindItemRequest): Xml {
  const search = singleLine(request.search ?? '').trim();
  return element(
    'm:FindItem',
    [
      messageRowShape(),
      element('m:IndexedPageItemView', null, {
        MaxEntriesReturned: String(request.limit),
        Offset: String(request.offset),
        BasePoint: 'Beginning',
      }),
      newestFirst,
      element('m:ParentFolderIds', folderIdElement(request.folder)),
      search === '' ? null : element('m:QueryString', search),
    ],
    { Traversal: 'Shallow' },
  );
}

const newestFirst = element(
  'm:SortOrder',
  element('t:FieldOrder', fieldUri('item:DateTimeReceived'), { Order: 'Descending' }),
);
