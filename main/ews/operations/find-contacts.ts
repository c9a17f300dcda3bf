import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { singleLine } from '../elements/header-values.ts';
import { contactRowFields, readContactRow, type FoundContact } from '../elements/read-contact-row.ts';
import { RowCollector, type ReadRows } from '../elements/read-rows.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { booleanOf } from '../soap/values.ts';
import { element } from '../xml/xml.ts';
import { attribute, child } from '../xml/xml-element.ts';

/** Which stretch of the alphabet of which contacts folder. */
export interface FindContactsRequest {
  readonly folder: FolderReference;
  /** The first and the last display name, both included; null leaves that side open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Rows wanted; Exchange gives at most 1,000. */
  readonly limit: number;
}

/** One stretch of a list of contacts, by display name in the server's order. */
export interface FoundContacts extends ReadRows<FoundContact> {
  /** True when the server has more in this stretch: go on from the last name. */
  readonly isPartial: boolean;
}

/**
 * Finds contacts and contact groups by their names. A ContactsView has no offset: the next page is asked for from the
 * last name of this one, which is then in both. Rows are as the server gave them: nothing is hidden.
 * `ErrorInvalidFolderTypeForOperation` for a folder that is not for contacts.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/contactsview
 */
export async function findContacts(
  service: EwsService,
  request: FindContactsRequest,
  options?: CallOptions,
): Promise<Result<FoundContacts>> {
  const found = new RowCollector(readContactRow);
  const message = await callSingle(service, {
    operation: 'FindItem',
    intent: 'read',
    body: element(
      'm:FindItem',
      [
        shape('m:ItemShape', contactRowFields),
        element('m:ContactsView', null, {
          MaxEntriesReturned: String(request.limit),
          InitialName: request.from === null ? null : singleLine(request.from),
          FinalName: request.to === null ? null : singleLine(request.to),
        }),
        element('m:ParentFolderIds', folderIdElement(request.folder)),
      ],
      { Traversal: 'Shallow' },
    ),
    takeRow: (item) => found.take(item),
    folders: [folderName(request.folder)],
    options,
  });
  if (!message.ok) return message;
  const root = child(message.value, 'RootFolder');
  const isPartial = booleanOf(attribute(root, 'IncludesLastItemInRange')) === false;
  return success({ rows: found.rows, unreadable: found.unreadable, isPartial });
}
