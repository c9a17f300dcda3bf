import type { FolderPermission, PermissionRights } from '../../../../shared/model/permission.ts';
import { copyFolder } from '../../../../main/ews/operations/copy-folder.ts';
import { createFolder } from '../../../../main/ews/operations/create-folder.ts';
import { deleteFolder } from '../../../../main/ews/operations/delete-folder.ts';
import { emptyFolder } from '../../../../main/ews/operations/empty-folder.ts';
import { findConversation } from '../../../../main/ews/operations/find-conversation.ts';
import { getConversationItems } from '../../../../main/ews/operations/get-conversation-items.ts';
import { getFolderPermissions } from '../../../../main/ews/operations/get-folder-permissions.ts';
import { markAllItemsAsRead } from '../../../../main/ews/operations/mark-all-items-as-read.ts';
import { moveFolder } from '../../../../main/ews/operations/move-folder.ts';
import { setFolderPermissions } from '../../../../main/ews/operations/set-folder-permissions.ts';
import { updateFolder } from '../../../../main/ews/operations/update-folder.ts';
import type { RequestOf } from './every-request.ts';

const inbox = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const identified = (folderId: string) => ({ by: 'id', folderId }) as const;
const version = (value: string, folderClass: string) => ({ folderId: value, changeKey: value, folderClass });

const rights: PermissionRights = {
  createItems: true,
  createSubfolders: false,
  isOwner: false,
  isVisible: true,
  isContact: false,
  editItems: 'Owned',
  deleteItems: 'None',
  readItems: 'FullDetails',
};

function permissions(value: string): FolderPermission[] {
  return [
    { to: { grantee: 'default' }, level: 'None', rights },
    { to: { grantee: 'anonymous' }, level: 'None', rights },
    {
      to: { grantee: 'person', name: 'Ann', address: 'ann@contoso.test', sid: null },
      level: 'Editor',
      rights,
    },
    { to: { grantee: 'person', name: '', address: '', sid: value }, level: 'Custom', rights },
    { to: { grantee: 'external', name: 'Eve', identity: value }, level: 'Reviewer', rights },
  ];
}

/** Every operation on folders and conversations, and every form of it that writes other elements. */
export const folderRequests: Readonly<Record<string, RequestOf>> = {
  createFolder: (service, value) =>
    createFolder(service, {
      parent: identified(value),
      kind: 'mail',
      displayName: value,
      marker: null,
    }),
  createCalendarFolder: (service, value) =>
    createFolder(service, { parent: inbox, kind: 'calendar', displayName: 'Plans', marker: value }),
  createContactsFolder: (service) =>
    createFolder(service, { parent: inbox, kind: 'contacts', displayName: 'People', marker: 'make-1' }),
  createTasksFolder: (service) =>
    createFolder(service, { parent: inbox, kind: 'tasks', displayName: 'To do', marker: 'make-1' }),
  updateFolder: (service, value) =>
    updateFolder(service, { folder: version(value, 'IPF.Note'), displayName: value }),
  updateTasksFolder: (service, value) =>
    updateFolder(service, { folder: version(value, 'IPF.Task'), displayName: 'To do' }),
  deleteFolder: (service, value) =>
    deleteFolder(service, { folders: [identified(value), inbox], deleteType: 'SoftDelete' }),
  moveFolder: (service, value) =>
    moveFolder(service, { folders: [identified(value)], to: identified(value) }),
  copyFolder: (service, value) => copyFolder(service, { folders: [identified(value), inbox], to: inbox }),
  emptyFolder: (service, value) =>
    emptyFolder(service, { folders: [identified(value)], deleteType: 'HardDelete', subfolders: true }),
  markAllItemsAsRead: (service, value) =>
    markAllItemsAsRead(service, { folders: [identified(value), inbox], isRead: false }),
  getFolderPermissions: (service, value) =>
    getFolderPermissions(service, { folders: [identified(value), inbox] }),
  setFolderPermissions: (service, value) =>
    setFolderPermissions(service, {
      folder: version(value, 'IPF.Note'),
      permissions: permissions(value),
    }),
  setCalendarPermissions: (service, value) =>
    setFolderPermissions(service, {
      folder: version(value, 'IPF.Appointment'),
      permissions: [
        ...permissions(value),
        {
          to: { grantee: 'person', name: 'Bob', address: 'bob@contoso.test', sid: null },
          level: 'FreeBusyTimeOnly',
          rights: { ...rights, readItems: 'TimeOnly' },
        },
      ],
    }),
  findConversation: (service, value) =>
    findConversation(service, { folder: inbox, offset: 0, limit: 50, search: value, only: 'Unread' }),
  findConversationPlain: (service, value) =>
    findConversation(service, { folder: identified(value), offset: 50, limit: 50 }),
  getConversationItems: (service, value) =>
    getConversationItems(service, {
      conversations: [
        { conversationId: value, syncState: null },
        { conversationId: value, syncState: 'AAAA' },
      ],
      ignored: [identified(value), inbox],
      limit: 100,
    }),
};
