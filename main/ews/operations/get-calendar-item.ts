import type { Result } from '../../../shared/result.ts';
import { currentItemIdElement, itemsOf } from '../elements/item-reference.ts';
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
import { element } from '../soap/xml.ts';

/** Which calendar items to get; at least one. An occurrence has an id of its own. */
export interface GetCalendarItemRequest {
  readonly itemIds: readonly string[];
}

/**
 * Gets whole calendar items, one result for each in the order asked. Absent and forbidden look the same, as in
 * `getMessage`; an item that is no calendar item is refused as `unexpected`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getitem-operation-calendar-item
 */
export async function getCalendarItem(
  service: EwsService,
  request: GetCalendarItemRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ReadCalendarItem>[]>> {
  const messages = await callBatch(service, {
    operation: 'GetItem',
    intent: 'read',
    body: element('m:GetItem', [
      shape('m:ItemShape', calendarItemFields, 'Text'),
      element('m:ItemIds', request.itemIds.map(currentItemIdElement)),
    ]),
    count: request.itemIds.length,
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
