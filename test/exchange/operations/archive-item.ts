import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { child } from '../xml/node.ts';
import type { Call } from './call.ts';
import { findTargetIn, findTargetItem } from './find-target.ts';

/**
 * No mailbox here has an archive: each item is refused, after it was found, with the code that Exchange has for that.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/archiveitem-operation>.
 */
export function archiveItem(call: Call): Outcome<string> {
  const source = findTargetIn(call, child(call.request, 'ArchiveSourceFolderId'));
  const outcomes = (child(call.request, 'ItemIds')?.children ?? []).map((node): Outcome<string> => {
    if (!source.ok) return source;
    const target = findTargetItem(call, node);
    return target.ok ? refuse('ErrorArchiveMailboxNotEnabled', 'The mailbox has no archive.') : target;
  });
  return done(writeResponse(call, outcomes, '<m:Items/>'));
}
