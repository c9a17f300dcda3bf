import { z } from 'zod';
import { accessReport } from '../model/access-report.ts';
import { folder, folderActs } from '../model/folder.ts';
import * as id from '../model/identity.ts';
import { rememberedMailbox, session } from '../model/session.ts';
import { nothing, done, inSession, write } from './shapes.ts';

/** Mailboxes, and the sessions that open them. */
export const mailboxesRequests = {
  'mailbox.list': { input: nothing, output: z.array(rememberedMailbox) },
  /** Opens a mailbox by address; returns at once with an opening session, then `session.changed` follows. */
  'mailbox.open': {
    input: z.strictObject({ accountId: id.accountId, address: id.address, access: id.access }),
    output: session,
  },
  'mailbox.forget': { input: z.strictObject({ mailboxId: id.mailboxId }), output: done },
  'session.list': { input: nothing, output: z.array(session) },
  /** Which sessions are on screen now: the others may hibernate. */
  'session.look': { input: z.strictObject({ sessionIds: z.array(id.sessionId).max(50) }), output: done },
  'session.close': { input: z.strictObject(inSession), output: done },
  /** Lets an impersonated mailbox write: recorded with its reason, ends by itself. */
  'session.allowWrites': {
    input: z.strictObject({
      ...write,
      reason: z.string().min(3).max(200),
      minutes: z.number().int().min(1).max(480),
    }),
    output: session,
  },
  'session.endWrites': { input: z.strictObject(inSession), output: session },
  /** What this session may do in its mailbox, who else may, and why not. */
  'session.access': { input: z.strictObject(inSession), output: accessReport },
  'folder.list': { input: z.strictObject(inSession), output: z.array(folder) },
  /** What may be done in a folder, and why not; asks one item of it where nothing has told yet. */
  'folder.acts': { input: z.strictObject({ ...inSession, folderId: id.folderId }), output: folderActs },
  /** Asks the server for what is new in a folder; answers once that is stored, so that the next window has it. */
  'folder.refresh': { input: z.strictObject({ ...inSession, folderId: id.folderId }), output: done },
} as const;
