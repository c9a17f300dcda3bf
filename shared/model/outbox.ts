import { z } from 'zod';
import { failure } from '../failure.ts';
import { instant } from './identity.ts';

/**
 * One write that has not come to its end. `leaving`: bytes may have left, an answer is awaited. `unknown`: no answer
 * came; it is looked for. `refused`: Exchange said no.
 */
export const outboxEntry = z.strictObject({
  entryId: z.string().min(1).max(100),
  kind: z.enum(['message', 'meeting', 'answer']),
  state: z.enum(['prepared', 'leaving', 'unknown', 'refused']),
  subject: z.string(),
  /** Addresses that it was meant for. */
  to: z.array(z.string()),
  createdAt: instant,
  /** How often it was looked for by its marker, and when it will be again; null when that is over. */
  looks: z.number().int(),
  nextLookAt: instant.nullable(),
  failure: failure.nullable(),
});
export type OutboxEntry = z.output<typeof outboxEntry>;

/** What a person decides of an unknown or refused write: look once more, send again, or let it rest. */
export const outboxDecision = z.enum(['look', 'send-again', 'dismiss']);
export type OutboxDecision = z.output<typeof outboxDecision>;
