import { archiveItem } from './archive-item.ts';
import { exportItems } from './export-items.ts';
import { markAsJunk } from './mark-as-junk.ts';
import { uploadItems } from './upload-items.ts';
import { addDelegate } from './add-delegate.ts';
import { createAttachment, deleteAttachment, getAttachment } from './attachments.ts';
import type { Operation } from './call.ts';
import { findConversation, getConversationItems } from './conversations.ts';
import { convertId } from './convert-id.ts';
import { createFolder } from './create-folder.ts';
import { createItem } from './create-item.ts';
import { deleteFolder } from './delete-folder.ts';
import { deleteItem } from './delete-item.ts';
import { emptyFolder } from './empty-folder.ts';
import { expandDL } from './expand-dl.ts';
import { findFolder } from './find-folder.ts';
import { findItem } from './find-item.ts';
import { findPeople } from './find-people.ts';
import { getDelegate } from './get-delegate.ts';
import { getEvents } from './get-events.ts';
import { getFolder } from './get-folder.ts';
import { getItem } from './get-item.ts';
import { getMailTips } from './get-mail-tips.ts';
import { getServerTimeZones } from './get-server-time-zones.ts';
import { getServiceConfiguration } from './get-service-configuration.ts';
import { getStreamingEvents } from './get-streaming-events.ts';
import { getUserAvailability } from './get-user-availability.ts';
import { getUserPhoto } from './get-user-photo.ts';
import { getInboxRules, updateInboxRules } from './inbox-rules.ts';
import { markAllItemsAsRead } from './mark-all-items-as-read.ts';
import { copyFolder, moveFolder } from './move-copy-folder.ts';
import { copyItem, moveItem } from './move-copy-item.ts';
import { removeDelegate } from './remove-delegate.ts';
import { resolveNames } from './resolve-names.ts';
import { getRoomLists, getRooms } from './rooms.ts';
import { sendItem } from './send-item.ts';
import { subscribe } from './subscribe.ts';
import { syncFolderHierarchy } from './sync-folder-hierarchy.ts';
import { syncFolderItems } from './sync-folder-items.ts';
import { unsubscribe } from './unsubscribe.ts';
import { updateDelegate } from './update-delegate.ts';
import { updateFolder } from './update-folder.ts';
import { updateItem } from './update-item.ts';
import {
  createUserConfiguration,
  deleteUserConfiguration,
  getUserConfiguration,
  updateUserConfiguration,
} from './user-configuration.ts';
import { getUserOofSettings, setUserOofSettings } from './user-oof-settings.ts';

/** Every operation that the server performs, by the name of its request element. */
export const operations: Readonly<Record<string, Operation>> = {
  AddDelegate: addDelegate,
  ArchiveItem: archiveItem,
  ConvertId: convertId,
  CopyFolder: copyFolder,
  CopyItem: copyItem,
  CreateAttachment: createAttachment,
  CreateFolder: createFolder,
  CreateItem: createItem,
  CreateUserConfiguration: createUserConfiguration,
  DeleteAttachment: deleteAttachment,
  DeleteFolder: deleteFolder,
  DeleteItem: deleteItem,
  DeleteUserConfiguration: deleteUserConfiguration,
  EmptyFolder: emptyFolder,
  ExpandDL: expandDL,
  ExportItems: exportItems,
  FindConversation: findConversation,
  FindFolder: findFolder,
  FindItem: findItem,
  FindPeople: findPeople,
  GetAttachment: getAttachment,
  GetConversationItems: getConversationItems,
  GetDelegate: getDelegate,
  GetEvents: getEvents,
  GetFolder: getFolder,
  GetInboxRules: getInboxRules,
  GetItem: getItem,
  GetMailTips: getMailTips,
  GetRoomLists: getRoomLists,
  GetRooms: getRooms,
  GetServerTimeZones: getServerTimeZones,
  GetServiceConfiguration: getServiceConfiguration,
  GetStreamingEvents: getStreamingEvents,
  GetUserAvailability: getUserAvailability,
  GetUserConfiguration: getUserConfiguration,
  GetUserOofSettings: getUserOofSettings,
  GetUserPhoto: getUserPhoto,
  MarkAllItemsAsRead: markAllItemsAsRead,
  MarkAsJunk: markAsJunk,
  MoveFolder: moveFolder,
  MoveItem: moveItem,
  RemoveDelegate: removeDelegate,
  ResolveNames: resolveNames,
  SendItem: sendItem,
  SetUserOofSettings: setUserOofSettings,
  Subscribe: subscribe,
  SyncFolderHierarchy: syncFolderHierarchy,
  SyncFolderItems: syncFolderItems,
  Unsubscribe: unsubscribe,
  UpdateDelegate: updateDelegate,
  UpdateFolder: updateFolder,
  UpdateInboxRules: updateInboxRules,
  UpdateItem: updateItem,
  UpdateUserConfiguration: updateUserConfiguration,
  UploadItems: uploadItems,
};
