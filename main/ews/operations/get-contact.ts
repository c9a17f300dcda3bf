import type { Result } from '../../../shared/result.ts';
import { currentItemIdElement, itemsOf } from '../elements/item-reference.ts';
import { present } from '../elements/present.ts';
import { contactFields, readContact, type ReadContact } from '../elements/read-contact.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../soap/xml.ts';

/** Which contacts to get; at least one. */
export interface GetContactRequest {
  readonly itemIds: readonly string[];
}

/**
 * Gets whole contacts with their notes, one result for each in the order asked. Absent and forbidden look the same, as
 * in `getMessage`. A contact group comes with its names only; `expandDL` tells who is in it.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getitem-operation-contact
 */
export async function getContact(
  service: EwsService,
  request: GetContactRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ReadContact>[]>> {
  const messages = await callBatch(service, {
    operation: 'GetItem',
    intent: 'read',
    body: element('m:GetItem', [
      shape('m:ItemShape', contactFields, 'Text'),
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
      return present(item === undefined ? null : readContact(item), service);
    }),
  };
}
