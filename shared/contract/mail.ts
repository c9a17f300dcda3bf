import { z } from 'zod';
import * as id from '../model/identity.ts';
import { foundPage, message, messagePage } from '../model/message.ts';
import { done, inSession, write, item } from './shapes.ts';

/** Reading mail and changing it. */
export const mailRequests = {
  'message.list': {
    input: z.strictObject({
      ...inSession,
      folderId: id.folderId,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1000),
      /** Words for a server-side search in the folder; empty for all. */
      search: z.string().max(200),
    }),
    output: messagePage,
  },
  /** Looks in what is stored on this machine: subjects, people and previews. Asks no server. */
  'message.search': {
    input: z.strictObject({
      ...inSession,
      words: z.string().min(1).max(200),
      /** Null for all folders. */
      folderId: id.folderId.nullable(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: foundPage,
  },
  /**
   * The inbox's first window, asked together with the proof: the quickest way to first rows. `limit` is how many rows a view
   * can use at once; what came together with a proof is given whole.
   */
  'message.firstPage': {
    input: z.strictObject({ ...inSession, limit: z.number().int().min(1).max(100).optional() }),
    output: messagePage,
  },
  'message.get': { input: z.strictObject({ ...inSession, itemId: id.itemId }), output: message },
  /** Pictures inside a body, as data URIs of png, jpeg, gif or webp, by content id. */
  'message.inlinePictures': {
    input: z.strictObject({ ...inSession, itemId: id.itemId }),
    output: z.array(z.strictObject({ contentId: z.string(), dataUri: z.string() })),
  },
  'message.markRead': { input: z.strictObject({ ...write, item, isRead: z.boolean() }), output: item },
  'message.setFlag': {
    input: z.strictObject({ ...write, item, flag: z.enum(['NotFlagged', 'Flagged', 'Complete']) }),
    output: item,
  },
  /** Gives categories and takes others; those that are not named stay as whoever set them left them. */
  'item.categorize': {
    input: z.strictObject({
      ...write,
      item,
      kind: z.enum(['message', 'meeting']),
      add: z.array(z.string().min(1).max(255)).max(50),
      remove: z.array(z.string().min(1).max(255)).max(50),
    }),
    output: item.extend({ categories: z.array(z.string()) }),
  },
  /** Moves to the Deleted Items of the mailbox that is open (the owner's), never silently to one's own. */
  'message.delete': {
    input: z.strictObject({ ...write, item }),
    output: z.strictObject({ moved: item.nullable(), from: id.folderId, to: id.folderId }),
  },
  /** Moves within the mailbox; also the undo of a delete. Null where the server does not tell the new id. */
  'message.move': {
    input: z.strictObject({ ...write, item, to: id.folderId }),
    output: item.nullable(),
  },
  /** Takes sanitised HTML and serves it once, on its own origin under a policy that runs nothing. */
  'frame.stage': {
    input: z.strictObject({ ...inSession, itemId: id.itemId, html: z.string().max(20_000_000) }),
    output: z.strictObject({ url: z.string() }),
  },
  /** Opens link `index` of a message in the person's browser, after they saw its host. */
  'link.open': {
    input: z.strictObject({ ...inSession, itemId: id.itemId, index: z.number().int().min(0) }),
    output: done,
  },
} as const;
