import { anchorAt, type Anchor } from './dates.ts';
import { currentWeek } from './calendar/week.ts';
import { copies } from './calendar/meeting.ts';
import { organisation } from './grants.ts';
import type { Content, ContentOptions, SeedAppointment, SeedItem, SeedMessage } from './seed.ts';
import { budgetThreads } from './threads/budget.ts';
import { tell } from './threads/thread.ts';

function* appointments(anchor: Anchor): Generator<SeedAppointment> {
  for (const meeting of currentWeek(anchor)) yield* copies(meeting);
}

function* letters(anchor: Anchor): Generator<SeedMessage> {
  for (const script of budgetThreads) yield* tell(anchor, script);
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
