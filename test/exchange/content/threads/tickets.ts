import { createRandom } from '../random.ts';
import type { Anchor } from '../dates.ts';
import { support } from '../people.ts';
import type { Script } from './thread.ts';
import { asked } from './requests/asked.ts';
import { escalated } from './requests/escalated.ts';
import { fresh } from './requests/fresh.ts';
import type { Ticket } from './requests/ticket.ts';
import { transcript } from './transcript.ts';

function* numbered(anchor: Anchor, tickets: readonly Ticket[], from: number): Generator<Script> {
  const random = createRandom(anchor.seed, 'tickets', from);
  let ended = from;
  for (const [index, ticket] of tickets.entries()) {
    const lines = transcript(ticket.text, ticket.additions);
    const asks = lines[0]?.by ?? support;
    yield {
      key: `ticket-${from}-${index + 1}`,
      subject: ticket.subject,
      people: [asks, support],
      ended,
      lines,
      ...(ticket.filed === undefined ? {} : { filed: { [support]: ticket.filed } }),
    };
    ended += 9 + random.int(12) + Math.floor(from / 20);
  }
}

/** Every request that reached the support desk, newest first. */
export function* ticketThreads(anchor: Anchor): Generator<Script> {
  yield* numbered(anchor, fresh, 6);
  yield* numbered(anchor, asked, 420);
  yield* numbered(anchor, escalated, 1400);
}
