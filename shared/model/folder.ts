import { z } from 'zod';
import { advice } from '../failure.ts';
import { changeKey, folderId } from './identity.ts';

/** EWS's EffectiveRights: what the authorized identity may do, as the server says. */
export const effectiveRights = z.strictObject({
  createAssociated: z.boolean(),
  createContents: z.boolean(),
  createHierarchy: z.boolean(),
  delete: z.boolean(),
  modify: z.boolean(),
  read: z.boolean(),
  viewPrivateItems: z.boolean(),
});
export type EffectiveRights = z.output<typeof effectiveRights>;

/** A folder of the mailbox. */
export const folder = z.strictObject({
  folderId,
  changeKey,
  parentFolderId: folderId.nullable(),
  /** EWS's distinguished folder id (`inbox`, `sentitems`, …) or null for an ordinary folder. */
  distinguishedId: z.string().nullable(),
  displayName: z.string(),
  /** For instance `IPF.Note`, `IPF.Appointment`. */
  folderClass: z.string(),
  totalCount: z.number(),
  unreadCount: z.number(),
  childFolderCount: z.number(),
  rights: effectiveRights,
});
export type Folder = z.output<typeof folder>;

/** Whether one thing may be done in a folder, and why not. */
const permitted = z.strictObject({
  isAllowed: z.boolean(),
  /** True where Exchange tells only by trying. */
  isGuess: z.boolean(),
  whyNot: advice.nullable(),
});

/** What may be done in a folder: read it, put something in, change and delete what lies there. */
export const folderActs = z.strictObject({
  folderId,
  read: permitted,
  create: permitted,
  change: permitted,
  delete: permitted,
});
export type FolderActs = z.output<typeof folderActs>;
