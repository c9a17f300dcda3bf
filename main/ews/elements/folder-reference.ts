import { element, type Xml, type XmlName } from '../xml/xml.ts';
import { attribute, child, type XmlElement } from '../xml/xml-element.ts';

/** The distinguished folders that this program asks for by name, in EWS's spelling. */
export type DistinguishedFolder =
  | 'msgfolderroot'
  | 'root'
  | 'inbox'
  | 'drafts'
  | 'outbox'
  | 'sentitems'
  | 'deleteditems'
  | 'junkemail'
  | 'calendar'
  | 'contacts'
  | 'tasks'
  | 'notes'
  | 'journal';

/**
 * How a request names a folder: by its id; by its distinguished name in a named mailbox; or, only for the mailbox proof,
 * by its distinguished name with no mailbox, which every server answers with the authorized identity's own folder.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/distinguishedfolderid
 */
export type FolderReference =
  | { readonly by: 'id'; readonly folderId: string }
  | { readonly by: 'name'; readonly name: DistinguishedFolder; readonly mailbox: string }
  | { readonly by: 'own-name'; readonly name: DistinguishedFolder };

/** One version of one folder: both parts are opaque and case-sensitive. */
export interface FolderVersion {
  readonly folderId: string;
  readonly changeKey: string;
}

/** The folder's distinguished name; undefined where it is named by id. */
export function folderName(folder: FolderReference | null): DistinguishedFolder | undefined {
  return folder === null || folder.by === 'id' ? undefined : folder.name;
}

/** Writes one folder id. A distinguished one carries its Mailbox child, except where `own-name` asks for none. */
export function folderIdElement(folder: FolderReference): Xml {
  switch (folder.by) {
    case 'id':
      return element('t:FolderId', null, { Id: folder.folderId });
    case 'name':
      return element('t:DistinguishedFolderId', mailbox(folder.mailbox), { Id: folder.name });
    case 'own-name':
      return element('t:DistinguishedFolderId', null, { Id: folder.name });
  }
}

/** Writes a folder's id with the change key that was read. */
export function folderVersionElement(folder: FolderVersion): Xml {
  return element('t:FolderId', null, { Id: folder.folderId, ChangeKey: folder.changeKey });
}

/** The `FolderId` of a folder, or null where it is missing, half or longer than any real one. */
export function readFolderVersion(folder: XmlElement | null): FolderVersion | null {
  const id = child(folder, 'FolderId');
  const folderId = attribute(id, 'Id') ?? '';
  const changeKey = attribute(id, 'ChangeKey') ?? '';
  const isWhole = folderId !== '' && folderId.length <= 2048 && changeKey !== '' && changeKey.length <= 1024;
  return isWhole ? { folderId, changeKey } : null;
}

/** Writes the element of that name around one folder id, as `ToFolderId` and `SavedItemFolderId` want it. */
export function folderTarget(name: XmlName, folder: FolderReference): Xml {
  return element(name, folderIdElement(folder));
}

function mailbox(address: string): Xml {
  return element('t:Mailbox', element('t:EmailAddress', address));
}
