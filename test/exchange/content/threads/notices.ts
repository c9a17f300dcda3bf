import { workingTime, type Anchor } from '../dates.ts';
import { ana, colleague, jun, mary, olu, priya, rob, support } from '../people.ts';
import { createRandom, type Random } from '../random.ts';
import type { SeedMessage } from '../seed.ts';
import { written } from '../parts/body.ts';
import { delivered, messageId } from './thread.ts';

/** What one short mail says; the words in braces are chosen when it is written. */
interface Notice {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

const notices: readonly Notice[] = [
  {
    from: colleague('facilities'),
    to: [rob],
    subject: '{room} is booked for you',
    text: 'Your booking of {room} on {day} from {hour} is confirmed. Coffee for {few}, no projector.',
  },
  {
    from: colleague('facilities'),
    to: [mary, rob],
    subject: '{room} released',
    text: 'Nobody came to {room} on {day}; it was released after fifteen minutes.',
  },
  {
    from: colleague('pedro.alves'),
    to: [rob],
    subject: 'Travel: {city}, receipt missing',
    text: 'For the journey to {city} I still need the receipt of the taxi ({sum} EUR). A photograph is enough.',
  },
  {
    from: colleague('oskar.brandt'),
    to: [mary, priya],
    subject: 'Flash report, {team}',
    text: '{team} stands at {percent} % of the month, {few} days before its end. The difference to the forecast is {sum} thousand and comes from one delivery.',
  },
  {
    from: colleague('karim.saidi'),
    to: [mary],
    subject: 'Payment run of {day}',
    text: 'The run of {day} has {many} payments, {sum} thousand in all. Two above your limit wait for a second signature.',
  },
  {
    from: colleague('ben.carter'),
    to: [mary, priya],
    subject: 'Approval: order {number}',
    text: 'Order {number} over {sum} thousand for {team} needs your approval. Three offers were asked for, the middle one is taken: the cheapest cannot deliver before {day}.',
  },
  {
    from: colleague('ruth.oneill'),
    to: [mary],
    subject: 'Control {number}: done',
    text: 'Control {number} was tested with {many} samples. One exception, explained and small. I close it unless you object by {day}.',
  },
  {
    from: colleague('lukasz.zolkiewski'),
    to: [jun],
    subject: 'Build {number} is on the test ring',
    text: 'Build {number} runs on {many} units since {hour}. Two warnings, both known. If it is quiet until {day} it goes on.',
  },
  {
    from: colleague('bikash.gurung'),
    to: [jun],
    subject: 'Test run {number}: {few} failures',
    text: 'Run {number}: {many} tests, {few} failures. All in the door sensor after the clock change; Noam has the log.',
  },
  {
    from: colleague('yuki.takahashi'),
    to: [jun],
    subject: '図面 {number} 更新のお知らせ',
    text: '図面 {number} を更新しました。{day} までにご確認をお願いいたします。',
  },
  {
    from: colleague('nadia.rahimi'),
    to: [jun],
    subject: 'Candidate {number}: may I invite?',
    text: 'Candidate {number} worked six years in {city} on embedded systems and asks for a part-time start. May I invite for {day}, {hour}?',
  },
  {
    from: colleague('tara.singh'),
    to: [jun, mary],
    subject: '{city}: customer visit',
    text: 'We showed Frost 4 in {city}. They liked the ring and the triangle, asked twice about batteries, and want {many} units by spring if the price holds.',
  },
  {
    from: colleague('marcus.bell'),
    to: [jun],
    subject: 'Lost: {city} hospital group',
    text: 'We lost {city}. Not on price: they wanted one contract for sensors and refrigerators. Worth a talk about partners.',
  },
  {
    from: colleague('it'),
    to: [ana, olu, rob],
    subject: 'Maintenance on {day}, {hour}',
    text: 'On {day} from {hour} the mail server restarts once. It takes about {few} minutes. Nothing is lost; what you send waits.',
  },
  {
    from: colleague('olga.petrenko'),
    to: [olu],
    subject: 'Recall: {few} gateways still out',
    text: '{few} gateways of batch 26-09 have not come back. The list with telephone numbers is on the share. {city} does not pick up.',
  },
  {
    from: colleague('victor.mensah'),
    to: [olu, ana],
    subject: 'Shipment {number} left',
    text: 'Shipment {number} to {city}: {many} sensors, two gateways. It should arrive on {day}.',
  },
  {
    from: colleague('layla.haddad'),
    to: [mary],
    subject: '{city}: rent of the depot',
    text: 'The owner in {city} asks for {percent} % of last year plus the guard. I offered the old rent for three years instead of one. السلام عليكم',
  },
  {
    from: colleague('sofia.marques'),
    to: [rob, ana],
    subject: 'Visitors on {day}: badges',
    text: '{few} visitors from {city} come on {day} at {hour}. Badges are at the desk; please fetch them yourself, the desk is alone until ten.',
  },
  {
    from: 'hello@lunchbarrow.example',
    to: [rob],
    subject: 'Lunch order {number}',
    text: 'Order {number}: {few} soups, {few} rolls, one without onions. We are at the gate at {hour}.',
  },
  {
    from: colleague('victor.mensah'),
    to: [support],
    subject: 'Return {number} received',
    text: 'Return {number} from {city} is here: {few} sensors, one without a lid. Shall I repair or replace?',
  },
];

const words: Readonly<Record<string, (random: Random) => string>> = {
  room: (random) => random.pick(['Board room 4', 'Board room 2', 'Room 12']),
  day: (random) => random.pick(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']),
  hour: (random) => `${String(8 + random.int(9)).padStart(2, '0')}:${random.pick(['00', '15', '30'])}`,
  city: (random) =>
    random.pick([
      'Accra',
      'Poznań',
      'Hobart',
      'Dakar',
      'Aarhus',
      'Haifa',
      'Kraków',
      'Suva',
      'Thessaloniki',
      'Cusco',
    ]),
  team: (random) =>
    random.pick(['Product', 'Engineering', 'Operations', 'Support', 'Sales Americas', 'Sales Pacific']),
  few: (random) => String(2 + random.int(8)),
  many: (random) => String(24 + random.int(360)),
  sum: (random) => String(18 + random.int(420)),
  percent: (random) => String(88 + random.int(24)),
  number: (random) => String(4100 + random.int(5800)),
};

/** The text with every word in braces chosen. */
export function filled(text: string, random: Random): string {
  const chosen = new Map<string, string>();
  let whole = '';
  for (const [index, part] of piecesOf(text).entries()) {
    if (index % 2 === 0) {
      whole += part;
      continue;
    }
    const known = chosen.get(part) ?? words[part]?.(random) ?? part;
    chosen.set(part, known);
    whole += known;
  }
  return whole;
}

const pieces = new Map<string, readonly string[]>();

/** Text and words in braces by turns. Kept, because hundreds of thousands of mails come from a few notices. */
function piecesOf(text: string): readonly string[] {
  let known = pieces.get(text);
  if (!known) pieces.set(text, (known = text.split(/\{(\w+)\}/u)));
  return known;
}

const suited = new Map<string, readonly Notice[]>();

function suitedTo(mailbox: string | undefined): readonly Notice[] {
  if (mailbox === undefined) return notices;
  let known = suited.get(mailbox);
  if (!known) {
    const own = notices.filter((one) => one.to.includes(mailbox));
    suited.set(mailbox, (known = own.length === 0 ? notices : own));
  }
  return known;
}

/** One short mail of the everyday kind: its subject and text belong together. */
export function shortMail(random: Random, mailbox?: string): Notice {
  const notice = random.pick(suitedTo(mailbox));
  const [subject = '', text = ''] = filled(`${notice.subject}\u0000${notice.text}`, random).split('\u0000');
  return { ...notice, subject, text };
}

const categories = ['Finance', 'Travel', 'Waiting', 'Follow up'];

/** The everyday mails of the last three weeks. */
export function* dailyNotices(anchor: Anchor): Generator<SeedMessage> {
  const random = createRandom(anchor.seed, 'notices');
  let ago = 75;
  for (let index = 0; index < 150; index += 1) {
    ago += 25 + random.int(110);
    const notice = shortMail(random);
    const key = `notice-${index + 1}`;
    yield* delivered({
      subject: notice.subject,
      from: notice.from,
      to: notice.to,
      sentAt: workingTime(anchor, ago),
      ...written({ from: notice.from }, notice.text),
      thread: key,
      internetMessageId: messageId(key, notice.from),
      ...(random.chance(0.12) ? { categories: [random.pick(categories)] } : {}),
      ...(random.chance(0.08) ? { flag: random.pick(['Flagged', 'Complete'] as const) } : {}),
    });
  }
}
