import type { Change } from '../ledger.ts';
import { folderIdOf } from '../store/items.ts';
import type { Folder } from '../store/types.ts';
import { extendedOf } from '../submission/submit.ts';
import type { Call } from './call.ts';

/** Enters a change of a folder in the ledger: its id stands for the item's, its name for the subject. */
export function noteFolderChange(call: Call, type: Change['type'], folder: Folder): void {
  call.ledger.changes.push({
    at: call.store.clock.now(),
    type,
    authenticated: call.authenticated,
    authorized: call.identity,
    mailbox: folder.mailbox.address,
    folder: folder.parent?.distinguishedId ?? folder.parent?.displayName ?? '',
    itemId: folderIdOf(folder),
    subject: folder.displayName,
    extended: extendedOf(folder.extended),
  });
}
