import { appointments } from './calendar/calendar.ts';
import { anchorAt, type Anchor } from './dates.ts';
import { organisation } from './grants.ts';
import type { Content, ContentOptions, SeedItem, SeedMessage } from './seed.ts';
import { budgetThreads } from './threads/budget.ts';
import { oldMails } from './threads/bulk.ts';
import { executiveThreads } from './threads/executives.ts';
import { hostileThreads } from './threads/hostile.ts';
import { looseLetters } from './threads/loose.ts';
import { dailyNotices } from './threads/notices.ts';
import { officeThreads } from './threads/office.ts';
import { papers } from './threads/papers.ts';
import { productThreads } from './threads/product.ts';
import { keepers, tell, type Script } from './threads/thread.ts';
import { ticketThreads } from './threads/tickets.ts';
import { inboxOf } from './threads/unread.ts';

function* conversations(anchor: Anchor): Generator<Script> {
  yield* budgetThreads;
  yield* executiveThreads;
  yield* productThreads;
  yield* officeThreads;
  yield* ticketThreads(anchor);
  yield* hostileThreads();
}

function* demoLetters(anchor: Anchor): Generator<SeedMessage> {
  for (const script of conversations(anchor)) yield* tell(anchor, script);
  yield* dailyNotices(anchor);
  yield* papers(anchor);
  yield* looseLetters(anchor);
}

function* letters(anchor: Anchor, size: ContentOptions['size']): Generator<SeedMessage> {
  const demo = [...demoLetters(anchor)];
  yield* demo.filter((letter) => letter.folder !== 'inbox');
  for (const mailbox of keepers) {
    const inbox = inboxOf(mailbox, demo);
    if (size === 'demo') {
      yield* inbox;
    } else {
      yield* inbox.slice(0, size);
      yield* oldMails(anchor, mailbox, Math.max(0, size - inbox.length));
    }
  }
}

/**
 * The sample office: the same seed, size and `now` give the same content, byte for byte. With a number for a size each
 * inbox of those who keep mail has exactly so many messages: the demo's newest, and older ones made while they are
 * taken.
 */
export function content(options: ContentOptions): Content {
  const anchor = anchorAt(options.now, options.seed);
  return {
    organisation,
    *items(): Generator<SeedItem> {
      yield* appointments(anchor);
      yield* letters(anchor, options.size);
    },
  };
}
