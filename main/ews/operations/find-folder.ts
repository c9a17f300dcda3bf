import type { Folder } from '../../../shared/model/folder.ts';
import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { readPage, type Page } from '../elements/page.ts';
import { folderFields, readFolder } from '../elements/read-folder.ts';
import { readRows, type UnreadableRow } from '../elements/read-rows.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { child } from '../xml/xml-element.ts';

/** Below which folder to look, and which window of what is there. */
export interface FindFolderRequest {
  readonly parent: FolderReference;
  /** `Deep` finds the whole tree below, `Shallow` the direct children. */
  readonly depth: 'Deep' | 'Shallow';
  readonly offset: number;
  /** Folders wanted in this page; Exchange gives at most 1,000. */
  readonly limit: number;
}

/** One page of folders, in the server's order. */
export interface FoundFolders extends Page {
  readonly folders: readonly Folder[];
  /** What is known of those that have no id. */
  readonly unreadable: readonly UnreadableRow[];
}

/**
 * Finds the folders below one, by pages, with the same properties as `getFolder`. A folder that the authorized identity
 * may not see is left out by the server and not reported.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/findfolder-operation
 */
export async function findFolder(
  service: EwsService,
  request: FindFolderRequest,
  options?: CallOptions,
): Promise<Result<FoundFolders>> {
  const message = await callSingle(service, {
    operation: 'FindFolder',
    intent: 'read',
    body: element(
      'm:FindFolder',
      [
        shape('m:FolderShape', folderFields),
        element('m:IndexedPageFolderView', null, {
          MaxEntriesReturned: String(request.limit),
          Offset: String(request.offset),
          BasePoint: 'Beginning',
        }),
        element('m:ParentFolderIds', folderIdElement(request.parent)),
      ],
      { Traversal: request.depth },
    ),
    folders: [folderName(request.parent)],
    options,
  });
  if (!message.ok) return message;
  const found = child(child(message.value, 'RootFolder'), 'Folders')?.children ?? [];
  const { rows: folders, unreadable } = readRows(found, readFolder);
  return success({ folders, unreadable, ...readPage(message.value, request.offset, found.length) });
}
