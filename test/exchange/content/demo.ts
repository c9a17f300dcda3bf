import { anchorAt, type Anchor } from './dates.ts';
import { appointments } from './calendar/calendar.ts';
import { organisation } from './grants.ts';
import type { Content, ContentOptions, SeedItem, SeedMessage } from './seed.ts';
import { budgetThreads } from './threads/budget.ts';
import { executiveThreads } from './threads/executives.ts';
import { officeThreads } from './threads/office.ts';
import { productThreads } from './threads/product.ts';
import { tell, type Script } from './threads/thread.ts';
import { ticketThreads } from './threads/tickets.ts';

function* allThreads(anchor: Anchor): Generator<Script> {
  yield* budgetThreads;
  yield* executiveThreads;
  yield* productThreads;
  yield* officeThreads;
  yield* ticketThreads(anchor);
}

function* letters(anchor: Anchor): Generator<SeedMessage> {
  for (const script of allThreads(anchor)) yield* tell(anchor, script);
}

/** The sample office: the same seed, size and `now` give the same content, byte for byte. */
export function content(options: ContentOptions): Content {
  const anchor = anchorAt(options.now, options.seed);
  return {
    organisation,
    *items(): Generator<SeedItem> {
      yield* appointments(anchor);
      yield* letters(anchor);
    },
  };
}
