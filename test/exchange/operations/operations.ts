import { createAttachment, deleteAttachment, getAttachment } from './attachments.ts';
import type { Operation } from './call.ts';
import { createItem } from './create-item.ts';
import { deleteItem } from './delete-item.ts';
import { findFolder } from './find-folder.ts';
import { findItem } from './find-item.ts';
import { getDelegate } from './get-delegate.ts';
import { getFolder } from './get-folder.ts';
import { getItem } from './get-item.ts';
import { getUserAvailability } from './get-user-availability.ts';
import { markAllItemsAsRead } from './mark-all-items-as-read.ts';
import { copyItem, moveItem } from './move-copy-item.ts';
import { resolveNames } from './resolve-names.ts';
import { sendItem } from './send-item.ts';
import { syncFolderHierarchy } from './sync-folder-hierarchy.ts';
import { syncFolderItems } from './sync-folder-items.ts';
import { updateItem } from './update-item.ts';

/** Every operation that the server performs, by the name of its request element. */
export const operations: Readonly<Record<string, Operation>> = {
  CopyItem: copyItem,
  CreateAttachment: createAttachment,
  CreateItem: createItem,
  DeleteAttachment: deleteAttachment,
  DeleteItem: deleteItem,
  FindFolder: findFolder,
  FindItem: findItem,
  GetAttachment: getAttachment,
  GetDelegate: getDelegate,
  GetFolder: getFolder,
  GetItem: getItem,
  GetUserAvailability: getUserAvailability,
  MarkAllItemsAsRead: markAllItemsAsRead,
  MoveItem: moveItem,
  ResolveNames: resolveNames,
  SendItem: sendItem,
  SyncFolderHierarchy: syncFolderHierarchy,
  SyncFolderItems: syncFolderItems,
  UpdateItem: updateItem,
};
