import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { child } from '../xml/node.ts';
import type { Call } from './call.ts';
import { applyLevels, applyScope, applySwitches, delegateAddress, readLevels } from './delegate-input.ts';
import {
  checkSaving,
  delegatedMailbox,
  writeDelegateFailure,
  writeDelegateResponse,
  writeDelegateUser,
} from './delegate-user.ts';

/**
 * Changes what a request names, and leaves the rest.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/updatedelegate-operation>.
 */
export function updateDelegate(call: Call): Outcome<string> {
  const found = delegatedMailbox(call);
  if (!found.ok) return done(writeDelegateFailure(call, found.refusal));
  const mailbox = found.value;
  const outcomes = (child(call.request, 'DelegateUsers')?.children ?? []).map((user): Outcome<string> => {
    const address = delegateAddress(call, child(user, 'UserId'));
    if (!address.ok) return address;
    const delegate = mailbox.delegates.find((one) => one.address === address.value);
    if (!delegate) return refuse('ErrorNotDelegate');
    const levels = readLevels(user);
    if (!levels.ok) return levels;
    const saving = checkSaving(call, mailbox, address.value);
    if (!saving.ok) return saving;
    applySwitches(delegate, user);
    applyLevels(call, mailbox, delegate.address, levels.value);
    return done(writeDelegateUser(call, mailbox, { delegate, includes: true }));
  });
  applyScope(call, mailbox);
  return done(writeDelegateResponse(call, outcomes));
}
