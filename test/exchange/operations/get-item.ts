import { readShape } from '../schema/shape.ts';
import { writeItem } from '../schema/write-item.ts';
import { done } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { child } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetItem } from './find-target.ts';
import { noteRead } from './note-read.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getitem-operation>. */
export function getItem(call: Call): Outcome<string> {
  const shape = readShape(child(call.request, 'ItemShape'), 'GetItem');
  const outcomes = (child(call.request, 'ItemIds')?.children ?? []).map((node): Outcome<string> => {
    if (!shape.ok) return shape;
    const target = findTargetItem(call, node);
    if (!target.ok) return target;
    noteRead(call, target.value.item);
    return done(element('m:Items', writeItem(target.value.item, shape.value, call.view)));
  });
  return done(writeResponse(call, outcomes, '<m:Items/>'));
}
