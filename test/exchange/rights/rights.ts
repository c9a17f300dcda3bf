import type { Folder, Item, Mailbox } from '../store/types.ts';
import { fullRights, rightsOfGrant } from './levels.ts';
import type { FolderRights } from './levels.ts';

/** Whether an identity (lower-case address) has the whole mailbox: its owner, or Full Access. */
export function hasFullAccess(mailbox: Mailbox, identity: string): boolean {
  return mailbox.address === identity || (mailbox.grants.get(identity)?.fullAccess ?? false);
}

/** What an identity may do in a folder. A permission of one's own counts before Default. */
export function rightsOn(folder: Folder, identity: string): FolderRights {
  const { mailbox } = folder;
  if (hasFullAccess(mailbox, identity)) return fullRights;
  const grant = folder.permissions.get(identity) ?? folder.permissions.get('Default') ?? 'None';
  const rights = rightsOfGrant(grant);
  const delegate = mailbox.delegates.find((one) => one.address === identity);
  return delegate?.viewPrivateItems === true ? { ...rights, canViewPrivateItems: true } : rights;
}

/** What an identity may do with one item. */
export interface ItemRights {
  readonly read: boolean;
  readonly modify: boolean;
  readonly remove: boolean;
  readonly canViewPrivateItems: boolean;
}

/**
 * Item rights from folder rights. Private items are readable by anyone who may read the folder: hiding them is left
 * to clients, see <https://learn.microsoft.com/exchange/client-developer/exchange-web-services/delegate-access-and-ews-in-exchange>.
 */
export function itemRights(rights: FolderRights, item: Item, identity: string): ItemRights {
  const isOwn = item.creator === identity;
  const reaches = (reach: FolderRights['edit']) => reach === 'All' || (reach === 'Owned' && isOwn);
  return {
    read: rights.canRead,
    modify: reaches(rights.edit),
    remove: reaches(rights.remove),
    canViewPrivateItems: rights.canViewPrivateItems,
  };
}

/** How an identity may send from a mailbox. Send As wins where both were granted. */
export type SendRight = 'own' | 'sendAs' | 'onBehalf' | 'denied';

/** Full Access gives no right to send; a delegate may send on behalf. */
export function sendRight(from: Mailbox, identity: string): SendRight {
  if (from.address === identity) return 'own';
  const grant = from.grants.get(identity);
  if (grant?.sendAs === true) return 'sendAs';
  const isDelegate = from.delegates.some((one) => one.address === identity);
  return grant?.sendOnBehalf === true || isDelegate ? 'onBehalf' : 'denied';
}
