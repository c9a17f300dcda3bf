import { success, type Result } from '../../../shared/result.ts';
import { bodyElement } from '../elements/body.ts';
import { folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { itemIdElement, type ItemReference } from '../elements/item-reference.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { deleteItem } from './delete-item.ts';

/** Which calendar item ends, and how. */
export interface CancelMeetingRequest {
  readonly item: ItemReference;
  /**
   * `cancel` tells every attendee: for a meeting whose organiser is the calendar's owner. `remove` only takes the item
   * out of the calendar and tells nobody: for one without attendees, or organised by someone else.
   */
  readonly how: 'cancel' | 'remove';
  /** What the cancellation says, plain text; not used by `remove`. */
  readonly messageText: string;
  /** Where the copy of the cancellation goes; null leaves it to the server. */
  readonly savedFolder: FolderReference | null;
}

/**
 * Cancels or removes a calendar item; Exchange moves it to Deleted Items. Not idempotent: cancellations go out once,
 * and when no answer comes the failure is `outcome-unknown`. A stale change key is a `conflict`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/cancelcalendaritem
 */
export async function cancelMeeting(
  service: EwsService,
  request: CancelMeetingRequest,
  options?: CallOptions,
): Promise<Result<null>> {
  if (request.how === 'remove') return remove(service, request.item, options);
  const { item, messageText, savedFolder } = request;
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element(
      'm:CreateItem',
      [
        savedFolder === null ? null : folderTarget('m:SavedItemFolderId', savedFolder),
        element(
          'm:Items',
          element('t:CancelCalendarItem', [
            itemIdElement(item, 't:ReferenceItemId'),
            bodyElement({ type: 'text', content: messageText }, 't:NewBodyContent'),
          ]),
        ),
      ],
      { MessageDisposition: 'SendAndSaveCopy' },
    ),
    options,
  });
  return message.ok ? success(null) : message;
}

async function remove(
  service: EwsService,
  item: ItemReference,
  options: CallOptions | undefined,
): Promise<Result<null>> {
  const request = {
    items: [item],
    deleteType: 'MoveToDeletedItems',
    cancellations: 'SendToNone',
  } as const;
  const results = await deleteItem(service, request, options);
  if (!results.ok) return results;
  return results.value[0] ?? success(null);
}
