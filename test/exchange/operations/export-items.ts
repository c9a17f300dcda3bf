import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { changeKeyOf, idOf } from '../store/items.ts';
import type { Item } from '../store/types.ts';
import { child } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetItem } from './find-target.ts';

/**
 * Whole items as a stream of bytes that only UploadItems reads; here their stored form as JSON, Exchange's is MAPI's.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/exportitems-operation>.
 */
export function exportItems(call: Call): Outcome<string> {
  const outcomes = (child(call.request, 'ItemIds')?.children ?? []).map((node): Outcome<string> => {
    const target = findTargetItem(call, node);
    if (!target.ok) return target;
    const { item } = target.value;
    if (item.occurrence) return refuse('ErrorInvalidOperation', 'An occurrence cannot be exported.');
    return done(
      element('m:ItemId', '', { Id: idOf(item), ChangeKey: changeKeyOf(item) }) +
        element('m:Data', streamOf(item)),
    );
  });
  return done(writeResponse(call, outcomes));
}

function streamOf({ kind, values, thread, extended, attachments, exceptions }: Item): string {
  const files = attachments.map((one) => ({ ...one, content: Buffer.from(one.content).toString('base64') }));
  const stored = { kind, values, thread, extended: [...extended], files, exceptions: [...exceptions] };
  return Buffer.from(JSON.stringify(stored)).toString('base64');
}
