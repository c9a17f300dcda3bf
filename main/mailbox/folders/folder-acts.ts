import type { EffectiveRights, Folder, FolderActs } from '../../../shared/model/folder.ts';
import { mayDo, type Act } from '../../../shared/may-do.ts';
import { success, type Result } from '../../../shared/result.ts';
import { advise } from '../../ews/advice/advise.ts';
import { findItemRights } from '../../ews/operations/find-item-rights.ts';
import { rightsOf, type ThreadContext } from '../context.ts';
import { storedFolders } from '../stored-reads.ts';

/** The code that Exchange refuses each act with. */
const CODES: Readonly<Record<Act, string>> = {
  read: 'ErrorFolderNotFound',
  create: 'ErrorCreateItemAccessDenied',
  change: 'ErrorAccessDenied',
  delete: 'ErrorAccessDenied',
};

/** What may be done in a folder and with the items in it, and why not. */
export async function folderActs(context: ThreadContext, folderId: string): Promise<Result<FolderActs>> {
  const folder = rightsOf(context, folderId);
  const items = folder === null ? success(null) : await itemsOf(context, folderId, folder);
  if (!items.ok) return items;
  const { identities } = context.start;
  const where = { identities, operation: 'GetFolder', folder: nameOf(context, folderId) };
  const permitted = (act: Act) => {
    const standing = mayDo(act, { folder, items: items.value });
    return { ...standing, whyNot: standing.isAllowed ? null : advise(CODES[act], where) };
  };
  return success({
    folderId,
    read: permitted('read'),
    create: permitted('create'),
    change: permitted('change'),
    delete: permitted('delete'),
  });
}

/**
 * What the items in a folder allow. What an earlier run was told counts where it allows: a right that has been given since
 * is asked for once more, and one that was taken is refused by Exchange itself.
 */
async function itemsOf(
  context: ThreadContext,
  folderId: string,
  folder: EffectiveRights,
): Promise<Result<EffectiveRights | null>> {
  const { known, service } = context;
  const told = known.itemsTold.get(folderId);
  if (told !== undefined && JSON.stringify(told.folder) === JSON.stringify(folder))
    return success(told.items);
  const learned = learnedOf(context, folderId);
  if (learned?.modify === true && learned.delete) return success(learned);
  const answers = await findItemRights(service, { folders: [{ by: 'id', folderId }] });
  if (!answers.ok) return answers;
  const [answer] = answers.value;
  const items = answer?.ok === true ? answer.value : null;
  known.itemsTold.set(folderId, { folder, items });
  return success(items);
}

function learnedOf({ known }: ThreadContext, folderId: string): EffectiveRights | null {
  for (const [name, folder] of known.folders)
    if (folder.folderId === folderId) return known.itemRights.get(name) ?? null;
  return null;
}

/** The folder as a distinguished id or a path of names, for a command; undefined where the tree does not have it. */
function nameOf(context: ThreadContext, folderId: string): string | undefined {
  const proved = [...context.known.folders.values()].find((folder) => folder.folderId === folderId);
  if (proved?.distinguishedId !== undefined && proved.distinguishedId !== null) return proved.distinguishedId;
  const folders = new Map((storedFolders(context) ?? []).map((folder) => [folder.folderId, folder]));
  const names: string[] = [];
  // A tree has no rings, but it was told by others.
  for (let at: Folder | undefined = folders.get(folderId); at !== undefined && names.length < 100;) {
    if (at.distinguishedId === 'msgfolderroot') break;
    names.unshift(at.displayName);
    at = at.parentFolderId === null ? undefined : folders.get(at.parentFolderId);
  }
  return names.length === 0 ? undefined : names.join('/');
}
