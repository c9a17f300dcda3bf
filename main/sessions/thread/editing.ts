import { failed, success, type Result } from '../../../shared/result.ts';
import type { FolderReference } from '../../ews/elements/folder-reference.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { moveItem } from '../../ews/operations/move-item.ts';
import { updateMessage } from '../../ews/operations/update-message.ts';
import { inMailbox, type ThreadContext } from './context.ts';
import { getWhole } from './message.ts';

/** Marks a message as read or unread; gives its new change key. */
export async function markRead(
  context: ThreadContext,
  { item, isRead }: { readonly item: ItemReference; readonly isRead: boolean },
): Promise<Result<ItemReference>> {
  return await updateMessage(context.service, { item, change: { isRead } });
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
  const whole = await getWhole(context, item.itemId);
  if (!whole.ok) return whole;
  const moved = await moveTo(context, item, inMailbox(context, 'deleteditems'));
  if (!moved.ok) return moved;
  return success({
    moved: moved.value,
    from: whole.value.message.parentFolderId ?? '',
    to: bin?.folderId ?? '',
  });
}

/** Moves a message to a folder of the same mailbox. */
export async function moveMessage(
  context: ThreadContext,
  { item, to }: { readonly item: ItemReference; readonly to: string },
): Promise<Result<ItemReference>> {
  return await moveTo(context, item, { by: 'id', folderId: to });
}

async function moveTo(
  context: ThreadContext,
  item: ItemReference,
  to: FolderReference,
): Promise<Result<ItemReference>> {
  const moved = await moveItem(context.service, { items: [item], to });
  if (!moved.ok) return moved;
  const one = moved.value[0];
  if (one?.ok === false) return one;
  // Exchange names no new id when an item leaves its mailbox; within one it always does.
  return one?.value === undefined || one.value === null
    ? failed({ kind: 'outcome-unknown', operation: 'MoveItem' })
    : success(one.value);
}
