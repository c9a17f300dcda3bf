import { z } from 'zod';
import { account, keychainState } from '../model/account.ts';
import { serverBudget } from '../model/budget.ts';
import * as id from '../model/identity.ts';
import { outboxEntry } from '../model/outbox.ts';
import { rememberedMailbox, session } from '../model/session.ts';

/** Every event that main may push. */
export const events = {
  'session.changed': session,
  'mailboxes.changed': z.array(rememberedMailbox),
  'accounts.changed': z.array(account),
  'journal.changed': z.strictObject({ total: z.number().int() }),
  /** The rows of a folder have changed in the store; a view asks again for what it shows. */
  'folder.changed': z.strictObject({
    sessionId: id.sessionId,
    folderId: id.folderId,
    total: z.number().int(),
    asOf: id.instant,
  }),
  'folders.changed': z.strictObject({ sessionId: id.sessionId }),
  'calendar.changed': z.strictObject({ sessionId: id.sessionId }),
  'outbox.changed': z.strictObject({ sessionId: id.sessionId, entries: z.array(outboxEntry) }),
  'budget.changed': z.array(serverBudget),
  'app.locked': z.strictObject({ reason: z.enum(['command', 'idle', 'screen']) }),
  /** The person closes the window while something is written and not sent: the page asks. */
  'window.closing': z.strictObject({}),
  'keychain.changed': z.strictObject({ keychain: keychainState }),
  /** A link in a message frame was clicked; nothing was opened. */
  'link.requested': z.strictObject({ sessionId: id.sessionId, itemId: id.itemId, index: z.number().int() }),
} as const;
