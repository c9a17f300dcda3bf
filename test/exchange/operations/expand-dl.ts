import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { recipientOf } from '../store/store.ts';
import { child, childText } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { writeAddress } from './directory.ts';

/**
 * One level of a group: groups in it are named, and not opened.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/expanddl-operation>.
 */
export function expandDL(call: Call): Outcome<string> {
  const address = childText(child(call.request, 'Mailbox'), 'EmailAddress')?.trim().toLowerCase() ?? '';
  const group = call.store.groups.get(address);
  if (!group || group.isRoomList === true)
    return done(writeResponse(call, [refuse('ErrorNameResolutionNoResults')]));
  const members = group.members.map((one) =>
    writeAddress(call.store, 't:Mailbox', recipientOf(call.store, one)),
  );
  const expansion = element('m:DLExpansion', members.join(''), {
    TotalItemsInView: String(members.length),
    IncludesLastItemInRange: 'true',
  });
  return done(writeResponse(call, [done(expansion)]));
}
