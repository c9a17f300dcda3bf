import type { OutboxDecision } from '../../../shared/model/outbox.ts';
import { success } from '../../../shared/result.ts';
import { journaledRead, journaledWrite } from '../../sessions/journaled-write.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';
import { sessionOf } from './sessions.ts';

const DECIDED: Readonly<Record<OutboxDecision, string>> = {
  look: 'Looked once more for what was sent',
  'send-again': 'Sent again after one more look',
  dismiss: 'Left as it is: not known whether it was sent',
};

/** Writes that have not come to their end. What a person decides of them is an act, and written down as one. */
export function outboxHandlers(parts: Parts): HandlersOf<'outbox'> {
  const { journal } = parts;
  return {
    'outbox.list': async ({ sessionId }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'outbox', input: null }),
    'outbox.decide': async ({ sessionId, entryId, decision }) => {
      const named = { operation: `outbox.${decision}`, summary: DECIDED[decision], itemId: null };
      const call = { name: 'decideOutbox', input: { entryId, decision } } as const;
      const done = await journaledWrite(journal, sessionOf(parts, sessionId), named, call);
      return done.ok ? success(done.value.value) : done;
    },
  };
}
