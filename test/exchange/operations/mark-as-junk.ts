import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { changeKeyOf, idOf, moveItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import type { Item } from '../store/types.ts';
import { attribute, child, toBoolean } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetItem } from './find-target.ts';
import { noteChange } from './note-change.ts';
import { mayRemove } from './remove.ts';

/**
 * Moves messages to Junk Email and back to the Inbox where asked to. The list of blocked senders is not kept.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/markasjunk-operation>.
 */
export function markAsJunk(call: Call): Outcome<string> {
  const isJunk = toBoolean(attribute(call.request, 'IsJunk')) ?? false;
  const moves = toBoolean(attribute(call.request, 'MoveItem')) ?? false;
  const outcomes = (child(call.request, 'ItemIds')?.children ?? []).map((node): Outcome<string> => {
    const item = mark(call, node, { isJunk, moves });
    if (!item.ok) return item;
    return done(
      moves ? element('m:MovedItemId', '', { Id: idOf(item.value), ChangeKey: changeKeyOf(item.value) }) : '',
    );
  });
  return done(writeResponse(call, outcomes));
}

function mark(
  call: Call,
  node: XmlNode,
  { isJunk, moves }: { readonly isJunk: boolean; readonly moves: boolean },
): Outcome<Item> {
  const target = findTargetItem(call, node);
  if (!target.ok) return target;
  const { item } = target.value;
  if (item.kind !== 'Message') return refuse('ErrorInvalidOperation', 'Only messages can be junk.');
  const to = distinguished(item.mailbox, isJunk ? 'junkemail' : 'inbox');
  if (!moves || item.folder === to) return done(item);
  if (!mayRemove(call, item) || !rightsFor(call.view, to).canCreateItems) return refuse('ErrorAccessDenied');
  noteChange(call, 'move', item);
  moveItem(call.store, item, to);
  return done(item);
}
