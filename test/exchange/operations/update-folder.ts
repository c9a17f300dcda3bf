import { rightsFor } from '../schema/computed.ts';
import { readExtendedFieldUri } from '../schema/extended.ts';
import { elementOf } from '../schema/shape.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { touchFolder } from '../store/folders.ts';
import type { Folder } from '../store/types.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { writeFolderReference } from './create-folder.ts';
import { findTargetFolder } from './find-target.ts';
import { readName, setFolderProperty } from './folder-input.ts';
import { noteFolderChange } from './note-folder-change.ts';

/**
 * Renames folders and sets their permissions, which count from the next request on: only a folder's owner may.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/updatefolder-operation>.
 */
export function updateFolder(call: Call): Outcome<string> {
  const outcomes = (child(call.request, 'FolderChanges')?.children ?? []).map((node): Outcome<string> => {
    const folder = findTargetFolder(call, node.children[0]);
    if (!folder.ok) return folder;
    if (!rightsFor(call.view, folder.value).isOwner) return refuse('ErrorAccessDenied');
    const updated = update(call, folder.value, child(node, 'Updates')?.children ?? []);
    if (!updated.ok) return updated;
    touchFolder(folder.value);
    noteFolderChange(call, 'update', folder.value);
    return done(element('m:Folders', writeFolderReference(folder.value)));
  });
  return done(writeResponse(call, outcomes, '<m:Folders/>'));
}

/** All changes of one folder succeed, or none. */
function update(call: Call, folder: Folder, changes: readonly XmlNode[]): Outcome<undefined> {
  const before = {
    displayName: folder.displayName,
    permissions: [...folder.permissions],
    extended: [...folder.extended],
  };
  for (const change of changes) {
    const changed = updateOne(call, folder, change);
    if (changed.ok) continue;
    folder.displayName = before.displayName;
    folder.permissions.clear();
    for (const [to, grant] of before.permissions) folder.permissions.set(to, grant);
    folder.extended.clear();
    for (const [key, property] of before.extended) folder.extended.set(key, property);
    return changed;
  }
  return done(undefined);
}

function updateOne(call: Call, folder: Folder, change: XmlNode): Outcome<undefined> {
  const [path, holder] = change.children;
  if (!path) return refuse('ErrorInvalidPropertyRequest');
  if (change.name === 'AppendToFolderField') return refuse('ErrorInvalidPropertyAppend');
  if (change.name === 'DeleteFolderField') return deleteOne(folder, path);
  const [given, ...others] = holder?.children ?? [];
  const name =
    path.name === 'ExtendedFieldURI' ? 'ExtendedProperty' : elementOf(attribute(path, 'FieldURI') ?? '');
  if (!given || others.length > 0 || given.name !== name)
    return refuse(
      'ErrorIncorrectUpdatePropertyCount',
      'An object within a change description must contain one and only one property to modify.',
    );
  if (name !== 'DisplayName') return setFolderProperty(call, folder, given);
  if (folder.distinguishedId !== undefined)
    return refuse('ErrorFolderSavePropertyError', 'A distinguished folder keeps its name.');
  const read = readName(given.text, folder.parent, folder);
  if (!read.ok) return read;
  folder.displayName = read.value;
  return done(undefined);
}

function deleteOne(folder: Folder, path: XmlNode): Outcome<undefined> {
  const uri = path.name === 'ExtendedFieldURI' ? readExtendedFieldUri(path) : undefined;
  if (!uri) return refuse('ErrorInvalidPropertyDelete');
  folder.extended.delete(uri.key);
  return done(undefined);
}
