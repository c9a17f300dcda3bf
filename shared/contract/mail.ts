import { z } from 'zod';
import * as id from '../model/identity.ts';
import { foundPage, message, messagePage } from '../model/message.ts';
import { read, write } from './declare.ts';
import { item } from './shapes.ts';

const MESSAGE = { itemId: 'AAMk…', changeKey: 'CQAA…' };
const FLAGS = { NotFlagged: 'Flag taken away', Flagged: 'Flagged', Complete: 'Flag marked as done' } as const;

/** Reading mail and changing it. */
export const mailRequests = {
  /** A window of a folder's rows, the newest first; with `search`, what the server finds in the folder. */
  'message.list': read(
    {
      input: {
        folderId: id.folderId,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(1000),
        /** Words for a server-side search in the folder; empty for all. */
        search: z.string().max(200),
      },
      output: messagePage,
      example: { folderId: 'AAMk…', offset: 0, limit: 100, search: '' },
    },
    { asText: true, beforeProof: true },
  ),
  /** Looks in what is stored on this machine: subjects, people and previews. Asks no server. */
  'message.search': read(
    {
      input: {
        words: z.string().min(1).max(200),
        /** Null for all folders. */
        folderId: id.folderId.nullable(),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(200),
      },
      output: foundPage,
      example: { words: 'badge priya', folderId: null, offset: 0, limit: 50 },
    },
    { asText: true },
  ),
  /**
   * The inbox's first window, asked together with the proof: the quickest way to first rows. `limit` is how many rows a view
   * can use at once; what came together with a proof is given whole.
   */
  'message.firstPage': read(
    {
      input: { limit: z.number().int().min(1).max(100).optional() },
      output: messagePage,
      example: {},
    },
    { asText: true, beforeProof: true },
  ),
  /** One message, with everything that a view shows of it. */
  'message.get': read({ input: { itemId: id.itemId }, output: message, example: { itemId: 'AAMk…' } }),
  /** Pictures inside a body, as data URIs of png, jpeg, gif or webp, by content id. */
  'message.inlinePictures': read({
    input: { itemId: id.itemId },
    output: z.array(z.strictObject({ contentId: z.string(), dataUri: z.string() })),
    example: { itemId: 'AAMk…' },
  }),
  'message.markRead': write({
    input: { item, isRead: z.boolean() },
    output: item,
    journal: {
      operation: 'UpdateItem',
      summary: ({ isRead }) => (isRead ? 'Marked as read' : 'Marked as unread'),
    },
    example: { item: MESSAGE, isRead: true },
  }),
  'message.setFlag': write({
    input: { item, flag: z.enum(['NotFlagged', 'Flagged', 'Complete']) },
    output: item,
    journal: { operation: 'UpdateItem', summary: ({ flag }) => FLAGS[flag] },
    example: { item: MESSAGE, flag: 'Flagged' },
  }),
  /** Gives categories and takes others; those that are not named stay as whoever set them left them. */
  'item.categorize': write({
    input: {
      item,
      kind: z.enum(['message', 'meeting']),
      add: z.array(z.string().min(1).max(255)).max(50),
      remove: z.array(z.string().min(1).max(255)).max(50),
    },
    output: item.extend({ categories: z.array(z.string()) }),
    journal: { operation: 'UpdateItem', summary: 'Categories changed' },
    example: { item: MESSAGE, kind: 'message', add: ['Contract'], remove: [] },
  }),
  /** Moves to the Deleted Items of the mailbox that is open (the owner's), never silently to one's own. */
  'message.delete': write({
    input: { item },
    output: z.strictObject({ moved: item.nullable(), from: id.folderId, to: id.folderId }),
    journal: {
      operation: 'MoveItem',
      summary: ({ identities }) => `Moved to Deleted Items of ${identities.mailbox}`,
    },
    example: { item: MESSAGE },
  }),
  /** Moves within the mailbox; also the undo of a delete. Null where the server does not tell the new id. */
  'message.move': write({
    input: { item, to: id.folderId },
    output: item.nullable(),
    journal: { operation: 'MoveItem', summary: 'Moved to another folder' },
    example: { item: MESSAGE, to: 'AAMk…' },
  }),
} as const;
