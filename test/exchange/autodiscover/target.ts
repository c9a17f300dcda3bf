import type { Store } from '../store/store.ts';
import { mailboxOf } from '../store/store.ts';
import type { Mailbox } from '../store/types.ts';

/** Where Autodiscover sends for an address whose mailbox is not here. */
export type Elsewhere = { readonly address: string } | { readonly url: string };

/** What Autodiscover knows of an address. */
export type Target =
  | { readonly type: 'here'; readonly mailbox: Mailbox }
  | { readonly type: 'address'; readonly address: string }
  | { readonly type: 'url'; readonly url: string }
  | { readonly type: 'unknown' };

/** Looks an address up: here, then elsewhere. */
export function targetOf(
  store: Store,
  elsewhere: Readonly<Record<string, Elsewhere>>,
  address: string,
): Target {
  const mailbox = mailboxOf(store, address);
  if (mailbox) return { type: 'here', mailbox };
  const key = address.trim().toLowerCase();
  const other = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined;
  if (!other) return { type: 'unknown' };
  return 'url' in other ? { type: 'url', url: other.url } : { type: 'address', address: other.address };
}
