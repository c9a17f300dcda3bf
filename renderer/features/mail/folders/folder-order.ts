import type { Folder } from '../../../../shared/model/folder.ts';

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
 * honest server has, is left out. Each folder is looked at once and sorted once, however many and however deep.
 */
export function folderLines(folders: readonly Folder[], closed: ReadonlySet<string>): FolderLine[] {
  const children = childrenOf(folders.filter(holdsMail));
  const lines: FolderLine[] = [];
  const rest = [{ of: sorted(children, null), next: 0 }];
  // A list of places instead of calls: folders may lie deeper in one another than calls can.
  for (let level = rest.at(-1); level !== undefined; level = rest.at(-1)) {
    const folder = level.of[level.next];
    level.next += 1;
    if (folder === undefined) {
      rest.pop();
      continue;
    }
    const hasChildren = children.has(folder.folderId);
    const isOpen = hasChildren && !closed.has(folder.folderId);
    lines.push({ folder, depth: rest.length - 1, hasChildren, isOpen });
    if (isOpen) rest.push({ of: sorted(children, folder.folderId), next: 0 });
  }
  return lines;
}

/** The folders by the parent that they are shown beneath. Of two with one id the first counts. */
function childrenOf(shown: readonly Folder[]): Map<string | null, Folder[]> {
  const byId = new Map<string, Folder>();
  for (const folder of shown) if (!byId.has(folder.folderId)) byId.set(folder.folderId, folder);
  const children = new Map<string | null, Folder[]>();
  for (const folder of byId.values()) {
    const { parentFolderId } = folder;
    const parent = parentFolderId !== null && byId.has(parentFolderId) ? parentFolderId : null;
    const beside = children.get(parent);
    if (beside === undefined) children.set(parent, [folder]);
    else beside.push(folder);
  }
  return children;
}

function sorted(children: ReadonlyMap<string | null, readonly Folder[]>, parent: string | null): Folder[] {
  return (children.get(parent) ?? []).toSorted(byOrder);
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
  return place(a) - place(b) || names.compare(a.displayName, b.displayName);
}

/** Made once: to make one for each comparison takes longer than the comparison. */
const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function place(folder: Folder): number {
  const index = knownOrder.indexOf(folder.distinguishedId ?? '');
  return index === -1 ? knownOrder.length : index;
}
