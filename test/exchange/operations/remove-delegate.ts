import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { child } from '../xml/node.ts';
import type { Call } from './call.ts';
import { applyLevels, delegateAddress } from './delegate-input.ts';
import {
  checkSaving,
  delegatedMailbox,
  delegateFolders,
  writeDelegateFailure,
  writeDelegateResponse,
} from './delegate-user.ts';

/**
 * Takes users off the list of delegates, with their levels on the six folders.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/removedelegate-operation>.
 */
export function removeDelegate(call: Call): Outcome<string> {
  const found = delegatedMailbox(call);
  if (!found.ok) return done(writeDelegateFailure(call, found.refusal));
  const mailbox = found.value;
  const outcomes = (child(call.request, 'UserIds')?.children ?? []).map((user): Outcome<string> => {
    const address = delegateAddress(call, user);
    if (!address.ok) return address;
    const place = mailbox.delegates.findIndex((one) => one.address === address.value);
    if (place < 0) return refuse('ErrorNotDelegate');
    const saving = checkSaving(call, mailbox, address.value);
    if (!saving.ok) return saving;
    mailbox.delegates.splice(place, 1);
    const levels = delegateFolders.map(([, folder]) => [folder, 'None'] as const);
    applyLevels(call, mailbox, address.value, levels);
    return done('');
  });
  return done(writeDelegateResponse(call, outcomes));
}
