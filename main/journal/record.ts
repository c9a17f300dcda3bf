import { createHash } from 'node:crypto';
import { z } from 'zod';
import { access } from '../../shared/model/identity.ts';

const actSchema = z.strictObject({
  authenticated: z.string(),
  authorized: z.string(),
  mailbox: z.string(),
  access: access.nullable(),
  /** In EWS's and our own words: `CreateItem`, `session.open`, … */
  operation: z.string(),
  /** One plain line without subject or body. */
  summary: z.string(),
  /** Digest made by `itemDigest`, or null where there is no item. */
  item: z.string().nullable(),
});
/** Who did what to which item, as it is written down. Never a subject, a body or a secret. */
export type JournalAct = Readonly<z.output<typeof actSchema>>;

const statementSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('genesis'), salt: z.string() }),
  z.strictObject({ type: z.literal('begin'), act: actSchema }),
  z.strictObject({
    type: z.literal('end'),
    begin: z.number(),
    outcome: z.enum(['done', 'refused', 'failed', 'unknown']),
    code: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('refusal'), act: actSchema, code: z.string() }),
]);
/** What one line of the journal says. `genesis` opens a journal and carries its salt; `end` completes a `begin`. */
export type JournalStatement = z.output<typeof statementSchema>;

/** One line: numbered from 0 without holes, each hash covering the hash before it. */
export const journalRecord = z.strictObject({
  number: z.number(),
  at: z.string(),
  previous: z.string(),
  statement: statementSchema,
  hash: z.string(),
});
export type JournalRecord = Readonly<z.output<typeof journalRecord>>;

/** What the first record is chained to. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/** Chains a statement to the record before it: SHA-256 over a canonical JSON array, hexadecimal. */
export function sealRecord(
  number: number,
  at: string,
  previous: string,
  statement: JournalStatement,
): JournalRecord {
  return { number, at, previous, statement, hash: hashOf(number, at, previous, statement) };
}

/** Says what is wrong with a record that should follow `previous`, or null when it holds. */
export function faultOf(record: JournalRecord, number: number, previous: string): string | null {
  if (record.number !== number) return `record ${number} is missing or out of order`;
  if (record.previous !== previous) return `record ${number} does not follow the one before it`;
  if (record.hash !== hashOf(record.number, record.at, record.previous, record.statement)) {
    return `record ${number} was changed after it was written`;
  }
  return null;
}

/** Names an item without giving its id away: salted SHA-256, first 16 hexadecimal digits. */
export function itemDigest(salt: string, itemId: string): string {
  return createHash('sha256').update(`${salt}\n${itemId}`).digest('hex').slice(0, 16);
}

function hashOf(number: number, at: string, previous: string, statement: JournalStatement): string {
  return createHash('sha256')
    .update(canonical([number, at, previous, statement]))
    .digest('hex');
}

/** JSON with the keys of every object in order, so that a record hashes alike however it was put together. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
