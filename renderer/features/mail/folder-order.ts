import type { Folder } from '../../../shared/model/folder.ts';

/** One line of the folder tree. */
export interface FolderLine {
  readonly folder: Folder;
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
}

/** Distinguished folders in the order that people know from Outlook; EWS's DistinguishedFolderIdNameType. */
const knownOrder = ['inbox', 'drafts', 'sentitems', 'deleteditems', 'junkemail', 'archive', 'outbox'];

/** Folders of EWS's own housekeeping that nobody reads mail in. */
const unread = new Set([
  'msgfolderroot',
  'root',
  'syncissues',
  'conflicts',
  'localfailures',
  'serverfailures',
  'conversationhistory',
]);

/**
 * The mail folders of a mailbox as lines of a tree: distinguished ones first, then the others by name, children
 * beneath their parents. A folder whose parent is not shown stands at the top; one in a loop of parents, which no
 * honest server has, is left out.
 */
export function folderLines(folders: readonly Folder[], closed: ReadonlySet<string>): FolderLine[] {
  const shown = folders.filter(holdsMail);
  const ids = new Set(shown.map((folder) => folder.folderId));
  const children = new Map<string | null, Folder[]>();
  for (const folder of shown) {
    const parent =
      folder.parentFolderId !== null && ids.has(folder.parentFolderId) ? folder.parentFolderId : null;
    children.set(parent, [...(children.get(parent) ?? []), folder]);
  }
  const lines: FolderLine[] = [];
  const add = (parent: string | null, depth: number): void => {
    for (const folder of (children.get(parent) ?? []).toSorted(byOrder)) {
      const hasChildren = (children.get(folder.folderId) ?? []).length > 0;
      const isOpen = hasChildren && !closed.has(folder.folderId);
      lines.push({ folder, depth, hasChildren, isOpen });
      if (isOpen) add(folder.folderId, depth + 1);
    }
  };
  add(null, 0);
  return lines;
}

/** Whether a folder lists by recipients: what is in it was written here. */
export function isOutgoing(folder: Folder | null): boolean {
  return folder !== null && ['sentitems', 'drafts', 'outbox'].includes(folder.distinguishedId ?? '');
}

function holdsMail(folder: Folder): boolean {
  if (folder.distinguishedId !== null && unread.has(folder.distinguishedId)) return false;
  return folder.folderClass === '' || /^IPF\.Note(?:\.|$)/iu.test(folder.folderClass);
}

function byOrder(a: Folder, b: Folder): number {
  return (
    place(a) - place(b) ||
    a.displayName.localeCompare(b.displayName, 'en', { sensitivity: 'base', numeric: true })
  );
}

function place(folder: Folder): number {
  const index = knownOrder.indexOf(folder.distinguishedId ?? '');
  return index === -1 ? knownOrder.length : index;
}
