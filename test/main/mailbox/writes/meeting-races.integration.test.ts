import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarItem, CalendarRow } from '../../../../shared/model/calendar.ts';
import { createRandom, type Random } from '../../../exchange/content/random.ts';
import { scaled } from '../../../support/full.ts';
import {
  jun,
  listed,
  maryHerself,
  robForMary,
  startOffice,
  valueOf,
  type TestOffice,
} from '../outbox/office.ts';
import type { OfficeThread } from '../outbox/office-thread.ts';

const SEED = 15;
const MEETINGS = scaled(500);
const STRETCH = { start: '2026-03-01T00:00:00.000Z', end: '2026-03-31T00:00:00.000Z' };

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(async () => {
  expect(office.exchange.ledger.defects).toEqual([]);
  await office.stop();
});

interface Cast {
  readonly organizers: readonly OfficeThread[];
  readonly invited: OfficeThread;
}

/** One meeting as it must be, and what the person who is invited has seen of it last. */
interface Story {
  readonly subject: string;
  readonly itemId: string;
  start: string;
  location: string;
  isCancelled: boolean;
  seen: { readonly itemId: string; readonly changeKey: string; start: string; location: string } | null;
}

interface Told {
  readonly accepted: number;
  readonly refused: number;
}

test(`in ${MEETINGS} meetings moved, answered and cancelled by three people, each act is told once`, async () => {
  const random = createRandom(SEED, 'races');
  const herself = { authenticated: jun, authorized: jun, mailbox: jun, access: 'own' } as const;
  const cast = {
    organizers: [await office.open(robForMary), await office.open(maryHerself)],
    invited: await office.open(herself),
  };
  const told = { accepted: 0, refused: 0 };
  for (let index = 0; index < MEETINGS; index += 1) {
    const { accepted, refused } = await tell(cast, `Meeting ${index}`, random);
    told.accepted += accepted;
    told.refused += refused;
  }
  // Where nobody ever answered too late, nothing would be shown.
  expect(told.refused).toBeGreaterThan(MEETINGS / 10);
  process.stdout.write(
    `${MEETINGS} meetings: ${told.accepted} answers sent, ${told.refused} refused as outdated\n`,
  );
}, 600_000);

async function tell(cast: Cast, subject: string, random: Random): Promise<Told> {
  office.exchange.ledger.clear();
  const story = await begin(random.pick(cast.organizers), subject);
  let acts = 1;
  const told = { accepted: 0, refused: 0 };
  for (let step = 3 + random.int(5); step > 0 && !story.isCancelled; step -= 1) {
    const act = random.pick(['move', 'place', 'look', 'look', 'answer', 'answer', 'cancel'] as const);
    if (random.chance(0.2)) office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    if (act === 'look') await look(cast.invited, story);
    else if (act === 'answer') {
      const isSent = await answer(cast.invited, story, random);
      if (isSent !== null) told[isSent ? 'accepted' : 'refused'] += 1;
      acts += isSent === true ? 1 : 0;
    } else {
      await change(random.pick(cast.organizers), story, { act, random });
      acts += 1;
    }
    office.exchange.faults.clear();
  }
  if (story.isCancelled && story.seen !== null) {
    expect(await answer(cast.invited, story, random)).toBe(false);
    told.refused += 1;
  }
  expect({ subject, submissions: office.exchange.ledger.submissions.length }).toEqual({
    subject,
    submissions: acts,
  });
  await expectAsTold(cast, story);
  // Calendars that fill up would only make the test slow.
  if (!story.isCancelled) await change(random.pick(cast.organizers), story, { act: 'cancel', random });
  return told;
}

async function begin(organizer: OfficeThread, subject: string): Promise<Story> {
  const [start, location] = ['2026-03-05T09:00:00.000Z', 'Room 1'];
  const meeting = {
    subject,
    location,
    time: timeFrom(start),
    required: [{ name: 'Jun Takeda', address: jun }],
    optional: [],
    bodyText: '',
    freeBusy: 'Busy',
    isPrivate: false,
  } as const;
  const asked = { meeting: { ...meeting, required: [...meeting.required], optional: [] }, notify: true };
  const { item } = valueOf(await organizer.call('meeting.create', asked));
  return { subject, itemId: item!.itemId, start, location, isCancelled: false, seen: null };
}

function timeFrom(start: string) {
  const end = new Date(Date.parse(start) + 3_600_000).toISOString();
  return { kind: 'timed', start, end, timeZone: 'Europe/Berlin' } as const;
}

async function change(
  organizer: OfficeThread,
  story: Story,
  { act, random }: { readonly act: 'move' | 'place' | 'cancel'; readonly random: Random },
): Promise<void> {
  const { itemId, changeKey } = await own(organizer, story);
  const item = { itemId, changeKey };
  if (act === 'cancel') {
    const ended = await organizer.call('meeting.cancel', { item, messageText: '' });
    story.isCancelled = true;
    if (!ended.ok) await resolve(organizer);
    return;
  }
  if (act === 'move') story.start = `2026-03-${10 + random.int(18)}T0${random.int(10)}:30:00.000Z`;
  else story.location = `Room ${random.int(1_000_000)}`;
  const wanted = act === 'move' ? { time: timeFrom(story.start) } : { location: story.location };
  valueOf(await organizer.call('meeting.update', { item, change: wanted, notify: true }));
}

/** Null where there was nothing to answer yet; otherwise whether the answer went out. */
async function answer(invited: OfficeThread, story: Story, random: Random): Promise<boolean | null> {
  if (story.seen === null) return null;
  const { itemId, changeKey, start, location } = story.seen;
  const given = random.pick(['Accept', 'Tentative'] as const);
  const before = office.exchange.ledger.submissions.length;
  const result = await invited.call('meeting.answer', {
    item: { itemId, changeKey },
    answer: given,
    messageText: '',
  });
  const isCurrent = !story.isCancelled && start === story.start && location === story.location;
  const wasSent = result.ok || result.failure.kind === 'outcome-unknown';
  expect({ wasSent, sent: office.exchange.ledger.submissions.length - before }).toEqual({
    wasSent: isCurrent,
    sent: isCurrent ? 1 : 0,
  });
  if (!result.ok && isCurrent) await resolve(invited);
  return isCurrent;
}

/** Whatever is unknown is looked for, and found. */
async function resolve(thread: OfficeThread): Promise<void> {
  await office.clock.advance(2_000, thread.settled);
  expect(await listed(thread)).toEqual([]);
}

/** The calendar as it is now: what a notification does, the test does by hand. */
async function blocks(thread: OfficeThread, subject: string): Promise<CalendarRow[]> {
  thread.context.store.markCalendarStale();
  const page = valueOf(await thread.call('calendar.list', STRETCH));
  return page.rows.filter((row) => row.subject === subject && !row.isCancelled);
}

async function look(invited: OfficeThread, story: Story): Promise<void> {
  const [row] = await blocks(invited, story.subject);
  if (row === undefined) return;
  const { itemId, changeKey, start, location } = row;
  story.seen = { itemId, changeKey, start, location };
}

async function own(organizer: OfficeThread, { itemId }: Story): Promise<CalendarItem> {
  return valueOf(await organizer.call('calendar.get', { itemId }));
}

async function expectAsTold({ organizers, invited }: Cast, story: Story): Promise<void> {
  for (const thread of [...organizers, invited]) {
    const rows = await blocks(thread, story.subject);
    expect(rows.map(({ start, location }) => ({ start, location }))).toEqual(
      story.isCancelled ? [] : [{ start: story.start, location: story.location }],
    );
  }
}
