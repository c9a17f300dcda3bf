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
  const answered = new Set(
    letters
      .filter((one) => one.mailbox === mailbox && one.folder === 'sentitems')
      .map((one) => one.inReplyTo),
  );
  let left = unread[mailbox] ?? 0;
  let seen = 0;
  return letters
    .filter((one) => one.mailbox === mailbox && one.folder === 'inbox')
    .toSorted(newestFirst)
    .map((one) => {
      if (left === 0 || answered.has(one.internetMessageId)) return one;
      seen += 1;
      if (seen % 3 === 0) return one;
      left -= 1;
      return { ...one, isRead: false };
    });
}
