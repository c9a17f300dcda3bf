import type { Folder } from '../../../shared/model/folder.ts';
import { success, type Result } from '../../../shared/result.ts';
import { isMissingRight } from '../../ews/elements/notification-codes.ts';
import { getFolder } from '../../ews/operations/get-folder.ts';
import { syncFolderHierarchy, type SyncedFolders } from '../../ews/operations/sync-folder-hierarchy.ts';
import { inMailbox, type ThreadContext } from '../context.ts';

type Parts = Pick<ThreadContext, 'service' | 'store' | 'known' | 'start'>;

/** Folders asked for in one GetFolder. */
const BATCH = 200;

/**
 * Brings the folder tree in the store up to what the server has. With rights on single folders only the root may not be
 * seen: then the folders that were proved stand alone. Gives whether anything changed.
 */
export async function syncFolders(parts: Parts): Promise<Result<boolean>> {
  const { known } = parts;
  const isProvedAlone = !known.folders.has('msgfolderroot');
  const synced = isProvedAlone ? success(false) : await syncBelowRoot(parts);
  if (!synced.ok) return synced;
  const hasNewCounts = keepProved(parts);
  for (const { folderId, rights } of parts.store.folders()?.folders ?? [])
    if (!known.rights.has(folderId)) known.rights.set(folderId, rights);
  return success(synced.value || hasNewCounts);
}

async function syncBelowRoot(parts: Parts): Promise<Result<boolean>> {
  const { store } = parts;
  let changes = 0;
  let syncState = store.folders()?.syncState || null;
  for (;;) {
    const answer = await syncFolderHierarchy(parts.service, {
      root: inMailbox(parts, 'msgfolderroot'),
      syncState,
    });
    if (!answer.ok) return answer;
    if (answer.value.is === 'bad-sync-state') {
      if (syncState === null) return success(false);
      syncState = null;
      continue;
    }
    keepTree(parts, answer.value, syncState === null);
    changes += answer.value.changes.length;
    const isOver = answer.value.isLast || answer.value.syncState === syncState;
    ({ syncState } = answer.value);
    if (isOver) return success(changes > 0);
  }
}

/**
 * Asks for the counts and rights of folders as they are now; gives whether anything is other than in the store. A folder
 * that may not be seen any more goes, and with it what is kept of it.
 */
export async function refreshCounts(parts: Parts, folderIds: readonly string[]): Promise<Result<boolean>> {
  let hasChanged = false;
  for (let start = 0; start < folderIds.length; start += BATCH) {
    const folders = folderIds
      .slice(start, start + BATCH)
      .map((folderId) => ({ by: 'id', folderId }) as const);
    const answer = await getFolder(parts.service, { folders });
    if (!answer.ok) return answer;
    const fresh = answer.value.flatMap((folder) => (folder.ok ? [folder.value] : []));
    const gone = answer.value.flatMap((folder, index) =>
      folder.ok || !isMissingRight(folder.failure) ? [] : (folders[index]?.folderId ?? []),
    );
    if (putFolders(parts, fresh, gone)) hasChanged = true;
  }
  return success(hasChanged);
}

/** Whether a folder is there and may be seen; fails as the server says. */
export async function findFolder(
  { service }: Pick<Parts, 'service'>,
  folderId: string,
): Promise<Result<null>> {
  const answer = await getFolder(service, { folders: [{ by: 'id', folderId }] });
  if (!answer.ok) return answer;
  const [found] = answer.value;
  return found === undefined || found.ok ? success(null) : found;
}

/** Puts the folders that the opening has proved into the tree once, with their counts of then. */
function keepProved(parts: Parts): boolean {
  if (parts.known.areFoldersKept) return false;
  parts.known.areFoldersKept = true;
  const proved = [...parts.known.folders.values()].filter(
    ({ distinguishedId }) => distinguishedId !== 'msgfolderroot',
  );
  return putFolders(parts, proved);
}

function putFolders(parts: Parts, folders: readonly Folder[], removed: readonly string[] = []): boolean {
  const { store } = parts;
  const before = store.folders();
  const known = new Map((before?.folders ?? []).map((folder) => [folder.folderId, folder]));
  const put = folders
    .map((folder) => named(parts, folder))
    .filter((folder) => JSON.stringify(folder) !== JSON.stringify(known.get(folder.folderId)));
  for (const folder of put) parts.known.rights.set(folder.folderId, folder.rights);
  const asOf = new Date().toISOString();
  store.keepFolders({ put, removed, syncState: before?.syncState ?? '', asOf, isWhole: false });
  return put.length > 0 || removed.some((folderId) => known.has(folderId));
}

function keepTree(parts: Parts, page: SyncedFolders, isWhole: boolean): void {
  const put = new Map<string, Folder>();
  const removed = new Set<string>();
  for (const change of page.changes) {
    if (change.change === 'delete') {
      put.delete(change.folderId);
      removed.add(change.folderId);
    } else {
      removed.delete(change.folder.folderId);
      put.set(change.folder.folderId, named(parts, change.folder));
    }
  }
  for (const folder of put.values()) parts.known.rights.set(folder.folderId, folder.rights);
  parts.store.keepFolders({
    put: [...put.values()],
    removed: [...removed],
    syncState: page.syncState,
    asOf: new Date().toISOString(),
    isWhole,
  });
}

/** Servers before 2013 do not say which folder is the inbox; the proof does. */
function named({ known }: Parts, folder: Folder): Folder {
  const proved = [...known.folders.values()].find(({ folderId }) => folderId === folder.folderId);
  return { ...folder, distinguishedId: proved?.distinguishedId ?? folder.distinguishedId };
}
