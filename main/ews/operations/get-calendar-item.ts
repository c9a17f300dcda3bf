import type { Result } from '../../../shared/result.ts';
import { getItems } from '../elements/get-items.ts';
import {
  calendarItemFields,
  readCalendarItem,
  type ReadCalendarItem,
} from '../elements/read-calendar-item.ts';
import type { EwsService } from '../service.ts';
import type { CallOptions } from '../soap/call.ts';

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
  const { itemIds } = request;
  return await getItems(service, {
    itemIds,
    fields: calendarItemFields,
    bodyType: 'Text',
    read: readCalendarItem,
    options,
  });
}
