import { success, type Result } from '../../../shared/result.ts';
import { itemIdElement, type ItemReference } from '../elements/item-reference.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which cancellation to act on. */
export interface RemoveCancelledMeetingRequest {
  /** The cancellation, or the calendar item that it cancelled. */
  readonly item: ItemReference;
}

/**
 * Takes a meeting that its organiser has cancelled out of the calendar, and the cancellation out of the Inbox; nobody is
 * told. `ErrorInvalidReferenceItem` for a meeting that is not cancelled; a stale change key is a `conflict`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/removeitem
 */
export async function removeCancelledMeeting(
  service: EwsService,
  request: RemoveCancelledMeetingRequest,
  options?: CallOptions,
): Promise<Result<null>> {
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element(
      'm:CreateItem',
      element('m:Items', element('t:RemoveItem', itemIdElement(request.item, 't:ReferenceItemId'))),
      { MessageDisposition: 'SaveOnly' },
    ),
    options,
  });
  return message.ok ? success(null) : message;
}
