import type { Folder } from '../../../shared/model/folder.ts';
import { success, type Result } from '../../../shared/result.ts';
import { findFolder } from '../../ews/operations/find-folder.ts';
import { inMailbox, type ThreadContext } from './context.ts';

/** Folders asked for in one page: Exchange gives at most 1,000. */
const PAGE = 1000;
/** A mailbox with more folders than this is shown in part rather than never. */
const MOST = 20_000;

/**
 * The folder tree of the mailbox. With rights on single folders only, the root may not be seen: then the folders that
 * were proved stand alone.
 */
export async function listFolders(context: ThreadContext): Promise<Result<Folder[]>> {
  const { known } = context;
  const proved = [...known.folders.values()].filter(
    ({ distinguishedId }) => distinguishedId !== 'msgfolderroot',
  );
  const root = known.folders.get('msgfolderroot');
  if (root === undefined) return success(proved);
  const found = new Map(proved.map((folder) => [folder.folderId, folder]));
  let offset: number | null = 0;
  while (offset !== null && found.size < MOST) {
    const page: Awaited<ReturnType<typeof findFolder>> = await findFolder(context.service, {
      parent: inMailbox(context, 'msgfolderroot'),
      depth: 'Deep',
      offset,
      limit: PAGE,
    });
    if (!page.ok) return page;
    for (const folder of page.value.folders) {
      known.rights.set(folder.folderId, folder.rights);
      found.set(folder.folderId, {
        ...folder,
        distinguishedId: found.get(folder.folderId)?.distinguishedId ?? folder.distinguishedId,
      });
    }
    offset = page.value.nextOffset;
  }
  return success([...found.values()]);
}
