import { z } from 'zod';
import { folderId, instant, itemId, mailboxId } from './identity.ts';

/** Where the person is in the window, as far as a page that comes after a crash can go there again. */
export const windowPlace = z.strictObject({
  mailboxId,
  view: z.enum(['mail', 'calendar', 'access']),
  folderId: folderId.nullable(),
  /** The message that is open; null where none is. */
  itemId: itemId.nullable(),
});
export type WindowPlace = z.output<typeof windowPlace>;

/** How a page came to its end: its process died, or it no longer answered and was ended. */
export const pageEnd = z.enum(['crashed', 'silent']);
export type PageEnd = z.output<typeof pageEnd>;

/** What a page is told that takes the place of another. */
export const windowReturn = z.strictObject({
  place: windowPlace.nullable(),
  /** Null where the page before it was not ended by a fault. `times`: how often that happened in ten minutes. */
  ended: z.strictObject({ how: pageEnd, at: instant, times: z.number().int() }).nullable(),
  /** The message of `place` was open each of three times: it is left out of it. */
  isMessageLeftOut: z.boolean(),
});
export type WindowReturn = z.output<typeof windowReturn>;
