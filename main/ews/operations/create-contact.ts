import type { ContactChange } from '../../../shared/model/people/contact.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { contactElement } from '../elements/contact-element.ts';
import { folderName, folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { refusedContact } from '../elements/refused-contact.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** A new contact, and into which contacts folder. */
export interface CreateContactRequest {
  readonly folder: FolderReference;
  /** Without a `fileAs` it is filed under its display name. */
  readonly contact: ContactChange & { readonly displayName: string };
  /** Finds the contact again with `findByMarker`; null for none. */
  readonly marker: string | null;
}

/**
 * Makes a contact and gives its id. Not idempotent: when no answer comes the failure is `outcome-unknown`.
 * `invalid-request`, with nothing sent, when a mail address is unusable or two stand in one place;
 * `ErrorCannotCreateContactInNonContactFolder` for any other kind of folder.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/createitem-operation-contact
 */
export async function createContact(
  service: EwsService,
  request: CreateContactRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const { folder, contact, marker } = request;
  const refused = refusedContact(contact, marker);
  if (refused !== null) return failed(refused);
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element('m:CreateItem', [
      folderTarget('m:SavedItemFolderId', folder),
      element(
        'm:Items',
        contactElement({ ...contact, fileAs: contact.fileAs ?? contact.displayName }, marker),
      ),
    ]),
    folders: [folderName(folder)],
    options,
  });
  return message.ok ? savedItem(message.value, 'CreateItem') : message;
}
