import { success, type Result } from '../../../shared/result.ts';
import type { Flag } from '../../ews/elements/item-properties.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { getItemState } from '../../ews/operations/get-item-state.ts';
import { inMailbox, type ThreadContext } from './context.ts';
import { changeMessage } from './writes/change-message.ts';
import { isGone } from './writes/is-gone.ts';
import { removeStoredRow } from './writes/keep-in-store.ts';
import { moveWithin } from './writes/move-message.ts';

/** Marks a message as read or unread; gives its new change key. */
export async function markRead(
  context: ThreadContext,
  { item, isRead }: { readonly item: ItemReference; readonly isRead: boolean },
): Promise<Result<ItemReference>> {
  return await changeMessage(context, { item, change: { isRead } });
}

/** Flags a message, or marks it as done with; gives its new change key. */
export async function setFlag(
  context: ThreadContext,
  { item, flag }: { readonly item: ItemReference; readonly flag: Flag },
): Promise<Result<ItemReference>> {
  return await changeMessage(context, { item, change: { flag } });
}

/** What a delete did, with what its undo needs. */
export interface Deleted {
  readonly moved: ItemReference;
  readonly from: string;
  readonly to: string;
}

/**
 * Moves a message to the Deleted Items of the mailbox that is open, named by mailbox: EWS's own delete would leave the
 * choice of the bin to the server.
 */
export async function deleteMessage(
  context: ThreadContext,
  { item }: { readonly item: ItemReference },
): Promise<Result<Deleted>> {
  const bin = context.known.folders.get('deleteditems');
  const before = await getItemState(context.service, { itemId: item.itemId, properties: 'message' });
  if (!before.ok) {
    if (isGone(before.failure, 'read')) removeStoredRow(context, item.itemId);
    return before;
  }
  const moved = await moveWithin(context, { item, to: inMailbox(context, 'deleteditems') });
  if (!moved.ok) return moved;
  return success({ moved: moved.value, from: before.value.parentFolderId ?? '', to: bin?.folderId ?? '' });
}

/** Moves a message to a folder of the same mailbox. */
export async function moveMessage(
  context: ThreadContext,
  { item, to }: { readonly item: ItemReference; readonly to: string },
): Promise<Result<ItemReference>> {
  return await moveWithin(context, { item, to: { by: 'id', folderId: to } });
}
