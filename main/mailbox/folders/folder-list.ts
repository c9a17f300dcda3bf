import type { Folder } from '../../../shared/model/folder.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { ThreadContext } from '../context.ts';
import { storedFolders } from '../stored-reads.ts';

/**
 * The folder tree of the mailbox, from the store; asked for once where that has none. With rights on single folders only,
 * the root may not be seen: then the folders that were proved stand alone.
 */
export async function listFolders(context: ThreadContext): Promise<Result<Folder[]>> {
  const stored = storedFolders(context);
  if (stored !== null) return success(stored);
  const read = await context.sync.readTree();
  return read.ok ? success(storedFolders(context) ?? []) : read;
}
