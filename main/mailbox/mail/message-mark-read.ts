import { type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { type ThreadContext } from '../context.ts';
import { changeMessage } from './change-message.ts';

/** Marks a message as read or unread; gives its new change key. */
export async function markRead(
  context: ThreadContext,
  { item, isRead }: { readonly item: ItemReference; readonly isRead: boolean },
): Promise<Result<ItemReference>> {
  return await changeMessage(context, { item, change: { isRead } });
}
