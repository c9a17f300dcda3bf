import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import {
  childNamed,
  descendantsOf,
  emptyInto,
  isInside,
  moveFolder,
  removeFolder,
} from '../store/folders.ts';
import { distinguished } from '../store/mailbox.ts';
import type { Folder } from '../store/types.ts';
import { attribute, child } from '../xml/node.ts';
import type { Call } from './call.ts';
import { findTargetFolder } from './find-target.ts';
import { noteFolderChange } from './note-folder-change.ts';
import type { Disposal } from './remove.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/deletefolder-operation>. */
export function deleteFolder(call: Call): Outcome<string> {
  const disposal = (attribute(call.request, 'DeleteType') ?? 'HardDelete') as Disposal;
  const outcomes = (child(call.request, 'FolderIds')?.children ?? []).map((node): Outcome<string> => {
    const folder = findTargetFolder(call, node);
    if (!folder.ok) return folder;
    if (folder.value.distinguishedId !== undefined)
      return refuse('ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.');
    if (!rightsFor(call.view, folder.value).isOwner) return refuse('ErrorAccessDenied');
    noteFolderChange(call, 'delete', folder.value);
    discardFolder(call, folder.value, disposal);
    return done('');
  });
  return done(writeResponse(call, outcomes));
}

/**
 * Deletes a folder. MoveToDeletedItems keeps it, under another name where one of that name lies there already; for a
 * folder that lies there already it means as much as SoftDelete, which keeps the items alone, recoverable.
 */
export function discardFolder(call: Call, folder: Folder, disposal: Disposal): void {
  const bin = distinguished(folder.mailbox, 'deleteditems');
  if (disposal === 'MoveToDeletedItems' && !isInside(folder, bin)) {
    for (let copy = 1; childNamed(bin, folder.displayName); copy += 1) {
      const plain = folder.displayName.replace(/\d+$/, '');
      folder.displayName = `${plain}${copy}`;
    }
    moveFolder(folder, bin);
    return;
  }
  if (disposal !== 'HardDelete') {
    const recoverable = distinguished(folder.mailbox, 'recoverableitemsdeletions');
    for (const one of [folder, ...descendantsOf(folder)]) emptyInto(call.store, one, recoverable);
  }
  removeFolder(folder);
}
