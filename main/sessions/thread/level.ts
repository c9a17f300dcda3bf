import type { Folder } from '../../../shared/model/folder.ts';
import type { Access } from '../../../shared/model/identity.ts';
import type { ProvingFolder } from './proof.ts';

/**
 * Names, in Exchange's words, the level that EffectiveRights amount to. EWS tells a delegate their rights, not the name
 * of their level; several levels can have the same rights, and then the plainest name is given.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/permissionlevel
 */
export function levelOf(access: Access, folders: ReadonlyMap<ProvingFolder, Folder>): string {
  if (access === 'own') return 'Owner';
  if (access === 'impersonation') return 'Owner';
  const root = folders.get('msgfolderroot');
  if (root?.rights.createHierarchy === true && root.rights.delete) return 'Full access';
  const folder = folders.get('calendar') ?? folders.get('inbox');
  return folder === undefined ? 'None' : nameRights(folder.rights);
}

function nameRights({ read, createContents, modify, delete: mayDelete }: Folder['rights']): string {
  if (read && createContents && modify && mayDelete) return 'Editor';
  if (read && createContents) return 'Author';
  if (read) return 'Reviewer';
  return createContents ? 'Contributor' : 'None';
}
