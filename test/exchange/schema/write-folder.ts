import { attribute, child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { folderChangeKeyOf, folderIdOf, unreadIn } from '../store/items.ts';
import type { Folder } from '../store/types.ts';
import { element, textElement } from '../xml/write.ts';
import { rightsFor } from './computed.ts';
import type { View } from './computed.ts';
import { readExtendedFieldUri, writeFolderProperty } from './extended.ts';
import type { ExtendedFieldUri } from './extended.ts';
import { elementOf } from './shape.ts';
import { writePermissionSet } from './permission-set.ts';

/** t:FolderResponseShapeType. */
export interface FolderShape {
  readonly base: string;
  readonly elements: ReadonlySet<string>;
  readonly extended: readonly ExtendedFieldUri[];
}

const baseOrder = (
  'FolderId ParentFolderId FolderClass DisplayName TotalCount ChildFolderCount ExtendedProperty ' +
  'EffectiveRights DistinguishedFolderId'
).split(' ');

/** Reads a FolderShape. Of MAPI properties only those are there that a client wrote. */
export function readFolderShape(node: XmlNode | undefined): FolderShape {
  const paths = child(node, 'AdditionalProperties')?.children ?? [];
  const extended = paths.flatMap((path) =>
    path.name === 'ExtendedFieldURI' ? (readExtendedFieldUri(path) ?? []) : [],
  );
  const elements = paths.map((path) => elementOf(attribute(path, 'FieldURI') ?? ''));
  if (extended.length > 0) elements.push('ExtendedProperty');
  return { base: childText(node, 'BaseShape')?.trim() ?? 'IdOnly', elements: new Set(elements), extended };
}

/** The element of a folder, by its class. */
export function folderElement(folder: Folder): string {
  if (folder.folderClass.startsWith('IPF.Appointment')) return 't:CalendarFolder';
  if (folder.folderClass.startsWith('IPF.Contact')) return 't:ContactsFolder';
  return folder.folderClass.startsWith('IPF.Task') ? 't:TasksFolder' : 't:Folder';
}

/** `t:FolderId` of a folder. */
export function writeFolderId(folder: Folder, name = 't:FolderId'): string {
  return `<${name} Id="${folderIdOf(folder)}" ChangeKey="${folderChangeKeyOf(folder)}"/>`;
}

/** A folder with what the shape asks for. */
export function writeFolder(folder: Folder, shape: FolderShape, view: View): string {
  const type = folderElement(folder);
  const tail =
    type === 't:CalendarFolder'
      ? ['SharingEffectiveRights', 'PermissionSet']
      : ['PermissionSet', 'UnreadCount'];
  const wanted = (name: string) =>
    name === 'FolderId' || shape.elements.has(name) || inBase(shape.base, name);
  let inner = '';
  for (const name of [...baseOrder, ...tail])
    if (wanted(name))
      inner +=
        name === 'ExtendedProperty'
          ? shape.extended.map((uri) => writeFolderProperty(folder, uri)).join('')
          : writeProperty(name, folder, view);
  return element(type, inner);
}

function inBase(base: string, name: string): boolean {
  if (base === 'AllProperties') return name !== 'PermissionSet' && name !== 'ExtendedProperty';
  return (
    base === 'Default' && ['DisplayName', 'TotalCount', 'ChildFolderCount', 'UnreadCount'].includes(name)
  );
}

function writeProperty(name: string, folder: Folder, view: View): string {
  switch (name) {
    case 'FolderId':
      return writeFolderId(folder);
    case 'ParentFolderId':
      return folder.parent ? writeFolderId(folder.parent, 't:ParentFolderId') : '';
    case 'FolderClass':
      return textElement('t:FolderClass', folder.folderClass);
    case 'DisplayName':
      return textElement('t:DisplayName', folder.displayName);
    case 'TotalCount':
      return element('t:TotalCount', String(folder.items.size));
    case 'ChildFolderCount':
      return element('t:ChildFolderCount', String(folder.children.length));
    case 'EffectiveRights':
      return writeFolderRights(folder, view);
    case 'DistinguishedFolderId':
      return folder.distinguishedId === undefined
        ? ''
        : element('t:DistinguishedFolderId', folder.distinguishedId);
    case 'SharingEffectiveRights':
      return element('t:SharingEffectiveRights', rightsFor(view, folder).freeBusy);
    case 'PermissionSet':
      return writePermissionSet(folder, view);
    default:
      return unread(folder);
  }
}

function unread(folder: Folder): string {
  if (folderElement(folder) === 't:ContactsFolder') return '';
  return element('t:UnreadCount', String(unreadIn(folder)));
}

function writeFolderRights(folder: Folder, view: View): string {
  const rights = rightsFor(view, folder);
  const flags = {
    CreateAssociated: rights.isOwner,
    CreateContents: rights.canCreateItems,
    CreateHierarchy: rights.canCreateSubfolders,
    Delete: rights.isOwner,
    Modify: rights.isOwner,
    Read: rights.canRead,
    ViewPrivateItems: rights.canViewPrivateItems,
  };
  const inner = Object.entries(flags).map(([name, value]) => `<t:${name}>${String(value)}</t:${name}>`);
  return element('t:EffectiveRights', inner.join(''));
}
