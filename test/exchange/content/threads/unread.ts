import { ana, jun, lark, mary, olu, priya, rob, support } from '../people.ts';
import type { SeedMessage } from '../seed.ts';

/** How many mails in each inbox nobody has read. */
const unread: Readonly<Record<string, number>> = {
  [mary]: 4,
  [jun]: 7,
  [rob]: 12,
  [ana]: 5,
  [olu]: 6,
  [priya]: 3,
  [support]: 31,
  [lark]: 1,
};

/** Newest first; equal times by id, so that the order never depends on how it was made. */
export function newestFirst(one: SeedMessage, other: SeedMessage): number {
  if (one.sentAt !== other.sentAt) return one.sentAt < other.sentAt ? 1 : -1;
  return one.internetMessageId < other.internetMessageId ? -1 : 1;
}

/** The inbox of one mailbox, newest first, the newest unanswered mails unread (every third of them was opened). */
export function inboxOf(mailbox: string, letters: readonly SeedMessage[]): readonly SeedMessage[] {
  // Who wrote in a conversation has read what came before.
  const wrote = new Map<string, string>();
  for (const one of letters) {
    if (one.mailbox !== mailbox || one.folder !== 'sentitems') continue;
    if (one.sentAt > (wrote.get(one.thread) ?? '')) wrote.set(one.thread, one.sentAt);
  }
  let left = unread[mailbox] ?? 0;
  let seen = 0;
  return letters
    .filter((one) => one.mailbox === mailbox && one.folder === 'inbox')
    .toSorted(newestFirst)
    .map((one) => {
      if (left === 0 || one.sentAt < (wrote.get(one.thread) ?? '')) return one;
      seen += 1;
      if (seen % 3 === 0) return one;
      left -= 1;
      return { ...one, isRead: false };
    });
}
