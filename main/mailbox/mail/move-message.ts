import { failed, success, type Result } from '../../../shared/result.ts';
import type { FolderReference } from '../../ews/elements/folder-reference.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { findByMessageId } from '../../ews/operations/find-by-message-id.ts';
import { getItemState, type ItemState } from '../../ews/operations/get-item-state.ts';
import { moveItem } from '../../ews/operations/move-item.ts';
import type { ThreadContext } from '../context.ts';
import { isGone } from '../writes/is-gone.ts';
import { removeStoredRow } from '../writes/keep-in-store.ts';
import { MOST_TRIES } from '../calendar/write-meeting-change.ts';

/** Where a message went. */
export interface Moved {
  /** Its new id; null where the server has moved it and neither names it nor can be found to have it. */
  readonly moved: ItemReference | null;
  /** The folder that it lay in; null where the server does not say. */
  readonly from: string | null;
}

/**
 * Moves a message within its mailbox and takes its row out of the store; gives the new id. A change by somebody else is
 * no reason not to move: the message is read again and moved as it is now, at most three times. One that somebody else
 * has moved or deleted is refused by Exchange as not found, and its row goes too.
 *
 * Success is success: a server that names no new id (Exchange in some moves, others in all) is asked for the message by
 * its Message-ID, so that the move can be undone.
 */
export async function moveWithin(
  context: ThreadContext,
  { item, to }: { readonly item: ItemReference; readonly to: FolderReference },
): Promise<Result<Moved>> {
  const before = await stateOf(context, item);
  if (!before.ok) return before;
  const { parentFolderId: from, messageId } = before.value;
  let version = item;
  for (let tries = 1; ; tries += 1) {
    const moved = await moveOnce(context, version, to);
    if (moved.ok || isGone(moved.failure, 'write')) removeStoredRow(context, item.itemId);
    if (moved.ok) return success({ moved: moved.value ?? (await newPlace(context, messageId, to)), from });
    if (moved.failure.kind !== 'conflict' || tries === MOST_TRIES) return moved;
    const now = await stateOf(context, item);
    if (!now.ok) return now;
    version = { itemId: now.value.itemId, changeKey: now.value.changeKey };
  }
}

async function stateOf(context: ThreadContext, { itemId }: ItemReference): Promise<Result<ItemState>> {
  const now = await getItemState(context.service, { itemId, properties: 'message' });
  if (!now.ok && isGone(now.failure, 'read')) removeStoredRow(context, itemId);
  return now;
}

/** The new id; null where the server says that it has moved the message and names none. */
async function moveOnce(
  { service }: ThreadContext,
  item: ItemReference,
  to: FolderReference,
): Promise<Result<ItemReference | null>> {
  const moved = await moveItem(service, { items: [item], to });
  if (!moved.ok) return moved;
  return moved.value[0] ?? failed({ kind: 'outcome-unknown', operation: 'MoveItem' });
}

/** A look that fails takes nothing away from the move, which has happened. */
async function newPlace(
  { service }: ThreadContext,
  messageId: string | null,
  folder: FolderReference,
): Promise<ItemReference | null> {
  if (messageId === null || messageId === '') return null;
  const found = await findByMessageId(service, { messageId, folder });
  return found.ok ? found.value : null;
}
