import { failed, success, type Result } from '../../../shared/result.ts';
import { changeDelegates } from '../elements/delegate-change.ts';
import { userIdElement } from '../elements/delegate-user.ts';
import { refusedAddress } from '../elements/directory-entry.ts';
import type { EwsService } from '../service.ts';
import { readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Whom to take off the list, by address; at least one. */
export interface RemoveDelegateRequest {
  readonly addresses: readonly string[];
}

/**
 * Takes delegates of the service's mailbox off the list and takes their folder rights and their sending on behalf with
 * it, one result for each in the order given. Of each person: `ErrorNotDelegate`, `ErrorDelegateNoUser` (an entry of
 * somebody who is gone), `ErrorRemoveDelegatesFailed`; of the whole as `addDelegate`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/removedelegate-operation
 */
export async function removeDelegate(
  service: EwsService,
  { addresses }: RemoveDelegateRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<null>[]>> {
  if (addresses.length === 0) return failed({ kind: 'invalid-request', message: 'Nobody to remove.' });
  const refused = refusedAddress(...addresses);
  if (refused !== null) return failed(refused);
  const messages = await changeDelegates(service, {
    operation: 'RemoveDelegate',
    content: [element('m:UserIds', addresses.map(userIdElement))],
    count: addresses.length,
    options,
  });
  return messages.ok ? success(readEach(messages.value, () => success(null))) : messages;
}
