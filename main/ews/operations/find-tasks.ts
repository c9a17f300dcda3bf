import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { readPage, type Page } from '../elements/page.ts';
import { readTaskRow, taskRowFields, type FoundTask } from '../elements/read-task.ts';
import { RowCollector, type ReadRows } from '../elements/read-rows.ts';
import { fieldUri, shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml } from '../xml/xml.ts';

/** Which window of which tasks folder. */
export interface FindTasksRequest {
  readonly folder: FolderReference;
  readonly offset: number;
  /** Rows wanted; Exchange gives at most 1,000. */
  readonly limit: number;
  /** Whether tasks that are done are left out. */
  readonly isOpenOnly: boolean;
}

/** One window of a list of tasks. */
export type FoundTasks = Page & ReadRows<FoundTask>;

/**
 * Finds the tasks of one folder by pages, the one due first standing first; where those without a date stand is the
 * server's choice. Rows are as the server gave them: nothing is hidden.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/finditem-operation
 */
export async function findTasks(
  service: EwsService,
  request: FindTasksRequest,
  options?: CallOptions,
): Promise<Result<FoundTasks>> {
  const found = new RowCollector(readTaskRow);
  const message = await callSingle(service, {
    operation: 'FindItem',
    intent: 'read',
    body: findTasksBody(request),
    takeRow: (item) => found.take(item),
    folders: [folderName(request.folder)],
    options,
  });
  if (!message.ok) return message;
  return success({
    rows: found.rows,
    unreadable: found.unreadable,
    ...readPage(message.value, request.offset, found.count),
  });
}

function findTasksBody(request: FindTasksRequest): Xml {
  return element(
    'm:FindItem',
    [
      shape('m:ItemShape', taskRowFields),
      element('m:IndexedPageItemView', null, {
        MaxEntriesReturned: String(request.limit),
        Offset: String(request.offset),
        BasePoint: 'Beginning',
      }),
      request.isOpenOnly ? element('m:Restriction', notComplete) : null,
      element('m:SortOrder', element('t:FieldOrder', fieldUri('task:DueDate'), { Order: 'Ascending' })),
      element('m:ParentFolderIds', folderIdElement(request.folder)),
    ],
    { Traversal: 'Shallow' },
  );
}

const notComplete = element('t:IsEqualTo', [
  fieldUri('task:IsComplete'),
  element('t:FieldURIOrConstant', element('t:Constant', null, { Value: 'false' })),
]);
