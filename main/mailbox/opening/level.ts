import type { Folder } from '../../../shared/model/folder.ts';
import type { Access } from '../../../shared/model/identity.ts';
import type { ThreadContext } from '../context.ts';

/**
 * Names, in Exchange's words, the level that the rights on the calendar (or, without one, on the inbox) amount to. EWS
 * tells a delegate their rights, not the name of their level; several levels can have the same rights, and then the
 * plainest name is given. With an empty folder an Author and an Editor cannot be told apart.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/permissionlevel
 */
export function levelOf(
  access: Access,
  { folders, itemRights }: Pick<ThreadContext['known'], 'folders' | 'itemRights'>,
): string {
  if (access !== 'delegate') return 'Owner';
  const root = folders.get('msgfolderroot');
  if (root?.rights.createHierarchy === true) return 'Full access';
  const name = folders.has('calendar') ? 'calendar' : 'inbox';
  const folder = folders.get(name);
  return folder === undefined ? 'None' : nameRights(folder.rights, itemRights.get(name) ?? null);
}

function nameRights({ read, createContents }: Folder['rights'], item: Folder['rights'] | null): string {
  if (!read) return createContents ? 'Contributor' : 'None';
  if (item === null) return createContents ? 'Author or Editor' : 'Reviewer';
  if (item.modify && item.delete) return createContents ? 'Editor' : 'Reviewer with changes';
  return createContents ? 'Author' : 'Reviewer';
}
