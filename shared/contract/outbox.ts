import { z } from 'zod';
import { serverBudget } from '../model/budget.ts';
import { outbox, outboxDecided, outboxDecision, type OutboxDecision } from '../model/outbox.ts';
import { local, read, write } from './declare.ts';

const DECIDED: Readonly<Record<OutboxDecision, string>> = {
  look: 'Looked once more for what was sent',
  'send-again': 'Sent again after one more look',
  dismiss: 'Left as it is: not known whether it was sent',
};

/** Writes whose outcome is not known yet, and what servers still allow. */
export const outboxRequests = {
  /** Writes whose outcome is not known yet, or was refused. */
  'outbox.list': read({ input: {}, output: outbox, example: {} }),
  /** What the person decides of one of them; an act, and written down as one. Sending again looks once more first. */
  'outbox.decide': write({
    input: { entryId: z.string().min(1).max(100), decision: outboxDecision },
    output: outboxDecided,
    journal: {
      operation: ({ decision }) => `outbox.${decision}`,
      summary: ({ decision }) => DECIDED[decision],
    },
    example: { entryId: '…', decision: 'look' },
  }),
  /** What may still be asked of each server, as far as this program knows. */
  'budget.list': local({ input: {}, output: z.array(serverBudget), example: {} }),
} as const;
