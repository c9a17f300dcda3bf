import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Delegate, Mailbox } from '../store/types.ts';
import { child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { applyLevels, applyScope, applySwitches, delegateAddress, readLevels } from './delegate-input.ts';
import {
  checkSaving,
  delegatedMailbox,
  writeDelegateFailure,
  writeDelegateResponse,
  writeDelegateUser,
} from './delegate-user.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/adddelegate-operation>. */
export function addDelegate(call: Call): Outcome<string> {
  const found = delegatedMailbox(call);
  if (!found.ok) return done(writeDelegateFailure(call, found.refusal));
  const mailbox = found.value;
  const outcomes = (child(call.request, 'DelegateUsers')?.children ?? []).map((user): Outcome<string> => {
    const delegate = add(call, mailbox, user);
    return delegate.ok
      ? done(writeDelegateUser(call, mailbox, { delegate: delegate.value, includes: true }))
      : delegate;
  });
  applyScope(call, mailbox);
  return done(writeDelegateResponse(call, outcomes));
}

function add(call: Call, mailbox: Mailbox, user: XmlNode): Outcome<Delegate> {
  const address = delegateAddress(call, child(user, 'UserId'));
  if (!address.ok) return address;
  if (address.value === mailbox.address)
    return refuse('ErrorDelegateCannotAddOwner', 'The owner cannot be a delegate of their own mailbox.');
  if (mailbox.delegates.some((one) => one.address === address.value))
    return refuse('ErrorDelegateAlreadyExists', 'The user is already a delegate for the mailbox.');
  const levels = readLevels(user);
  if (!levels.ok) return levels;
  const saving = checkSaving(call, mailbox, address.value);
  if (!saving.ok) return saving;
  const delegate: Delegate = {
    address: address.value,
    viewPrivateItems: false,
    receiveCopiesOfMeetingMessages: false,
  };
  applySwitches(delegate, user);
  mailbox.delegates.push(delegate);
  applyLevels(call, mailbox, address.value, levels.value);
  return done(delegate);
}
