import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { readItemReference, type ItemReference } from '../elements/item-reference.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { instantOf } from '../soap/values.ts';
import { element } from '../xml/xml.ts';
import { child, childText } from '../xml/xml-element.ts';

/** Which message to look for in which folder. */
export interface FindByMessageIdRequest {
  /** As `InternetMessageId` gave it: it stays with a message wherever that is moved. */
  readonly messageId: string;
  readonly folder: FolderReference;
}

/**
 * Finds a message by its Message-ID; of several copies in one folder the one that was changed last, null for none. Items
 * that a server gives though it was not asked for them (one that knows no restrictions) are passed over.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/restriction
 */
export async function findByMessageId(
  service: EwsService,
  { messageId, folder }: FindByMessageIdRequest,
  options?: CallOptions,
): Promise<Result<ItemReference | null>> {
  const field = element('t:FieldURI', null, { FieldURI: 'message:InternetMessageId' });
  const constant = element('t:FieldURIOrConstant', element('t:Constant', null, { Value: messageId }));
  const message = await callSingle(service, {
    operation: 'FindItem',
    intent: 'read',
    body: element(
      'm:FindItem',
      [
        shape('m:ItemShape', ['item:LastModifiedTime', 'message:InternetMessageId']),
        element('m:IndexedPageItemView', null, {
          MaxEntriesReturned: '50',
          Offset: '0',
          BasePoint: 'Beginning',
        }),
        element('m:Restriction', element('t:IsEqualTo', [field, constant])),
        element('m:ParentFolderIds', folderIdElement(folder)),
      ],
      { Traversal: 'Shallow' },
    ),
    folders: [folderName(folder)],
    options,
  });
  if (!message.ok) return message;
  let newest: { readonly reference: ItemReference; readonly at: string } | null = null;
  for (const item of child(child(message.value, 'RootFolder'), 'Items')?.children ?? []) {
    const reference = readItemReference(item);
    const at = instantOf(childText(item, 'LastModifiedTime')) ?? '';
    const isIt = childText(item, 'InternetMessageId')?.trim() === messageId;
    if (isIt && reference !== null && (newest === null || at >= newest.at)) newest = { reference, at };
  }
  return success(newest?.reference ?? null);
}
