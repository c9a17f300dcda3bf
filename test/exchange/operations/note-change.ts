import type { Change } from '../ledger.ts';
import { idOf } from '../store/items.ts';
import type { Item } from '../store/types.ts';
import { extendedOf } from '../submission/submit.ts';
import type { Call } from './call.ts';

/** Enters a change in the ledger. Call it while the item still has the id that the change was about. */
export function noteChange(call: Call, type: Change['type'], item: Item): void {
  call.ledger.changes.push({
    at: call.store.clock.now(),
    type,
    authenticated: call.authenticated,
    authorized: call.identity,
    mailbox: item.mailbox.address,
    folder: item.folder.distinguishedId ?? item.folder.displayName,
    itemId: idOf(item),
    subject: item.values.Subject ?? '',
    extended: extendedOf(item.extended),
  });
}
