import { z } from 'zod';
import { serverBudget } from '../model/budget.ts';
import { outbox, outboxDecided, outboxDecision } from '../model/outbox.ts';
import { nothing, inSession, write } from './shapes.ts';

/** Writes whose outcome is not known yet, and what servers still allow. */
export const outboxRequests = {
  /** Writes whose outcome is not known yet, or was refused. */
  'outbox.list': { input: z.strictObject(inSession), output: outbox },
  /** What the person decides of one of them. Sending again looks once more first. */
  'outbox.decide': {
    input: z.strictObject({ ...write, entryId: z.string().min(1).max(100), decision: outboxDecision }),
    output: outboxDecided,
  },
  /** What may still be asked of each server, as far as this program knows. */
  'budget.list': { input: nothing, output: z.array(serverBudget) },
} as const;
