import { rightsFor } from '../schema/computed.ts';
import { folderElement, writeFolderId } from '../schema/write-folder.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { announce } from '../store/announce.ts';
import { folderSubject } from '../store/items.ts';
import { removeFolder } from '../store/folders.ts';
import { addFolder } from '../store/mailbox.ts';
import type { Folder } from '../store/types.ts';
import { child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetIn } from './find-target.ts';
import { readName, setFolderProperty } from './folder-input.ts';
import { noteFolderChange } from './note-folder-change.ts';

const classes: Readonly<Record<string, string>> = {
  Folder: 'IPF.Note',
  CalendarFolder: 'IPF.Appointment',
  ContactsFolder: 'IPF.Contact',
  TasksFolder: 'IPF.Task',
};

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/createfolder-operation>. */
export function createFolder(call: Call): Outcome<string> {
  const parent = findTargetIn(call, child(call.request, 'ParentFolderId'));
  const outcomes = (child(call.request, 'Folders')?.children ?? []).map((node): Outcome<string> => {
    if (!parent.ok) return parent;
    const made = create(call, parent.value, node);
    return made.ok ? done(element('m:Folders', writeFolderReference(made.value))) : made;
  });
  return done(writeResponse(call, outcomes, '<m:Folders/>'));
}

/** A folder as operations that make or move it answer with it: its element with the id alone. */
export function writeFolderReference(folder: Folder): string {
  return element(folderElement(folder), writeFolderId(folder));
}

function create(call: Call, parent: Folder, node: XmlNode): Outcome<Folder> {
  if (!rightsFor(call.view, parent).canCreateSubfolders)
    return refuse(
      'ErrorCreateSubfolderAccessDenied',
      'Access is denied. The user account does not have permission to create subfolders in this folder.',
    );
  const given = childText(node, 'FolderClass')?.trim();
  const usual = classes[node.name];
  if (usual === undefined) return refuse('ErrorInvalidOperation', 'Folders of this type cannot be created.');
  if (given !== undefined && node.name !== 'Folder' && !given.startsWith(usual))
    return refuse('ErrorNoFolderClassOverride', 'The folder class does not fit the type of the folder.');
  const name = readName(childText(node, 'DisplayName') ?? '', parent);
  if (!name.ok) return name;
  const { mailbox } = parent;
  const folder = addFolder(call.store, {
    mailbox,
    parent,
    displayName: name.value,
    folderClass: given ?? usual,
  });
  for (const property of node.children) {
    if (property.name === 'DisplayName' || property.name === 'FolderClass') continue;
    const set = setFolderProperty(call, folder, property);
    if (set.ok) continue;
    removeFolder(folder);
    return set;
  }
  if (!rightsFor(call.view, folder).isOwner && !child(node, 'PermissionSet'))
    folder.permissions.set(call.identity, 'Owner');
  call.view.rights.delete(folder);
  announce(mailbox, () => ({ type: 'Created', subject: folderSubject(folder) }));
  noteFolderChange(call, 'create', folder);
  return done(folder);
}
