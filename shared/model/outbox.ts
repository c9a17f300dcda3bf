import { z } from 'zod';
import { failure } from '../failure.ts';
import { OUTBOX_STATES } from '../outbox-states.ts';
import { instant } from './identity.ts';

/**
 * Where one write stands. `prepared`: no byte has left. `leaving`: bytes may have left, an answer is awaited. `unknown`:
 * no answer came; it is looked for. `waiting`: Exchange has it in its own Outbox and sends it when it may. `draft`: it
 * lies among the drafts and was not sent. `refused`: Exchange said no, or it never reached Exchange.
 */
export const outboxState = z.enum(OUTBOX_STATES);
export type OutboxState = z.output<typeof outboxState>;

/** One write that has not come to its end; what was confirmed is in no outbox any more. */
export const outboxEntry = z.strictObject({
  entryId: z.string().min(1).max(100),
  kind: z.enum(['message', 'meeting', 'answer']),
  /** The form that a message was written in, as `message.send` named it; null for others. */
  letterId: z.string().nullable(),
  state: outboxState,
  subject: z.string(),
  /** Addresses that it was meant for. */
  to: z.array(z.string()),
  createdAt: instant,
  /** How often it was looked for by its marker, and when it will be again; null when that is over. */
  looks: z.number().int(),
  nextLookAt: instant.nullable(),
  /** Why it was refused, or why the last look could not be made; null otherwise. */
  failure: failure.nullable(),
});
export type OutboxEntry = z.output<typeof outboxEntry>;

/** All writes that have not come to their end. */
export const outbox = z.strictObject({
  entries: z.array(outboxEntry),
  /** False where they are in memory only and end with the session. */
  isDurable: z.boolean(),
});
export type OutboxList = z.output<typeof outbox>;

/** What a person decides of an unknown or refused write: look once more, send again, or let it rest. */
export const outboxDecision = z.enum(['look', 'send-again', 'dismiss']);
export type OutboxDecision = z.output<typeof outboxDecision>;

/** What came of a decision. */
export const outboxDecided = z.strictObject({
  /**
   * `found`: it had happened, and nothing was sent again. `sent`: it was sent again. `refused`, `unknown`: it was sent
   * again, and so it ended. `not-found`, `draft`, `waiting`: what the look found. `dismissed`: it rests.
   */
  came: z.enum(['found', 'sent', 'refused', 'unknown', 'not-found', 'draft', 'waiting', 'dismissed']),
  /** The entry as it stands now; of a new one, where it was sent again; null when it has come to its end. */
  entry: outboxEntry.nullable(),
  /** Names what was found or sent, for `message.witness`; null for what is no message. */
  marker: z.string().nullable(),
});
export type OutboxDecided = z.output<typeof outboxDecided>;
