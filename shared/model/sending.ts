import { z } from 'zod';
import { advice } from '../failure.ts';
import { changeKey, folderId, identities, instant, itemId, person } from './identity.ts';

/** `own`: as oneself. `on-behalf`: recipients read "A on behalf of B". `as`: recipients read only B. */
export const sendMode = z.enum(['own', 'on-behalf', 'as']);
export type SendMode = z.output<typeof sendMode>;

/** One way to send from this session, and exactly what recipients will see. */
export const sendOption = z.strictObject({
  mode: sendMode,
  from: person,
  sender: person.nullable(),
  /**
   * EWS tells a send right only by the send. `granted`: a copy read back has shown it. `likely`: what a delegate
   * usually may. `unproven`: nothing speaks for it yet; it can be tried. `otherwise`: a copy read back showed that Exchange
   * sent it in another way; it is asked about before it is tried again. `refused`: Exchange said no in this run.
   */
  standing: z.enum(['granted', 'likely', 'unproven', 'otherwise', 'refused']),
  /** Filled when refused, otherwise or unproven: the right it needs. */
  whyNot: advice.nullable(),
  /** What the copy showed where it turned out otherwise; else null. */
  seenOtherwise: z.strictObject({ from: person, sender: person.nullable(), at: instant }).nullable(),
});
export type SendOption = z.output<typeof sendOption>;

/** Where the sent copy will be put, and whether it can be written there. */
export const copyTarget = z.strictObject({
  mailbox: z.string(),
  mailboxName: z.string(),
  folderName: z.string(),
  folderId: folderId.nullable(),
  canBeWritten: z.boolean(),
  /** Where the rule would have put it, when that cannot be written. */
  insteadOf: z.string().nullable(),
});
export type CopyTarget = z.output<typeof copyTarget>;

/** What `compose.begin` returns: a filled form, with everything that will be seen and recorded. */
export const draft = z.strictObject({
  kind: z.enum(['new', 'reply', 'replyAll', 'forward']),
  reference: z.strictObject({ itemId, changeKey }).nullable(),
  to: z.array(person),
  cc: z.array(person),
  subject: z.string(),
  /** The quoted original as plain text, each line led by "> "; empty for a new message. */
  quote: z.string(),
  /** Names of the original's attachments that a forwarded message will not carry. */
  leftBehind: z.array(z.string()),
  options: z.array(sendOption),
  copy: copyTarget,
  recordedAs: identities,
});
export type Draft = z.output<typeof draft>;

/** What the app promised before sending and found afterwards. */
export const sentCopy = z.strictObject({
  from: person,
  sender: person.nullable(),
  mailbox: z.string(),
  folderName: z.string(),
});
export type SentCopy = z.output<typeof sentCopy>;

/** What came of a send. `marker` names it for `message.witness`. */
export const sendOutcome = z.strictObject({
  marker: z.string(),
  sentAt: instant,
  promised: sentCopy,
  journalSequence: z.number(),
});
export type SendOutcome = z.output<typeof sendOutcome>;

/** The post-send witness: the copy read back. */
export const witness = z.discriminatedUnion('witness', [
  /** From, Sender and folder are what was promised. */
  z.strictObject({ witness: z.literal('kept'), found: sentCopy, itemId, checkedAt: instant }),
  /** The copy exists and something differs. */
  z.strictObject({
    witness: z.literal('broken'),
    found: sentCopy,
    itemId,
    checkedAt: instant,
    differs: z.array(z.enum(['from', 'sender', 'folder'])),
  }),
  /** No copy carries the marker in any place we may look. */
  z.strictObject({ witness: z.literal('not-found'), checkedAt: instant, lookedIn: z.array(z.string()) }),
]);
export type Witness = z.output<typeof witness>;
