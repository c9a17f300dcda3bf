import { z } from 'zod';
import { effectiveRights } from './folder.ts';
import { unreadable } from './unreadable.ts';
import { changeKey, folderId, instant, itemId, person } from './identity.ts';

/** One row of a message list. A hidden row is private: main has taken out everything that tells what it is. */
export const messageRow = z.strictObject({
  itemId,
  changeKey,
  itemClass: z.string(),
  isHidden: z.boolean(),
  subject: z.string(),
  from: person.nullable(),
  /** Differs from `from` for a message sent on behalf. */
  sender: person.nullable(),
  /** For Sent Items and Drafts: the display line of recipients. */
  to: z.string(),
  preview: z.string(),
  receivedAt: instant.nullable(),
  size: z.number(),
  isRead: z.boolean(),
  hasAttachments: z.boolean(),
  importance: z.enum(['Low', 'Normal', 'High']),
  flag: z.enum(['NotFlagged', 'Flagged', 'Complete']),
  categories: z.array(z.string()),
  conversationId: z.string().nullable(),
  /** What was last done with it, by whomever and in whatever program; absent for neither. */
  lastAct: z.enum(['answered', 'forwarded']).optional(),
});
export type MessageRow = z.output<typeof messageRow>;

/** A window onto a list: rows from `offset`, the folder's total, and when the server said so. */
export const messagePage = z.strictObject({
  folderId,
  offset: z.number().int(),
  total: z.number().int(),
  rows: z.array(messageRow),
  asOf: instant,
  /** Whether the server has just said so, or this machine's own store. */
  source: z.enum(['server', 'store']),
  /** What of the folder, or of this window of it, could not be read; absent where all could. */
  unreadable: unreadable.optional(),
});
export type MessagePage = z.output<typeof messagePage>;

/** What was found in the store: rows from `offset`, how many there are, and whether all folders looked in are here. */
export const foundPage = z.strictObject({
  offset: z.number().int(),
  total: z.number().int(),
  rows: z.array(messageRow),
  /** False where the server may have more: folders that are not synchronised to their end. */
  isWhole: z.boolean(),
  /** The age of the oldest folder that was looked in; null where nothing is stored. */
  asOf: instant.nullable(),
});
export type FoundPage = z.output<typeof foundPage>;

/** What a message carries besides its text. The name is made safe for display and for a file system. */
export const attachment = z.strictObject({
  attachmentId: z.string(),
  name: z.string(),
  contentType: z.string(),
  size: z.number(),
  isInline: z.boolean(),
  contentId: z.string().nullable(),
  /** A `link` is a file in a cloud store: nothing of it is in the message. */
  kind: z.enum(['file', 'item', 'link']),
  /** The index of the link that leads to it, among the message's links; absent for all but a `link` that can be opened. */
  link: z.number().int().optional(),
});
export type Attachment = z.output<typeof attachment>;

/** A link found by main in an HTML body, or of a file in a cloud store: opened by its index only, after the person saw the host. */
export const messageLink = z.strictObject({
  index: z.number().int(),
  href: z.string(),
  /** The host as it will be asked for (punycode); empty for mailto. */
  host: z.string(),
  scheme: z.enum(['https', 'http', 'mailto']),
});
export type MessageLink = z.output<typeof messageLink>;

/** A whole message. The HTML is as the sender wrote it: untrusted until sanitised and framed. */
export const message = z.strictObject({
  itemId,
  changeKey,
  parentFolderId: folderId.nullable(),
  itemClass: z.string(),
  isHidden: z.boolean(),
  subject: z.string(),
  from: person.nullable(),
  sender: person.nullable(),
  to: z.array(person),
  cc: z.array(person),
  bcc: z.array(person),
  replyTo: z.array(person),
  sentAt: instant.nullable(),
  receivedAt: instant.nullable(),
  isRead: z.boolean(),
  isDraft: z.boolean(),
  importance: z.enum(['Low', 'Normal', 'High']),
  sensitivity: z.enum(['Normal', 'Personal', 'Private', 'Confidential']),
  flag: z.enum(['NotFlagged', 'Flagged', 'Complete']),
  categories: z.array(z.string()),
  body: z.strictObject({
    type: z.enum(['text', 'html']),
    content: z.string(),
    /** Why these are only the words of an HTML body that no page should have to parse; absent for a body as it was written. */
    reduced: z.enum(['too-large', 'too-complex']).optional(),
  }),
  attachments: z.array(attachment),
  links: z.array(messageLink),
  conversationId: z.string().nullable(),
  internetMessageId: z.string().nullable(),
  /** What may be done with this message; null where the server does not say. */
  rights: effectiveRights.nullable(),
});
export type Message = z.output<typeof message>;
