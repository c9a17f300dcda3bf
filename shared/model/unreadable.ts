import { z } from 'zod';
import { MOST_TOLD } from '../most-told.ts';
import { instant } from './identity.ts';

/** What is known of an item that could not be read; null where nothing is, or where this session may not be told. */
export const unreadableItem = z.strictObject({
  subject: z.string().nullable(),
  /** The sender's or organiser's name or address. */
  who: z.string().nullable(),
  at: instant.nullable(),
});
export type UnreadableItem = z.output<typeof unreadableItem>;

/** Items that the server named and that lack what makes them one (an id, a time). They are not among the rows. */
export const unreadable = z.strictObject({
  count: z.number().int().min(1),
  items: z.array(unreadableItem).max(MOST_TOLD),
});
export type Unreadable = z.output<typeof unreadable>;
