import { readExtendedProperty } from '../schema/extended.ts';
import { readPermissionSet } from '../schema/request/permission-input.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { childNamed } from '../store/folders.ts';
import type { Folder } from '../store/types.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';

/** Properties of a folder that only the server sets. */
const readOnly = new Set(
  (
    'FolderId ParentFolderId TotalCount ChildFolderCount EffectiveRights DistinguishedFolderId UnreadCount ' +
    'SharingEffectiveRights ManagedFolderInformation'
  ).split(' '),
);

/** The display name of a new or renamed folder: not empty, and not that of a sibling. */
export function readName(text: string, parent: Folder | undefined, self?: Folder): Outcome<string> {
  const name = text.trim();
  if (name === '' || name.length > 255)
    return refuse('ErrorFolderSavePropertyError', 'The folder name is invalid.');
  const known = parent && childNamed(parent, name);
  return known && known !== self
    ? refuse('ErrorFolderExists', 'A folder with the specified name already exists.')
    : done(name);
}

/** Writes one property that a client set into a folder. FolderClass and DisplayName are the callers' own. */
export function setFolderProperty(call: Call, folder: Folder, property: XmlNode): Outcome<undefined> {
  if (property.name === 'PermissionSet') {
    const grants = readPermissionSet(call.store, folder, property);
    if (!grants.ok) return grants;
    folder.permissions.clear();
    for (const [to, grant] of grants.value) folder.permissions.set(to, grant);
    call.view.rights.delete(folder);
    return done(undefined);
  }
  if (property.name === 'ExtendedProperty') {
    const read = readExtendedProperty(property);
    if (!read.ok) return read;
    folder.extended.set(read.value.key, read.value);
    return done(undefined);
  }
  return readOnly.has(property.name) || property.name === 'FolderClass'
    ? refuse('ErrorInvalidPropertySet')
    : done(undefined);
}
