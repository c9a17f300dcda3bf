import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { emptyInto } from '../store/folders.ts';
import { distinguished } from '../store/mailbox.ts';
import type { Folder } from '../store/types.ts';
import { attribute, child, toBoolean } from '../xml/node.ts';
import type { Call } from './call.ts';
import { discardFolder } from './delete-folder.ts';
import { findTargetFolder } from './find-target.ts';
import { noteChange } from './note-change.ts';
import { noteFolderChange } from './note-folder-change.ts';
import type { Disposal } from './remove.ts';

/**
 * Calendars cannot be emptied, nor can the roots.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/emptyfolder-operation>.
 */
export function emptyFolder(call: Call): Outcome<string> {
  const disposal = (attribute(call.request, 'DeleteType') ?? 'HardDelete') as Disposal;
  const isDeep = toBoolean(attribute(call.request, 'DeleteSubFolders')) ?? false;
  const outcomes = (child(call.request, 'FolderIds')?.children ?? []).map((node): Outcome<string> => {
    const folder = findTargetFolder(call, node);
    if (!folder.ok) return folder;
    const refusal = check(call, folder.value, isDeep);
    if (refusal) return refusal;
    empty(call, folder.value, disposal);
    if (isDeep)
      for (const one of folder.value.children.slice()) {
        noteFolderChange(call, 'delete', one);
        discardFolder(call, one, disposal);
      }
    return done('');
  });
  return done(writeResponse(call, outcomes));
}

function check(call: Call, folder: Folder, isDeep: boolean): ReturnType<typeof refuse> | undefined {
  const isRoot = ['root', 'msgfolderroot'].includes(folder.distinguishedId ?? '');
  if (isRoot || folder.folderClass.startsWith('IPF.Appointment'))
    return refuse('ErrorCannotEmptyFolder', 'The folder cannot be emptied.');
  const isAllowed = (one: Folder) => rightsFor(call.view, one).remove === 'All';
  if (!isAllowed(folder)) return refuse('ErrorAccessDenied');
  if (isDeep && folder.children.some((one) => one.distinguishedId !== undefined))
    return refuse('ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.');
  return isDeep && !folder.children.every((one) => rightsFor(call.view, one).isOwner)
    ? refuse('ErrorAccessDenied')
    : undefined;
}

function empty(call: Call, folder: Folder, disposal: Disposal): void {
  for (const item of folder.items) noteChange(call, 'delete', item);
  const bin = distinguished(folder.mailbox, 'deleteditems');
  const isInBin = folder === bin && disposal === 'MoveToDeletedItems';
  const target =
    disposal === 'HardDelete'
      ? undefined
      : disposal === 'SoftDelete' || isInBin
        ? distinguished(folder.mailbox, 'recoverableitemsdeletions')
        : bin;
  emptyInto(call.store, folder, target);
}
