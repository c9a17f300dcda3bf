import type { Result } from '../../../shared/result.ts';
import { currentItemIdElement, itemsOf } from '../elements/item-reference.ts';
import { masterOfElement } from '../elements/occurrence-reference.ts';
import { present } from '../elements/present.ts';
import { readSeries, seriesFields, type ReadSeries } from '../elements/read-series.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which series to get; at least one. */
export interface GetSeriesRequest {
  /** Each by the id of its recurring master, or by that of any of its occurrences. */
  readonly series: readonly { readonly by: 'master' | 'occurrence'; readonly itemId: string }[];
}

/**
 * Gets recurring masters with their recurrence, exceptions and deleted occurrences, one result for each in the order
 * asked. Absent and forbidden look the same, as in `getMessage`; `ErrorCalendarCannotUseIdForRecurringMasterId` for an
 * id that is no occurrence's.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/how-to-access-a-recurring-series-by-using-ews-in-exchange
 */
export async function getSeries(
  service: EwsService,
  request: GetSeriesRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ReadSeries>[]>> {
  const ids = request.series.map(({ by, itemId }) =>
    by === 'master' ? currentItemIdElement(itemId) : masterOfElement(itemId),
  );
  const messages = await callBatch(service, {
    operation: 'GetItem',
    intent: 'read',
    body: element('m:GetItem', [shape('m:ItemShape', seriesFields, 'Text'), element('m:ItemIds', ids)]),
    count: ids.length,
    options,
  });
  if (!messages.ok) return messages;
  return {
    ok: true,
    value: readEach(messages.value, (message) => {
      const item = itemsOf(message)[0];
      return present(item === undefined ? null : readSeries(item), service);
    }),
  };
}
