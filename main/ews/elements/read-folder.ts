import type { EffectiveRights, Folder } from '../../../shared/model/folder.ts';
import { booleanOf, countOf, lineOf } from '../soap/values.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';
import { readFolderVersion } from './folder-reference.ts';
import { readParentFolderId } from './item-reference.ts';
import type { FieldUri } from './shape.ts';

/** The properties that `readFolder` reads. */
export const folderFields: readonly FieldUri[] = [
  'folder:ParentFolderId',
  'folder:FolderClass',
  'folder:DisplayName',
  'folder:TotalCount',
  'folder:ChildFolderCount',
  'folder:EffectiveRights',
  'folder:UnreadCount',
  'folder:DistinguishedFolderId',
];

/**
 * Reads `Folder`, `CalendarFolder` and their like; null without an id. Counts that a server leaves out are 0 (calendars
 * have no unread count), and a right that it does not state is not granted.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/folder
 */
export function readFolder(element: XmlElement): Folder | null {
  const version = readFolderVersion(element);
  if (version === null) return null;
  const distinguishedId = childText(element, 'DistinguishedFolderId')?.trim() ?? '';
  return {
    ...version,
    parentFolderId: readParentFolderId(element),
    distinguishedId: distinguishedId === '' ? null : distinguishedId,
    displayName: lineOf(childText(element, 'DisplayName')),
    folderClass: childText(element, 'FolderClass')?.trim() ?? '',
    totalCount: countOf(childText(element, 'TotalCount')) ?? 0,
    unreadCount: countOf(childText(element, 'UnreadCount')) ?? 0,
    childFolderCount: countOf(childText(element, 'ChildFolderCount')) ?? 0,
    rights: readRights(child(element, 'EffectiveRights')),
  };
}

/** Reads `EffectiveRights` of a folder or an item; a right that is not stated is not granted. */
export function readRights(rights: XmlElement | null): EffectiveRights {
  const isGranted = (name: string): boolean => booleanOf(childText(rights, name)) ?? false;
  return {
    createAssociated: isGranted('CreateAssociated'),
    createContents: isGranted('CreateContents'),
    createHierarchy: isGranted('CreateHierarchy'),
    delete: isGranted('Delete'),
    modify: isGranted('Modify'),
    read: isGranted('Read'),
    viewPrivateItems: isGranted('ViewPrivateItems'),
  };
}

/** Reads the rights that an item states; null where it states none. */
export function readItemRights(item: XmlElement): EffectiveRights | null {
  const rights = child(item, 'EffectiveRights');
  return rights === null ? null : readRights(rights);
}
