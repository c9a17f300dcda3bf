import { z } from 'zod';

/** One entry of a mailbox's list of categories. */
export const category = z.strictObject({
  /** What stands in an item's categories; without a comma or a semicolon, which part them there. */
  name: z.string().min(1).max(255),
  /** -1 for none, 0 to 24 in Outlook's order: red, orange, peach, yellow, green … dark maroon. */
  color: z.number().int().min(-1).max(24),
  /** Names the entry when its name changes, in braces. */
  guid: z.string(),
});
export type Category = z.output<typeof category>;
