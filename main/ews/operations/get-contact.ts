import type { Result } from '../../../shared/result.ts';
import { getItems } from '../elements/get-items.ts';
import { contactFields, readContact, type ReadContact } from '../elements/read-contact.ts';
import type { EwsService } from '../service.ts';
import type { CallOptions } from '../soap/call.ts';

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
  const { itemIds } = request;
  return await getItems(service, {
    itemIds,
    fields: contactFields,
    bodyType: 'Text',
    read: readContact,
    options,
  });
}
