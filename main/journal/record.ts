import { createHash } from 'node:crypto';
import type { Access } from '../../shared/model/identity.ts';

/** Who did what to which item, as it is written down. Never a subject, a body or a secret. */
export interface JournalAct {
  readonly authenticated: string;
  readonly authorized: string;
  readonly mailbox: string;
  readonly access: Access | null;
  /** In EWS's and our own words: `CreateItem`, `session.open`, … */
  readonly operation: string;
  /** One plain line without subject or body. */
  readonly summary: string;
  /** Digest made by `itemDigest`, or null where there is no item. */
  readonly item: string | null;
}

/** What one line of the journal says. `genesis` opens a journal and carries its salt; `end` completes a `begin`. */
export type JournalStatement =
  | { readonly type: 'genesis'; readonly salt: string }
  | { readonly type: 'begin'; readonly act: JournalAct }
  | {
      readonly type: 'end';
      readonly begin: number;
      readonly outcome: 'done' | 'refused' | 'failed' | 'unknown';
      readonly code: string | null;
    }
  | { readonly type: 'refusal'; readonly act: JournalAct; readonly code: string };

/** One line: numbered from 0 without holes, each hash covering the hash before it. */
export interface JournalRecord {
  readonly number: number;
  readonly at: string;
  readonly previous: string;
  readonly statement: JournalStatement;
  readonly hash: string;
}

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
    .update(JSON.stringify([number, at, previous, statement]))
    .digest('hex');
}
