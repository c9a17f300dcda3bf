import { z } from 'zod';
import { instant } from './identity.ts';

/**
 * One conversation of a folder. Exchange tells no sensitivity here: whoever may not see private items must not be shown
 * the topic before the items' own rows were read.
 */
export const conversation = z.strictObject({
  conversationId: z.string(),
  topic: z.string(),
  /** Names as Exchange gives them, those of this folder only. */
  senders: z.array(z.string()),
  unreadSenders: z.array(z.string()),
  recipients: z.array(z.string()),
  lastDeliveryAt: instant.nullable(),
  /** In this folder, and in the whole mailbox. */
  messageCount: z.number(),
  globalMessageCount: z.number(),
  unreadCount: z.number(),
  globalUnreadCount: z.number(),
  size: z.number(),
  hasAttachments: z.boolean(),
  flag: z.enum(['NotFlagged', 'Flagged', 'Complete']),
  importance: z.enum(['Low', 'Normal', 'High']),
  categories: z.array(z.string()),
  /** Ids of its items in this folder, newest first as far as the server keeps to that. */
  itemIds: z.array(z.string()),
});
export type Conversation = z.output<typeof conversation>;
