import type { foldersRequests } from '../../../shared/contract/folders.ts';
import { success } from '../../../shared/result.ts';
import { markAllItemsAsRead } from '../../ews/operations/mark-all-items-as-read.ts';
import type { Answers } from '../answer.ts';
import { folderActs } from './folder-acts.ts';
import { listFolders } from './folder-list.ts';

/** Folders, and what is done with all of one. */
export const folderAnswers: Answers<keyof typeof foldersRequests> = {
  'folder.list': listFolders,
  'folder.acts': async (context, { folderId }) => await folderActs(context, folderId),
  'folder.refresh': async (context, { folderId }) => await context.sync.refresh(folderId),
  'folder.markAllRead': async (context, { folderId }) => {
    const answered = await markAllItemsAsRead(context.service, {
      folders: [{ by: 'id', folderId }],
      isRead: true,
    });
    const done = answered.ok ? (answered.value[0] ?? success(null)) : answered;
    // Whoever reads the list next must not find what was. Where that cannot be read now, it is done all the same.
    if (done.ok) await context.sync.refresh(folderId);
    return done;
  },
};
