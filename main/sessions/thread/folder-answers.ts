import type { foldersRequests } from '../../../shared/contract/folders.ts';
import type { Answers } from './answer.ts';
import { folderActs } from './folder-acts.ts';
import { listFolders } from './folders.ts';

/** Folders, and what is done with all of one. */
export const folderAnswers: Answers<keyof typeof foldersRequests> = {
  'folder.list': listFolders,
  'folder.acts': async (context, { folderId }) => await folderActs(context, folderId),
  'folder.refresh': async (context, { folderId }) => await context.sync.refresh(folderId),
};
