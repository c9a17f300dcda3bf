import { levelOfGrant, rightsOfGrant } from '../rights/levels.ts';
import { recipientOf } from '../store/store.ts';
import type { Folder } from '../store/types.ts';
import { element, textElement } from '../xml/write.ts';
import { rightsFor } from './computed.ts';
import type { View } from './computed.ts';
import { sidOf } from './sid.ts';

/** t:PermissionSet of a folder; only its owner sees it, as in Exchange. */
export function writePermissionSet(folder: Folder, view: View): string {
  if (!rightsFor(view, folder).isOwner) return '';
  const isCalendar = folder.folderClass.startsWith('IPF.Appointment');
  const name = isCalendar ? 't:CalendarPermission' : 't:Permission';
  const entries = new Map([
    ['Default', 'None'] as const,
    ['Anonymous', 'None'] as const,
    ...folder.permissions,
  ]);
  const permissions = [...entries].map(([to, grant]) => {
    const rights = rightsOfGrant(grant);
    const level = levelOfGrant(grant);
    const read = isCalendar ? rights.freeBusy : rights.canRead ? 'FullDetails' : 'None';
    return element(
      name,
      element('t:UserId', userId(to, view)) +
        element('t:CanCreateItems', String(rights.canCreateItems)) +
        element('t:CanCreateSubFolders', String(rights.canCreateSubfolders)) +
        element('t:IsFolderOwner', String(rights.isOwner)) +
        element('t:IsFolderVisible', String(rights.isVisible)) +
        element('t:IsFolderContact', String(rights.isOwner)) +
        element('t:EditItems', rights.edit) +
        element('t:DeleteItems', rights.remove) +
        element('t:ReadItems', read) +
        element(isCalendar ? 't:CalendarPermissionLevel' : 't:PermissionLevel', level),
    );
  });
  return element('t:PermissionSet', element(`${name}s`, permissions.join('')));
}

function userId(to: string, view: View): string {
  if (to === 'Default' || to === 'Anonymous') return element('t:DistinguishedUser', to);
  const { name, address } = recipientOf(view.store, to);
  return (
    element('t:SID', sidOf(address)) +
    textElement('t:PrimarySmtpAddress', address) +
    textElement('t:DisplayName', name)
  );
}
