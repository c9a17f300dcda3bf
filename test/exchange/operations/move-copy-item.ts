import { rightsFor, writeItemId } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { addItem, moveItem as move } from '../store/items.ts';
import type { Folder, Item } from '../store/types.ts';
import { child, childText, toBoolean } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findDestination, findTargetItem } from './find-target.ts';
import { noteChange } from './note-change.ts';
import { mayRemove } from './remove.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/moveitem-operation>. */
export function moveItem(call: Call): Outcome<string> {
  return moveOrCopy(call, true);
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/copyitem-operation>. */
export function copyItem(call: Call): Outcome<string> {
  return moveOrCopy(call, false);
}

function moveOrCopy(call: Call, isMove: boolean): Outcome<string> {
  const folder = findDestination(call);
  const returnsIds =
    call.profile.namesMovedItems && (toBoolean(childText(call.request, 'ReturnNewItemIds')) ?? true);
  const outcomes = (child(call.request, 'ItemIds')?.children ?? []).map((node): Outcome<string> => {
    if (!folder.ok) return folder;
    const item = place(call, node, { to: folder.value, isMove });
    if (!item.ok) return item;
    return done(
      element('m:Items', returnsIds ? element(`t:${item.value.kind}`, writeItemId(item.value)) : ''),
    );
  });
  return done(writeResponse(call, outcomes, '<m:Items/>'));
}

function place(
  call: Call,
  node: XmlNode,
  { to, isMove }: { readonly to: Folder; readonly isMove: boolean },
): Outcome<Item> {
  const target = findTargetItem(call, node);
  if (!target.ok) return target;
  const { item } = target.value;
  if (item.occurrence)
    return refuse('ErrorCalendarCannotMoveOrCopyOccurrence', 'Occurrences cannot be moved or copied.');
  if (!rightsFor(call.view, to).canCreateItems || (isMove && !mayRemove(call, item)))
    return refuse('ErrorAccessDenied');
  if (item.mailbox !== to.mailbox) return refuse('ErrorCrossMailboxMoveCopy');
  noteChange(call, isMove ? 'move' : 'copy', item);
  if (!isMove) return done(copy(call, item, to));
  move(call.store, item, to);
  return done(item);
}

function copy(call: Call, item: Item, to: Folder): Item {
  const { kind, values, thread, extended, attachments } = item;
  const made = addItem(call.store, to, {
    kind,
    values,
    thread,
    extended,
    attachments,
    creator: call.identity,
    copyOf: item,
  });
  for (const [start, exception] of item.exceptions) made.exceptions.set(start, exception);
  return made;
}
