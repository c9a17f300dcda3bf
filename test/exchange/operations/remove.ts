import { rightsFor } from '../schema/computed.ts';
import { itemRights } from '../rights/rights.ts';
import { moveItem, removeItem, touchItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import type { Item } from '../store/types.ts';
import type { Call } from './call.ts';
import { noteChange } from './note-change.ts';

/** t:DisposalType. */
export type Disposal = 'HardDelete' | 'SoftDelete' | 'MoveToDeletedItems';

/** Whether the caller may delete an item. */
export function mayRemove(call: Call, item: Item): boolean {
  return itemRights(rightsFor(call.view, item.folder), item, call.identity).remove;
}

/**
 * Deletes an item. An occurrence is taken out of its series, whatever the disposal. Deleted Items and the recoverable
 * items are those of the mailbox that holds the item.
 */
export function removeTo(call: Call, item: Item, disposal: Disposal): void {
  noteChange(call, 'delete', item);
  const { occurrence } = item;
  if (occurrence) {
    occurrence.master.exceptions.set(occurrence.originalStart, { deleted: true });
    touchItem(call.store, occurrence.master);
    return;
  }
  if (disposal === 'HardDelete') removeItem(item);
  else
    moveItem(
      call.store,
      item,
      distinguished(item.mailbox, disposal === 'SoftDelete' ? 'recoverableitemsdeletions' : 'deleteditems'),
    );
}
