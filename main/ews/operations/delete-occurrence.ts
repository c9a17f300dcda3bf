import { success, type Result } from '../../../shared/result.ts';
import { occurrenceIdElement, type OccurrenceReference } from '../elements/occurrence-reference.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which occurrences to delete, by their numbers in their series; at least one. */
export interface DeleteOccurrenceRequest {
  readonly occurrences: readonly OccurrenceReference[];
  /** An occurrence is never kept in Deleted Items by itself: each of these takes it out of the series for good. */
  readonly deleteType: 'MoveToDeletedItems' | 'SoftDelete' | 'HardDelete';
  /** Whom to tell; Exchange refuses a deletion from a calendar that does not say. */
  readonly cancellations: 'SendToNone' | 'SendOnlyToAll' | 'SendToAllAndSaveCopy';
}

/**
 * Deletes single occurrences of series, one result for each in the order asked, and leaves the series as it is; one
 * whose id is known is deleted with `deleteItem`. Cancellations go out once: when no answer comes the failure is
 * `outcome-unknown`. Codes as in `getOccurrence`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/how-to-delete-appointments-in-a-recurring-series-by-using-ews-in-exchange
 */
export async function deleteOccurrence(
  service: EwsService,
  request: DeleteOccurrenceRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<null>[]>> {
  const { occurrences, deleteType, cancellations } = request;
  const messages = await callBatch(service, {
    operation: 'DeleteItem',
    intent: 'write',
    body: element('m:DeleteItem', element('m:ItemIds', occurrences.map(occurrenceIdElement)), {
      DeleteType: deleteType,
      SendMeetingCancellations: cancellations,
      AffectedTaskOccurrences: 'SpecifiedOccurrenceOnly',
    }),
    count: occurrences.length,
    options,
  });
  return messages.ok ? success(readEach(messages.value, () => success(null))) : messages;
}
