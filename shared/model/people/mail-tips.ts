import { z } from 'zod';
import { instant, person } from '../identity.ts';

/** What Exchange tells of one recipient before anything is sent. Null where the server did not say. */
export const mailTips = z.strictObject({
  /** As the server names the recipient. */
  recipient: person,
  /** Tips that the server could not find out in time, in EWS's words: they are unknown, not absent. */
  pending: z.array(z.string()),
  /** The automatic reply that would come, HTML as its author wrote it; null while there is none. */
  automaticReply: z.strictObject({ message: z.string(), until: instant.nullable() }).nullable(),
  isMailboxFull: z.boolean().nullable(),
  /** A sentence that an administrator wrote for this recipient; HTML. */
  customTip: z.string().nullable(),
  /** Of a group, all members, and those outside the organisation. */
  memberCount: z.number().int().nullable(),
  externalMemberCount: z.number().int().nullable(),
  /** In bytes. */
  maxMessageSize: z.number().int().nullable(),
  /** The sender may not write to this recipient. */
  isRestricted: z.boolean().nullable(),
  isModerated: z.boolean().nullable(),
  /** Nobody has this address. */
  isInvalid: z.boolean().nullable(),
});
export type MailTips = z.output<typeof mailTips>;
