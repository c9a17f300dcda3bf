import { z } from 'zod';
import { folder, folderActs } from '../model/folder.ts';
import * as id from '../model/identity.ts';
import { read, write } from './declare.ts';
import { done } from './shapes.ts';

/** Folders, and what is done with all of one. */
export const foldersRequests = {
  'folder.list': read(
    { input: {}, output: z.array(folder), example: {} },
    { asText: true, beforeProof: true },
  ),
  /** What may be done in a folder, and why not; asks one item of it where nothing has told yet. */
  'folder.acts': read({
    input: { folderId: id.folderId },
    output: folderActs,
    example: { folderId: 'AAMk…' },
  }),
  /** Asks the server for what is new in a folder; answers once that is stored, so that the next window has it. */
  'folder.refresh': read(
    { input: { folderId: id.folderId }, output: done, example: { folderId: 'AAMk…' } },
    { inBackground: true },
  ),
  /**
   * Marks every message of a folder as read, those that arrived since it was looked at included; folders below are left
   * alone, and no receipt is sent. Nobody can tell afterwards which were unread, so it has no undo.
   */
  'folder.markAllRead': write({
    input: { folderId: id.folderId },
    output: done,
    journal: { operation: 'MarkAllItemsAsRead', summary: 'All messages in a folder marked as read' },
    example: { folderId: 'AAMk…' },
  }),
} as const;
