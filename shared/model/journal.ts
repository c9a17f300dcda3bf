import { z } from 'zod';
import { access, instant } from './identity.ts';

/** How an entry ended. `begun` with no end means: the app stopped before an answer came. */
export const journalOutcome = z.enum(['begun', 'done', 'refused', 'failed', 'unknown']);

/** One act or refusal, as the journal screen shows it. */
export const journalEntry = z.strictObject({
  sequence: z.number().int(),
  at: instant,
  authenticated: z.string(),
  authorized: z.string(),
  mailbox: z.string(),
  access: access.nullable(),
  /** In EWS's and our own words: `CreateItem`, `SendItem`, `session.open`, … */
  operation: z.string(),
  /** One plain line without subject or body, for instance "Answer to 2 people". */
  summary: z.string(),
  /** Salted SHA-256 of the item id, first 16 hexadecimal digits; null where there is no item. */
  item: z.string().nullable(),
  outcome: journalOutcome,
  /** EWS's response code, or our failure kind, when refused or failed. */
  code: z.string().nullable(),
  endedAt: instant.nullable(),
  /** SHA-256 of the entry's record, hexadecimal: it covers the record before it. */
  hash: z.string(),
});
export type JournalEntry = z.output<typeof journalEntry>;

/** Whether the chain holds from its first record to its last. */
export const journalVerdict = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('whole'), records: z.number(), head: z.string() }),
  z.strictObject({
    verdict: z.literal('broken'),
    records: z.number(),
    firstBadRecord: z.number(),
    reason: z.string(),
  }),
  z.strictObject({ verdict: z.literal('unavailable'), reason: z.string() }),
]);
export type JournalVerdict = z.output<typeof journalVerdict>;
