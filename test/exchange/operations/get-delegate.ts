import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { attribute, descend, toBoolean } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import {
  delegatedMailbox,
  writeDelegateFailure,
  writeDelegateResponse,
  writeDelegateUser,
} from './delegate-user.ts';
import { delegateAddress } from './delegate-input.ts';

/**
 * Only the owner, Full Access and impersonation may read the list of delegates.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getdelegate-operation>.
 */
export function getDelegate(call: Call): Outcome<string> {
  const found = delegatedMailbox(call);
  if (!found.ok) return done(writeDelegateFailure(call, found.refusal));
  const mailbox = found.value;
  const includes = toBoolean(attribute(call.request, 'IncludePermissions')) ?? false;
  const asked = descend(call.request, 'UserIds')?.children.map((one) => delegateAddress(call, one));
  const wanted = asked ?? mailbox.delegates.map((one) => done(one.address));
  const outcomes = wanted.map((address): Outcome<string> => {
    if (!address.ok) return address;
    const delegate = mailbox.delegates.find((known) => known.address === address.value);
    return delegate
      ? done(writeDelegateUser(call, mailbox, { delegate, includes }))
      : refuse('ErrorNotDelegate');
  });
  const tail = element('m:DeliverMeetingRequests', mailbox.deliverMeetingRequests);
  return done(writeDelegateResponse(call, outcomes, { tail }));
}
