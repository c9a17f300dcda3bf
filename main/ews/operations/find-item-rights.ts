import type { EffectiveRights } from '../../../shared/model/folder.ts';
import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, type FolderReference } from '../elements/folder-reference.ts';
import { readRights } from '../elements/read-folder.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { child } from '../xml/xml-element.ts';

/** In which folders to look; at least one. */
export interface FindItemRightsRequest {
  readonly folders: readonly FolderReference[];
}

/**
 * Finds what the authorized identity may do with one item of each folder: null where the folder is empty. The rights of
 * a folder itself say whether the folder may be changed, not the items in it; only an item tells an Author, who changes
 * their own items, from an Editor, who changes everybody's.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/effectiverights
 */
export async function findItemRights(
  service: EwsService,
  request: FindItemRightsRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<EffectiveRights | null>[]>> {
  const messages = await callBatch(service, {
    operation: 'FindItem',
    intent: 'read',
    body: element(
      'm:FindItem',
      [
        shape('m:ItemShape', ['item:EffectiveRights']),
        element('m:IndexedPageItemView', null, {
          MaxEntriesReturned: '1',
          Offset: '0',
          BasePoint: 'Beginning',
        }),
        element('m:ParentFolderIds', request.folders.map(folderIdElement)),
      ],
      { Traversal: 'Shallow' },
    ),
    count: request.folders.length,
    options,
  });
  if (!messages.ok) return messages;
  return success(
    readEach(messages.value, (message) => {
      const item = child(child(message, 'RootFolder'), 'Items')?.children[0];
      return success(item === undefined ? null : readRights(child(item, 'EffectiveRights')));
    }),
  );
}
