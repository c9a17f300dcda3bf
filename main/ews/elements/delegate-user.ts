import {
  delegateFolders,
  type DelegateFolder,
  type DelegateSettings,
} from '../../../shared/model/people/delegate.ts';
import { element, type Xml } from '../xml/xml.ts';

/** In the schema's order. */
const levelNames: Readonly<Record<DelegateFolder, `${string}FolderPermissionLevel`>> = {
  calendar: 'CalendarFolderPermissionLevel',
  tasks: 'TasksFolderPermissionLevel',
  inbox: 'InboxFolderPermissionLevel',
  contacts: 'ContactsFolderPermissionLevel',
  notes: 'NotesFolderPermissionLevel',
  journal: 'JournalFolderPermissionLevel',
};

/**
 * Writes a `DelegateUser`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/delegateuser
 */
export function delegateUserElement(settings: DelegateSettings): Xml {
  const { address, levels, receivesCopies, viewPrivateItems } = settings;
  const permissions = delegateFolders.map((folder) => {
    const level = levels[folder];
    return level === undefined ? null : element(`t:${levelNames[folder]}`, level);
  });
  return element('t:DelegateUser', [
    userIdElement(address),
    permissions.every((each) => each === null) ? null : element('t:DelegatePermissions', permissions),
    element('t:ReceiveCopiesOfMeetingMessages', String(receivesCopies)),
    element('t:ViewPrivateItems', String(viewPrivateItems)),
  ]);
}

/** Writes a `UserId` by its address. */
export function userIdElement(address: string): Xml {
  return element('t:UserId', element('t:PrimarySmtpAddress', address));
}
