import { hasFullAccess } from '../rights/rights.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { mailboxOf } from '../store/store.ts';
import type { Mailbox } from '../store/types.ts';
import type { Call } from './call.ts';

/** The mailbox of an address (the caller's own without one), for settings that only its owner may see or change. */
export function ownedMailbox(call: Call, address: string | undefined): Outcome<Mailbox> {
  const mailbox = mailboxOf(call.store, address ?? call.identity);
  if (!mailbox) return refuse(address === undefined ? 'ErrorMissingEmailAddress' : 'ErrorNonExistentMailbox');
  return hasFullAccess(mailbox, call.identity) ? done(mailbox) : refuse('ErrorAccessDenied');
}
