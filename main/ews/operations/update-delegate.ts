import type { DelegateSettings, MeetingDelivery } from '../../../shared/model/people/delegate.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { changeDelegates } from '../elements/delegate-change.ts';
import { delegateUserElement } from '../elements/delegate-user.ts';
import { refusedAddress } from '../elements/directory-entry.ts';
import type { EwsService } from '../service.ts';
import { readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** What to change: the entries of delegates, whom meeting requests go to, or both. */
export interface UpdateDelegateRequest {
  /** May be empty where only the delivery changes. A level that is not named stays as it is. */
  readonly delegates: readonly DelegateSettings[];
  /** Null leaves it as it is. */
  readonly deliverMeetingRequests: MeetingDelivery | null;
}

/**
 * Changes delegates of the service's mailbox, one result for each in the order given. Of each person: `ErrorNotDelegate`,
 * `ErrorDelegateNoUser`, `ErrorUpdateDelegatesFailed`; of the whole as `addDelegate`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updatedelegate-operation
 */
export async function updateDelegate(
  service: EwsService,
  { delegates, deliverMeetingRequests }: UpdateDelegateRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<null>[]>> {
  if (delegates.length === 0 && deliverMeetingRequests === null)
    return failed({ kind: 'invalid-request', message: 'Nothing to change.' });
  const refused = refusedAddress(...delegates.map(({ address }) => address));
  if (refused !== null) return failed(refused);
  const messages = await changeDelegates(service, {
    operation: 'UpdateDelegate',
    content: [
      delegates.length === 0 ? null : element('m:DelegateUsers', delegates.map(delegateUserElement)),
      deliverMeetingRequests === null ? null : element('m:DeliverMeetingRequests', deliverMeetingRequests),
    ],
    count: delegates.length,
    options,
  });
  return messages.ok ? success(readEach(messages.value, () => success(null))) : messages;
}
