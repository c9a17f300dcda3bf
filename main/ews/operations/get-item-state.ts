import type { Result } from '../../../shared/result.ts';
import { readCategories, readFlag, type Flag } from '../elements/item-properties.ts';
import {
  currentItemIdElement,
  itemsOf,
  readItemReference,
  readParentFolderId,
  type ItemReference,
} from '../elements/item-reference.ts';
import { present } from '../elements/present.ts';
import { shape, type FieldUri } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { booleanOf, instantOf } from '../soap/values.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';

/** Where an item stands now: little enough to be asked before and after any write. */
export interface ItemState extends ItemReference {
  readonly parentFolderId: string | null;
  /** A name, not an address; null where the server leaves it out. */
  readonly changedBy: string | null;
  readonly changedAt: string | null;
  /** Of a message: its Message-ID, which stays with it wherever it is moved. Null where it has none. */
  readonly messageId: string | null;
  readonly isRead: boolean;
  readonly flag: Flag;
  readonly categories: readonly string[];
  /** For a meeting: whether its invitations have gone out. */
  readonly wereInvitationsSent: boolean;
}

/** Which item; `properties` says of which kind it is, since a server may refuse those of another kind. */
export interface GetItemStateRequest {
  readonly itemId: string;
  readonly properties: 'message' | 'meeting';
}

const common: readonly FieldUri[] = [
  'item:ParentFolderId',
  'item:LastModifiedName',
  'item:LastModifiedTime',
  'item:Categories',
];
const fields = {
  message: [...common, 'item:Flag', 'message:InternetMessageId', 'message:IsRead'],
  meeting: [...common, 'calendar:MeetingRequestWasSent'],
} as const satisfies Record<string, readonly FieldUri[]>;

/**
 * Gives the version of an item that the server has now, its folder and who changed it last. Absent and forbidden look
 * the same, as in `getMessage`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getitem-operation
 */
export async function getItemState(
  service: EwsService,
  { itemId, properties }: GetItemStateRequest,
  options?: CallOptions,
): Promise<Result<ItemState>> {
  const message = await callSingle(service, {
    operation: 'GetItem',
    intent: 'read',
    body: element('m:GetItem', [
      shape('m:ItemShape', fields[properties]),
      element('m:ItemIds', currentItemIdElement(itemId)),
    ]),
    options,
  });
  if (!message.ok) return message;
  const item = itemsOf(message.value)[0];
  return present(item === undefined ? null : readItemState(item), service);
}

function readItemState(item: XmlElement): ItemState | null {
  const reference = readItemReference(item);
  if (reference === null) return null;
  const changedBy = childText(item, 'LastModifiedName')?.trim() ?? '';
  return {
    ...reference,
    parentFolderId: readParentFolderId(item),
    changedBy: changedBy === '' ? null : changedBy,
    changedAt: instantOf(childText(item, 'LastModifiedTime')),
    messageId: childText(item, 'InternetMessageId')?.trim() ?? null,
    isRead: booleanOf(childText(item, 'IsRead')) ?? true,
    flag: readFlag(child(item, 'Flag')),
    categories: readCategories(child(item, 'Categories')),
    wereInvitationsSent: booleanOf(childText(item, 'MeetingRequestWasSent')) ?? false,
  };
}
