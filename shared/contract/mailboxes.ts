import { z } from 'zod';
import { accessReport } from '../model/access-report.ts';
import * as id from '../model/identity.ts';
import { rememberedMailbox, session } from '../model/session.ts';
import { EXAMPLE_SESSION, local, read } from './declare.ts';
import { done, inSession, inWrite } from './shapes.ts';

/** Mailboxes, and the sessions that open them. */
export const mailboxesRequests = {
  'mailbox.list': local({ input: {}, output: z.array(rememberedMailbox), example: {} }),
  /** Opens a mailbox by address; returns at once with an opening session, then `session.changed` follows. */
  'mailbox.open': local({
    input: { accountId: id.accountId, address: id.address, access: id.access },
    output: session,
    example: {
      accountId: 'account-00000000000000000000000000000000',
      address: 'mary.okafor@contoso.test',
      access: 'delegate',
    },
  }),
  'mailbox.forget': local({
    input: { mailboxId: id.mailboxId },
    output: done,
    example: { mailboxId: 'mailbox-00000000000000000000000000000000' },
  }),
  'session.list': local({ input: {}, output: z.array(session), example: {} }),
  /** Which sessions are on screen now: the others may hibernate. */
  'session.look': local({
    input: { sessionIds: z.array(id.sessionId).max(50) },
    output: done,
    example: { sessionIds: [EXAMPLE_SESSION] },
  }),
  'session.close': local({ input: inSession, output: done, example: { sessionId: EXAMPLE_SESSION } }),
  /** Lets an impersonated mailbox write: recorded with its reason, ends by itself. */
  'session.allowWrites': local({
    input: { ...inWrite, reason: z.string().min(3).max(200), minutes: z.number().int().min(1).max(480) },
    output: session,
    example: {
      sessionId: EXAMPLE_SESSION,
      identities: {
        authenticated: 'svc.onbehalf@contoso.test',
        authorized: 'jun.takeda@contoso.test',
        mailbox: 'jun.takeda@contoso.test',
        access: 'impersonation',
      },
      reason: 'Ticket 4711',
      minutes: 30,
    },
  }),
  'session.endWrites': local({ input: inSession, output: session, example: { sessionId: EXAMPLE_SESSION } }),
  /** What this session may do in its mailbox, who else may, and why not. */
  'session.access': read({ input: {}, output: accessReport, example: {} }),
} as const;
