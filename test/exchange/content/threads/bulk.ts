import { workingMoment, workingTime, type Anchor } from '../dates.ts';
import { personAt } from '../people.ts';
import { createRandom } from '../random.ts';
import type { SeedBulk, SeedMessage } from '../seed.ts';
import { shortMail } from './notices.ts';
import { messageId } from './thread.ts';

/** Older than everything that the demo tells. */
const begins = 16_000;
/** Working minutes between two old mails in one inbox: 100,000 of them reach back about three years. */
const apart = 5;
/** Old mails come in conversations of up to this many. */
const longest = 4;

function oldMail(anchor: Anchor, mailbox: string, index: number): SeedMessage {
  const conversation = Math.floor(index / longest);
  const told = createRandom(anchor.seed, 'bulk', mailbox, conversation);
  const length = 1 + told.int(longest);
  const { from, subject, text } = shortMail(told, mailbox);
  const place = index % longest;
  // Newest first: within a conversation a higher place is an older mail; what does not fit is a mail of its own.
  const isInside = place < length;
  const own = isInside ? undefined : shortMail(createRandom(anchor.seed, 'single', mailbox, index), mailbox);
  const local = mailbox.slice(0, mailbox.indexOf('@'));
  const key = (count: number): string => `old-${local}-${count}`;
  const author = own?.from ?? from;
  const name = personAt(author).name;
  const isFirst = place === length - 1;
  return {
    kind: 'message',
    mailbox,
    folder: 'inbox',
    subject: own?.subject ?? (isFirst ? subject : `Re: ${subject}`),
    from: author,
    to: [mailbox],
    sentAt: workingTime(anchor, minutesAgo(index)),
    bodyType: 'Text',
    body: `${own?.text ?? (isFirst ? text : `${text}\n\nThis is still open. (${length - place})`)}\n\n${name}\n`,
    isRead: true,
    thread: isInside ? `old-${local}-t${conversation}` : key(index),
    internetMessageId: messageId(key(index), author),
    ...(isInside && !isFirst ? { inReplyTo: messageId(key(index + 1), author) } : {}),
  };
}

/** `count` old mails for one inbox, newest first. */
export function oldMails(anchor: Anchor, mailbox: string, count: number): SeedBulk {
  return {
    mailbox,
    folder: 'inbox',
    count,
    isRead: true,
    message: (index) => oldMail(anchor, mailbox, index),
    sentAt: (index) => workingMoment(anchor, minutesAgo(index)),
  };
}

function minutesAgo(index: number): number {
  return begins + index * apart + (index % 3);
}
