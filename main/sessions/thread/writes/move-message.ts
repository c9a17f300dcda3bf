import { failed, success, type Result } from '../../../../shared/result.ts';
import type { FolderReference } from '../../../ews/elements/folder-reference.ts';
import type { ItemReference } from '../../../ews/elements/item-reference.ts';
import { moveItem } from '../../../ews/operations/move-item.ts';
import { getItemState } from '../../../ews/operations/get-item-state.ts';
import type { ThreadContext } from '../context.ts';
import { isGone } from './is-gone.ts';
import { removeStoredRow } from './keep-in-store.ts';
import { MOST_TRIES } from './write-meeting-change.ts';

/**
 * Moves a message within its mailbox and takes its row out of the store; gives the new id. A change by somebody else is
 * no reason not to move: the message is read again and moved as it is now, at most three times. One that somebody else
 * has moved or deleted is refused by Exchange as not found, and its row goes too.
 */
export async function moveWithin(
  context: ThreadContext,
  { item, to }: { readonly item: ItemReference; readonly to: FolderReference },
): Promise<Result<ItemReference>> {
  let version = item;
  for (let tries = 1; ; tries += 1) {
    const moved = await moveOnce(context, version, to);
    if (moved.ok || isGone(moved.failure, 'write')) removeStoredRow(context, item.itemId);
    if (moved.ok || moved.failure.kind !== 'conflict' || tries === MOST_TRIES) return moved;
    const now = await getItemState(context.service, { itemId: item.itemId, properties: 'message' });
    if (!now.ok) {
      if (isGone(now.failure, 'read')) removeStoredRow(context, item.itemId);
      return now;
    }
    version = { itemId: now.value.itemId, changeKey: now.value.changeKey };
  }
}

async function moveOnce(
  { service }: ThreadContext,
  item: ItemReference,
  to: FolderReference,
): Promise<Result<ItemReference>> {
  const moved = await moveItem(service, { items: [item], to });
  if (!moved.ok) return moved;
  const one = moved.value[0];
  if (one?.ok === false) return one;
  // Exchange names no new id when an item leaves its mailbox; within one it always does.
  return one?.value === undefined || one.value === null
    ? failed({ kind: 'outcome-unknown', operation: 'MoveItem' })
    : success(one.value);
}
