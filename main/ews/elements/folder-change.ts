import { element, type Xml } from '../xml/xml.ts';
import { folderVersionElement, type FolderVersion } from './folder-reference.ts';
import { fieldUri, type FieldUri } from './shape.ts';

/** Which element stands around a folder's property: a calendar's permissions have a type of their own. */
export type FolderKind = 't:Folder' | 't:CalendarFolder' | 't:ContactsFolder' | 't:TasksFolder';

/** The kind of a folder by its class (`IPF.Appointment`); a class that we do not know is a plain folder's. */
export function folderKind(folderClass: string): FolderKind {
  if (/^IPF\.Appointment\b/iu.test(folderClass)) return 't:CalendarFolder';
  if (/^IPF\.Contact\b/iu.test(folderClass)) return 't:ContactsFolder';
  return /^IPF\.Task\b/iu.test(folderClass) ? 't:TasksFolder' : 't:Folder';
}

/** Writes that one property of a folder gets this value. */
export function setFolderField(kind: FolderKind, field: FieldUri, value: Xml): Xml {
  return element('t:SetFolderField', [fieldUri(field), element(kind, value)]);
}

/** Writes the body that changes one folder, with the change key that was read. */
export function updateFolderBody(folder: FolderVersion, updates: readonly Xml[]): Xml {
  return element(
    'm:UpdateFolder',
    element(
      'm:FolderChanges',
      element('t:FolderChange', [folderVersionElement(folder), element('t:Updates', updates)]),
    ),
  );
}
