import { z } from 'zod';
import * as id from '../model/identity.ts';

/** The output of a request that only says that it is done. */
export const done = z.null();
/** What every request carries that touches a mailbox. */
export const inSession = { sessionId: id.sessionId };
/** What every write carries: its session and the identities that were on screen. */
export const inWrite = { sessionId: id.sessionId, identities: id.identities };
/** An item as it was read: its id, and the change key that a write is held to. */
export const item = z.strictObject({ itemId: id.itemId, changeKey: id.changeKey });
/** An item as it was read. */
export type ItemName = z.output<typeof item>;
