import { element, type Xml } from '../xml/xml.ts';
import { folderIdElement, folderTarget, type FolderReference } from './folder-reference.ts';
import { itemIdElement, type ItemReference } from './item-reference.ts';

/** Writes which items are moved or copied, and where to; the new ids are asked for. */
export function itemPlacement(
  name: 'm:MoveItem' | 'm:CopyItem',
  items: readonly ItemReference[],
  to: FolderReference,
): Xml {
  return element(name, [
    folderTarget('m:ToFolderId', to),
    element(
      'm:ItemIds',
      items.map((item) => itemIdElement(item)),
    ),
    element('m:ReturnNewItemIds', 'true'),
  ]);
}

/** Writes which folders are moved or copied, and where to. */
export function folderPlacement(
  name: 'm:MoveFolder' | 'm:CopyFolder',
  folders: readonly FolderReference[],
  to: FolderReference,
): Xml {
  return element(name, [
    folderTarget('m:ToFolderId', to),
    element('m:FolderIds', folders.map(folderIdElement)),
  ]);
}
