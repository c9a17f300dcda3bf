import { success, type Result } from '../../../shared/result.ts';
import type { Flag } from '../../ews/elements/item-properties.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import { changeMessage } from './change-message.ts';
import { moveWithin } from './move-message.ts';

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
  /** Null where nobody can tell its new id: the delete has happened and has no undo. */
  readonly moved: ItemReference | null;
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
  const done = await moveWithin(context, { item, to: inMailbox(context, 'deleteditems') });
  if (!done.ok) return done;
  const { moved, from } = done.value;
  return success({ moved, from: from ?? '', to: bin?.folderId ?? '' });
}

/** Moves a message to a folder of the same mailbox; null where nobody can tell its new id. */
export async function moveMessage(
  context: ThreadContext,
  { item, to }: { readonly item: ItemReference; readonly to: string },
): Promise<Result<ItemReference | null>> {
  const done = await moveWithin(context, { item, to: { by: 'id', folderId: to } });
  return done.ok ? success(done.value.moved) : done;
}
