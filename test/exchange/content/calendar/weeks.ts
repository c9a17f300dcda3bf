import { addDays, dayIn, type Anchor } from '../dates.ts';
import { ana, boardRoom4, colleague, jun, mary, olu, priya, rob, room12 } from '../people.ts';
import { createRandom, type Random } from '../random.ts';
import type { SeedDay } from '../seed.ts';
import type { Meeting } from './meeting.ts';

/** A kind of meeting that fills the weeks before and after the current one. */
type Topic = Pick<Meeting, 'by' | 'with' | 'optional'> & {
  readonly subjects: readonly string[];
  readonly minutes: number;
  /** The hours, in the organiser's zone, at which it may begin. */
  readonly hours: readonly string[];
};

const topics: readonly Topic[] = [
  {
    by: mary,
    with: [priya, colleague('oskar.brandt')],
    minutes: 45,
    hours: ['11:00', '13:00', '14:30'],
    subjects: [
      'Forecast: where we differ',
      'Receivables over 90 days',
      'Cost of the recall',
      'Close: what was late and why',
      'Budget 2027: Operations',
    ],
  },
  {
    by: mary,
    with: [colleague('karim.saidi'), 'amara@brightwater.example'],
    minutes: 60,
    hours: ['11:30', '15:00'],
    subjects: ['Credit line: covenants', 'Hedging for the second half', 'Bank: annual review'],
  },
  {
    by: mary,
    with: [colleague('ines.duarte')],
    optional: [rob],
    minutes: 30,
    hours: ['12:00', '16:00'],
    subjects: ['Board papers: first reading', 'Minutes of the last board', 'Powers of attorney'],
  },
  {
    by: mary,
    minutes: 90,
    hours: ['14:00', '15:30'],
    subjects: ['Focus: shareholder letter', 'Focus: quarterly comments', 'Reading time'],
  },
  {
    by: jun,
    with: [colleague('kenji.mori'), colleague('eleni.papadaki')],
    minutes: 60,
    hours: ['13:00', '16:30'],
    subjects: [
      'Frost 4: housings',
      'Frost 4: probe placement',
      'Field test: readings of the week',
      'Frost 5: what we will not do',
    ],
  },
  {
    by: jun,
    with: [colleague('lukasz.zolkiewski'), colleague('wilhelmina')],
    minutes: 50,
    hours: ['17:00', '18:00'],
    subjects: ['Platform: cost of a reading', 'Architecture round', 'Brokers: third region'],
  },
  {
    by: jun,
    with: ['h.sato@kitakaze.example', colleague('wei.chen')],
    minutes: 60,
    hours: ['10:00', '14:00'],
    subjects: ['Kitakaze: delivery plan', 'Second source for foam', 'Supplier round'],
  },
  {
    by: olu,
    with: [ana, colleague('olga.petrenko')],
    minutes: 30,
    hours: ['11:00', '15:00'],
    subjects: ['Open recalls', 'Requests older than a week', 'What customers ask twice'],
  },
  {
    by: rob,
    with: [colleague('pedro.alves'), colleague('sofia.marques')],
    minutes: 30,
    hours: ['11:00', '14:00'],
    subjects: ['Travel of the coming month', 'Board day: rooms and lunch', 'Visitors next week'],
  },
];

const days: readonly SeedDay[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const rooms = [boardRoom4, room12];

function later(time: string, minutes: number): string {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/**
 * Where a meeting is. Topics of one day never share a room, and all begin after the series that have these rooms; Jun's
 * people meet in Kawasaki, where no room has a mailbox.
 */
function placed(by: string, turn: number, random: Random): Pick<Meeting, 'room' | 'location'> {
  const room = rooms[turn % rooms.length];
  if (room === undefined || random.chance(0.6)) return { location: 'Teams' };
  return by === jun ? { location: '川崎 会議室 1' } : { room };
}

function* weekOf(anchor: Anchor, week: number): Generator<Meeting> {
  const random = createRandom(anchor.seed, 'week', week);
  for (const [index, topic] of topics.entries()) {
    const isFar = Math.abs(week) > 6;
    if (random.chance(isFar ? 0.72 : 0.25)) continue;
    const weekday = days[(index * 2 + week + 60) % days.length] ?? 'Monday';
    const from = random.pick(topic.hours);
    const isAlone = topic.with === undefined;
    yield {
      key: `week${week < 0 ? 'm' : 'p'}${Math.abs(week)}-${index}`,
      subject: random.pick(topic.subjects),
      by: topic.by,
      date: dayIn(anchor, week, weekday),
      from,
      until: later(from, topic.minutes),
      ...(topic.with === undefined ? {} : { with: topic.with }),
      ...(topic.optional === undefined ? {} : { optional: topic.optional }),
      ...(isAlone ? { freeBusy: 'WorkingElsewhere' as const } : placed(topic.by, index + week + 60, random)),
    };
  }
}

/** Half a year back and ahead, thinner the further it is; the current week has its own page. */
export function* otherWeeks(anchor: Anchor): Generator<Meeting> {
  for (let week = -26; week <= 26; week += 1) {
    if (week !== 0) yield* weekOf(anchor, week);
  }
  yield {
    key: 'office-move',
    subject: 'Ground floor closed for painting',
    by: rob,
    date: addDays(anchor.monday, 21),
    isAllDay: true,
    days: 2,
    freeBusy: 'Free',
    with: [mary, priya],
  };
}
