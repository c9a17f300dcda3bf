import { z } from 'zod';
import { instant } from '../identity.ts';

/** Who outside the organisation gets an automatic reply: nobody, the owner's contacts, or everybody. */
export const externalAudience = z.enum(['None', 'Known', 'All']);

/** Automatic replies of a mailbox. */
export const automaticReplies = z.strictObject({
  /** `Scheduled` sends them from `start` to `end` only. */
  state: z.enum(['Disabled', 'Enabled', 'Scheduled']),
  audience: externalAudience,
  /** Exchange keeps a time even where the state does not use it; null where the server has none. */
  start: instant.nullable(),
  end: instant.nullable(),
  /** HTML as its author wrote it, untrusted like any mail. */
  internalReply: z.string(),
  externalReply: z.string(),
});
export type AutomaticReplies = z.output<typeof automaticReplies>;
