import { workingTime, type Anchor } from '../dates.ts';
import { written } from '../parts/body.ts';
import { ana, colleague, jun, mary, priya, rob, support } from '../people.ts';
import type { SeedMessage } from '../seed.ts';
import { messageId } from './thread.ts';

/** A message that lies in one folder only: never sent, or thrown away. */
interface Loose {
  readonly mailbox: string;
  readonly folder: 'drafts' | 'deleteditems' | 'junkemail';
  readonly from: string;
  readonly sender?: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

const promo = 'promo@prize-post.example';
const lunch = 'hello@lunchbarrow.example';
const facilities = colleague('facilities');
const pedro = colleague('pedro.alves');

function draft(
  mailbox: string,
  to: readonly string[],
  ...[subject, text, sender]: [string, string, string?]
): Loose {
  return {
    mailbox,
    folder: 'drafts',
    from: mailbox,
    to,
    subject,
    text,
    ...(sender === undefined ? {} : { sender }),
  };
}

function gone(mailbox: string, from: string, subject: string, text: string): Loose {
  return { mailbox, folder: 'deleteditems', from, to: [mailbox], subject, text };
}

const loose: readonly Loose[] = [
  draft(
    mary,
    [priya],
    'Re: Budget sign-off — numbers for Thursday',
    'Priya, Mary will sign on Thursday at 10:00 in Room 12.',
    rob,
  ),
  draft(
    mary,
    ['amara@brightwater.example'],
    'Investor call: hour',
    'Dear Amara, Mary holds Tuesday from ten to eleven until five in the afternoon. Does it suit you?',
    rob,
  ),
  draft(
    mary,
    [colleague('ines.duarte')],
    'Shareholder letter, first page',
    'Inês, three sentences too many, I know. Which ones?',
  ),
  draft(
    jun,
    [colleague('amelie.renard')],
    'Hiring panel: the condition',
    'Six weeks with the field team, in writing, before she signs.',
  ),
  draft(
    rob,
    [colleague('sofia.marques')],
    'Board day: lunch',
    'Twelve people, two without gluten. No soup, the papers will be on the table.',
  ),
  draft(
    support,
    ['maya@tallgrass.example'],
    'Re: Alarm at 2 degrees although the limit is 4',
    'Dear Maya, the limit of truck 12 was changed on Sunday at 22:14 by',
    ana,
  ),
  draft(
    ana,
    [rob],
    'Lisbon: what to see',
    'In an hour: the garden behind the basilica. In two: the ferry and back.',
  ),
  gone(mary, lunch, 'New: soup on Mondays', 'Lentils with lemon. Order before ten.'),
  gone(mary, facilities, 'Lift 2 is repaired', 'It stops on every floor again, also on yours.'),
  gone(mary, pedro, 'Fast lane at the airport', 'Your card is valid for another year.'),
  gone(mary, promo, 'You have been chosen', 'Answer today and choose one of three prizes.'),
  gone(jun, lunch, 'Bento on Thursdays', 'Salmon or tofu.'),
  gone(jun, facilities, 'Air in Board room 2', 'The window opens again. Please close it at night.'),
  gone(jun, promo, 'Cheap thermometers', 'A hundred for the price of ten.'),
  gone(rob, lunch, 'Where were you?', 'Your order was ready at noon. We ate it.'),
  gone(rob, facilities, 'Umbrella found', 'Blue, with a duck. It waits at the desk.'),
  gone(rob, promo, 'Your printer needs ink', 'It says so itself.'),
  gone(support, promo, 'Improve your ranking', 'We have seen your page.'),
  gone(support, promo, 'Urgent: invoice unpaid', 'See nothing attached.'),
  gone(support, 'warehouse@ostrevik.example', 'Test', 'Test. Please ignore.'),
  gone(support, 'warehouse@ostrevik.example', 'Test 2', 'This one too.'),
  gone(ana, facilities, 'Your parcel', 'At the desk until six.'),
  {
    mailbox: support,
    folder: 'junkemail',
    from: promo,
    to: [support],
    subject: 'Win a refrigerator',
    text: 'Or a holiday. Or both.',
  },
  {
    mailbox: mary,
    folder: 'junkemail',
    from: promo,
    to: [mary],
    subject: 'Executives only',
    text: 'A watch that tells others the time.',
  },
];

/** Drafts, deleted mails and junk. */
export function* looseLetters(anchor: Anchor): Generator<SeedMessage> {
  for (const [index, { text, ...letter }] of loose.entries()) {
    const key = `loose-${index + 1}`;
    yield {
      kind: 'message',
      ...letter,
      ...written(letter, text),
      sentAt: workingTime(anchor, (letter.folder === 'drafts' ? 12 : 300) + index * 97),
      isRead: true,
      thread: letter.subject.startsWith('Re: Budget') ? 'budget-sign-off' : key,
      internetMessageId: messageId(key, letter.from),
    };
  }
}
