import type { ContactChange } from '../../../shared/model/people/contact.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { contactUpdates } from '../elements/contact-updates.ts';
import { itemChanges } from '../elements/item-change.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { refusedContact } from '../elements/refused-contact.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which contact to change, and what the person touched; at least one key. */
export interface UpdateContactRequest {
  readonly item: ItemReference;
  readonly change: ContactChange;
}

/**
 * Changes a contact in the touched properties only, and gives its new change key; what was emptied is deleted. A change
 * by someone else since it was read is always a `conflict` (NeverOverwrite), to be merged by whoever read both.
 * `invalid-request`, with nothing sent, as in `createContact` and when nothing was touched.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updateitem-operation-contact
 */
export async function updateContact(
  service: EwsService,
  request: UpdateContactRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const { item, change } = request;
  const refused = refusedContact(change);
  if (refused !== null) return failed(refused);
  const updates = contactUpdates(change);
  if (updates.length === 0) return failed({ kind: 'invalid-request', message: 'Nothing to change.' });
  const message = await callSingle(service, {
    operation: 'UpdateItem',
    intent: 'write',
    body: element('m:UpdateItem', itemChanges(item, updates), { ConflictResolution: 'NeverOverwrite' }),
    options,
  });
  return message.ok ? savedItem(message.value, 'UpdateItem') : message;
}
