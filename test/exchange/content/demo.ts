import { appointments } from './calendar/calendar.ts';
import { anchorAt, type Anchor } from './dates.ts';
import { extras } from './extras/extras.ts';
import { organisation } from './grants.ts';
import type { Content, ContentOptions, SeedBulk, SeedItem, SeedMessage } from './seed.ts';
import { teams, withTeams } from './teams.ts';
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

/** Letters of one place: some to load at once, and old ones to be made on demand. */
interface Letters {
  readonly letters: readonly SeedMessage[];
  readonly bulk?: SeedBulk;
}

function* lettersOf(anchor: Anchor, { size, mailboxes = 0 }: ContentOptions): Generator<Letters> {
  const demo = [...demoLetters(anchor)];
  yield { letters: demo.filter((letter) => letter.folder !== 'inbox') };
  for (const mailbox of keepers) {
    const inbox = inboxOf(mailbox, demo);
    if (size === 'demo') yield { letters: inbox };
    else {
      const bulk = oldMails(anchor, mailbox, Math.max(0, size - inbox.length));
      yield { letters: inbox.slice(0, size), bulk };
    }
  }
  for (const { address } of teams(mailboxes))
    yield { letters: [], bulk: oldMails(anchor, address, size === 'demo' ? 500 : size) };
}

function* written({ letters, bulk }: Letters): Generator<SeedMessage> {
  yield* letters;
  for (let index = 0; index < (bulk?.count ?? 0); index += 1) if (bulk) yield bulk.message(index);
}

/**
 * The sample office: the same seed, size and `now` give the same content, byte for byte. With a number for a size each
 * inbox of those who keep mail has exactly so many messages: the demo's newest, and older ones made while they are
 * taken.
 */
export function content(options: ContentOptions): Content {
  const anchor = anchorAt(options.now, options.seed);
  return {
    extras: extras(options),
    organisation: withTeams(organisation, teams(options.mailboxes ?? 0)),
    *items(): Generator<SeedItem> {
      yield* appointments(anchor);
      for (const letters of lettersOf(anchor, options)) yield* written(letters);
    },
    parts: () => {
      const all = [...lettersOf(anchor, options)];
      return {
        items: [...appointments(anchor), ...all.flatMap((one) => one.letters)],
        bulk: all.flatMap(({ bulk }) => (bulk && bulk.count > 0 ? [bulk] : [])),
      };
    },
  };
}
