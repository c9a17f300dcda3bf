import type { DelegateSettings, MeetingDelivery } from '../../../shared/model/people/delegate.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { changeDelegates } from '../elements/delegate-change.ts';
import { delegateUserElement } from '../elements/delegate-user.ts';
import { refusedAddress } from '../elements/directory-entry.ts';
import type { EwsService } from '../service.ts';
import { readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Whom to add, at least one, and whom meeting requests go to from now on. */
export interface AddDelegateRequest {
  readonly delegates: readonly DelegateSettings[];
  /** Null leaves it as it is. */
  readonly deliverMeetingRequests: MeetingDelivery | null;
}

/**
 * Adds delegates to the service's mailbox, one result for each in the order given: some may be saved and others not. Of
 * each person: `ErrorDelegateAlreadyExists`, `ErrorDelegateNoUser`, `ErrorDelegateCannotAddOwner`,
 * `ErrorDelegateValidationFailed`, `ErrorAddDelegatesFailed`. Of the whole: `ErrorDelegateMissingConfiguration` where the
 * owner has never opened Delegate Access, and `ErrorAccessDenied` for anyone but the owner, full access and impersonation.
 * A folder right given so also lets the delegate send on behalf.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/adddelegate-operation
 */
export async function addDelegate(
  service: EwsService,
  { delegates, deliverMeetingRequests }: AddDelegateRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<null>[]>> {
  if (delegates.length === 0) return failed({ kind: 'invalid-request', message: 'Nobody to add.' });
  const refused = refusedAddress(...delegates.map(({ address }) => address));
  if (refused !== null) return failed(refused);
  const messages = await changeDelegates(service, {
    operation: 'AddDelegate',
    content: [
      element('m:DelegateUsers', delegates.map(delegateUserElement)),
      deliverMeetingRequests === null ? null : element('m:DeliverMeetingRequests', deliverMeetingRequests),
    ],
    count: delegates.length,
    options,
  });
  return messages.ok ? success(readEach(messages.value, () => success(null))) : messages;
}
