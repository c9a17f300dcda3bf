import type { Result } from '../../../shared/result.ts';
import { itemsOf } from '../elements/item-reference.ts';
import { occurrenceIdElement, type OccurrenceReference } from '../elements/occurrence-reference.ts';
import { present } from '../elements/present.ts';
import {
  calendarItemFields,
  readCalendarItem,
  type ReadCalendarItem,
} from '../elements/read-calendar-item.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which occurrences to get, by their numbers in their series; at least one. */
export interface GetOccurrenceRequest {
  readonly occurrences: readonly OccurrenceReference[];
}

/**
 * Gets occurrences and exceptions of series, one result for each in the order asked; one whose id is known is got with
 * `getCalendarItem`. `ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange` beyond the end of the series,
 * `ErrorCalendarOccurrenceIsDeletedFromRecurrence` for a deleted one.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/how-to-access-a-recurring-series-by-using-ews-in-exchange
 */
export async function getOccurrence(
  service: EwsService,
  request: GetOccurrenceRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ReadCalendarItem>[]>> {
  const messages = await callBatch(service, {
    operation: 'GetItem',
    intent: 'read',
    body: element('m:GetItem', [
      shape('m:ItemShape', calendarItemFields, 'Text'),
      element('m:ItemIds', request.occurrences.map(occurrenceIdElement)),
    ]),
    count: request.occurrences.length,
    options,
  });
  if (!messages.ok) return messages;
  return {
    ok: true,
    value: readEach(messages.value, (message) => {
      const item = itemsOf(message)[0];
      return present(item === undefined ? null : readCalendarItem(item), service);
    }),
  };
}
