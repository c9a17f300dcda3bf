import type { Access, Identities } from '../../shared/model/identity.ts';
import type { AccountAccess } from '../accounts/accounts.ts';
import type { ThreadStart } from '../mailbox/thread-messages.ts';

/** The identities of a session, as account, mailbox and access make them. */
export function identitiesOf(authenticated: string, mailbox: string, access: Access): Identities {
  return { authenticated, authorized: access === 'impersonation' ? mailbox : authenticated, mailbox, access };
}

/** What is known before a session has spoken to its server. */
export type Beforehand = Pick<ThreadStart, 'knownMoniker' | 'otherMonikers' | 'isSecretAccepted'> & {
  readonly name: string | null;
  readonly store?: ThreadStart['store'];
};

/** For an account that is only being tried. */
export const NOTHING_KNOWN: Beforehand = {
  knownMoniker: null,
  otherMonikers: [],
  isSecretAccepted: false,
  name: null,
};

/** Everything that a session's thread is given, once. */
export function startOf(
  { endpoint, credential, account }: AccountAccess,
  identities: Identities,
  { name, store = null, ...rest }: Beforehand,
): ThreadStart {
  const names = { authenticated: account.name ?? account.address, mailbox: name ?? identities.mailbox };
  return { endpoint, credential, identities, names, store, ...rest };
}
