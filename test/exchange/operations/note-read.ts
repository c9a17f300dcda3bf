import { idOf } from '../store/items.ts';
import type { Folder, Item } from '../store/types.ts';
import type { Call } from './call.ts';

/** Enters in the ledger that one item was read, or its attachment. */
export function noteRead(call: Call, item: Item): void {
  enter(call, item.folder, { itemId: idOf(item), items: 1 });
}

/** Enters in the ledger that so many items of a folder were listed. */
export function noteListed(call: Call, folder: Folder, items: number): void {
  enter(call, folder, { itemId: undefined, items });
}

function enter(
  call: Call,
  folder: Folder,
  read: { readonly itemId: string | undefined; readonly items: number },
): void {
  call.ledger.reads.push({
    at: call.store.clock.now(),
    operation: call.operation,
    authenticated: call.authenticated,
    authorized: call.identity,
    mailbox: folder.mailbox.address,
    folder: folder.distinguishedId ?? folder.displayName,
    ...read,
  });
}
