import type { SeedGrant } from '../content/seed.ts';
import { findFolder } from './mailbox.ts';
import { mailboxOf } from './store.ts';
import type { Store } from './store.ts';

/** Enters one grant of the content: mailbox rights, folder levels and the delegate list. */
export function applyGrant(store: Store, grant: SeedGrant): void {
  const mailbox = mailboxOf(store, grant.owner);
  if (!mailbox) throw new Error(`The content grants rights in ${grant.owner}, which has no mailbox.`);
  const to = grant.to === 'Default' || grant.to === 'Anonymous' ? grant.to : grant.to.toLowerCase();
  const known = mailbox.grants.get(to);
  mailbox.grants.set(to, {
    fullAccess: grant.fullAccess ?? known?.fullAccess ?? false,
    sendAs: grant.sendAs ?? known?.sendAs ?? false,
    sendOnBehalf: grant.sendOnBehalf ?? known?.sendOnBehalf ?? false,
  });
  for (const [path, level] of Object.entries(grant.folders ?? {})) {
    const folder = findFolder(mailbox, path);
    if (!folder)
      throw new Error(`The content grants rights on ${path} in ${grant.owner}, which has no such folder.`);
    folder.permissions.set(to, level);
  }
  if (grant.delegate) mailbox.delegates.push({ address: to, ...grant.delegate });
}
