import type { Folder } from '../../../shared/model/folder.ts';
import type { Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { present } from '../elements/present.ts';
import { folderFields, readFolder } from '../elements/read-folder.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { child } from '../xml/xml-element.ts';

/** Which folders to get; at least one. */
export interface GetFolderRequest {
  readonly folders: readonly FolderReference[];
}

/**
 * Gets folders with their counts, parents and the rights of the authorized identity, all in one round trip: one result
 * for each folder in the order asked. A folder that is absent and one that may not be seen look the same
 * (`ErrorItemNotFound`, `ErrorFolderNotFound`; `ErrorAccessDenied` on some servers).
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getfolder-operation
 */
export async function getFolder(
  service: EwsService,
  request: GetFolderRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<Folder>[]>> {
  const messages = await callBatch(service, {
    operation: 'GetFolder',
    intent: 'read',
    body: element('m:GetFolder', [
      shape('m:FolderShape', folderFields),
      element('m:FolderIds', request.folders.map(folderIdElement)),
    ]),
    count: request.folders.length,
    folders: request.folders.map(folderName),
    options,
  });
  if (!messages.ok) return messages;
  return {
    ok: true,
    value: readEach(messages.value, (message) => {
      const folder = child(message, 'Folders')?.children[0];
      return present(folder === undefined ? null : readFolder(folder), service);
    }),
  };
}
