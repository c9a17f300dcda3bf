import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** In which folders, at least one, every message becomes read or unread. */
export interface MarkAllItemsAsReadRequest {
  readonly folders: readonly FolderReference[];
  readonly isRead: boolean;
}

/**
 * Marks every message of folders as read or unread, one result for each folder in the order asked; folders below are
 * left alone. No read receipt is sent, since the person who reads is not the one it was sent to. Change keys play no
 * part: what arrived since the list was read is marked as well.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/markallitemsasread-operation
 */
export async function markAllItemsAsRead(
  service: EwsService,
  request: MarkAllItemsAsReadRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<null>[]>> {
  const { folders, isRead } = request;
  const messages = await callBatch(service, {
    operation: 'MarkAllItemsAsRead',
    intent: 'write',
    body: element('m:MarkAllItemsAsRead', [
      element('m:ReadFlag', String(isRead)),
      element('m:SuppressReadReceipts', 'true'),
      element('m:FolderIds', folders.map(folderIdElement)),
    ]),
    count: folders.length,
    folders: folders.map(folderName),
    options,
  });
  return messages.ok ? success(readEach(messages.value, () => success(null))) : messages;
}
