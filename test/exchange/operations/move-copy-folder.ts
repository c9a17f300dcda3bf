import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { childNamed, isInside, moveFolder as move } from '../store/folders.ts';
import { addItem } from '../store/items.ts';
import { addFolder } from '../store/mailbox.ts';
import type { Folder } from '../store/types.ts';
import { child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { writeFolderReference } from './create-folder.ts';
import { findDestination, findTargetFolder } from './find-target.ts';
import { noteFolderChange } from './note-folder-change.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/movefolder-operation>. */
export function moveFolder(call: Call): Outcome<string> {
  return moveOrCopy(call, true);
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/copyfolder-operation>. */
export function copyFolder(call: Call): Outcome<string> {
  return moveOrCopy(call, false);
}

function moveOrCopy(call: Call, isMove: boolean): Outcome<string> {
  const to = findDestination(call);
  const outcomes = (child(call.request, 'FolderIds')?.children ?? []).map((node): Outcome<string> => {
    if (!to.ok) return to;
    const placed = place(call, node, { to: to.value, isMove });
    return placed.ok ? done(element('m:Folders', writeFolderReference(placed.value))) : placed;
  });
  return done(writeResponse(call, outcomes, '<m:Folders/>'));
}

function place(
  call: Call,
  node: XmlNode,
  { to, isMove }: { readonly to: Folder; readonly isMove: boolean },
): Outcome<Folder> {
  const found = findTargetFolder(call, node);
  if (!found.ok) return found;
  const folder = found.value;
  if (isMove && folder.distinguishedId !== undefined)
    return refuse('ErrorMoveDistinguishedFolder', 'Distinguished folders cannot be moved.');
  const rights = rightsFor(call.view, folder);
  if (!(isMove ? rights.isOwner : rights.canRead) || !rightsFor(call.view, to).canCreateSubfolders)
    return refuse('ErrorAccessDenied');
  if (folder.mailbox !== to.mailbox) return refuse('ErrorCrossMailboxMoveCopy');
  if (isInside(to, folder)) return refuse('ErrorInvalidParentFolder', 'A folder cannot lie in itself.');
  if (childNamed(to, folder.displayName))
    return refuse('ErrorFolderExists', 'A folder with the specified name already exists.');
  noteFolderChange(call, isMove ? 'move' : 'copy', folder);
  if (!isMove) return done(copy(call, folder, to));
  move(folder, to);
  return done(folder);
}

/** Copies what the caller may read: items with new ids, folders below, no permissions but those inherited. */
function copy(call: Call, folder: Folder, parent: Folder): Folder {
  const { mailbox, displayName, folderClass } = folder;
  const children = folder.children.slice();
  const made = addFolder(call.store, { mailbox, parent, displayName, folderClass });
  for (const item of folder.items) {
    const copied = addItem(call.store, made, { ...item, creator: call.identity });
    for (const [start, exception] of item.exceptions) copied.exceptions.set(start, exception);
  }
  for (const one of children) if (rightsFor(call.view, one).canRead) copy(call, one, made);
  return made;
}
