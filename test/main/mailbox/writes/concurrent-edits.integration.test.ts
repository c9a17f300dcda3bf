import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarItem, MeetingChange } from '../../../../shared/model/calendar.ts';
import type { Result } from '../../../../shared/result.ts';
import { createRandom, type Random } from '../../../exchange/content/random.ts';
import { scaled } from '../../../support/full.ts';
import { maryHerself, robForMary, startOffice, valueOf, type TestOffice } from '../outbox/office.ts';
import type { OfficeThread } from '../outbox/office-thread.ts';

const SEED = 7;
const EDITS = scaled(2_000);
const MEETINGS = 6;
const FIELDS = ['subject', 'location', 'bodyText', 'freeBusy'] as const;
type Field = (typeof FIELDS)[number];
type Wanted = Partial<Record<Field, string>>;

/** What the meeting must be, by what people were told. */
interface Truth {
  readonly itemId: string;
  readonly values: Record<Field, string>;
}

/** What one person has before them of a meeting. */
interface View {
  readonly changeKey: string;
  readonly values: Readonly<Record<Field, string>>;
}

interface Editor {
  readonly thread: OfficeThread;
  readonly address: string;
  readonly views: Map<string, View>;
}

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(async () => {
  expect(office.exchange.ledger.defects).toEqual([]);
  await office.stop();
});

test(`in ${EDITS} edits by an owner and a delegate no field is lost and none is overwritten unseen`, async () => {
  const random = createRandom(SEED, 'edits');
  const owner = editor(await office.open(maryHerself), maryHerself.authenticated);
  const delegate = editor(await office.open(robForMary), robForMary.authenticated);
  const meetings = await makeMeetings(owner.thread);
  const seen = { edits: 0, asked: 0, meetings: 0 };
  while (seen.edits < EDITS) {
    const truth = random.pick(meetings);
    const [one, other] = random.chance(0.5) ? [owner, delegate] : [delegate, owner];
    if (!one.views.has(truth.itemId) || random.chance(0.3)) await look(one, truth);
    if (random.chance(0.4)) {
      if (!other.views.has(truth.itemId)) await look(other, truth);
      seen.asked += await editTogether(truth, [one, other], random);
      seen.edits += 2;
    } else {
      seen.asked += await editAlone(truth, one, random);
      seen.edits += 1;
    }
    office.exchange.ledger.clear();
  }
  for (const truth of meetings)
    expect(fieldsOf(valueOf(await owner.thread.call('calendar.get', { itemId: truth.itemId })))).toEqual(
      truth.values,
    );
  // A schedule in which nobody ever met another would show nothing.
  expect(seen.asked).toBeGreaterThan(EDITS / 20);
  process.stdout.write(`${seen.edits} edits, ${seen.asked} of them asked about, ${MEETINGS} meetings\n`);
}, 600_000);

function editor(thread: OfficeThread, address: string): Editor {
  return { thread, address, views: new Map() };
}

/** One person changes a meeting that nobody else is changing now: what must come of it is known exactly. */
async function editAlone(truth: Truth, who: Editor, random: Random): Promise<number> {
  const wanted = wish(random, truth);
  const view = who.views.get(truth.itemId)!;
  const met = (Object.keys(wanted) as Field[]).filter(
    (field) => truth.values[field] !== view.values[field] && truth.values[field] !== wanted[field],
  );
  const result = await write(who, truth, wanted);
  expect({ met: conflictOf(result), tries: triesOf(who) <= 3 }).toEqual({ met: met.toSorted(), tries: true });
  if (result.ok) accept(truth, wanted);
  else await decide(truth, who, { wanted, isMine: random.chance(0.5) });
  await look(who, truth);
  return result.ok ? 0 : 1;
}

/** Both change it at the same moment: of a field that both want otherwise, only one may have been told that it is so. */
async function editTogether(
  truth: Truth,
  editors: readonly [Editor, Editor],
  random: Random,
): Promise<number> {
  const wishes = [wish(random, truth), wish(random, truth)] as const;
  const before = editors.map((who) => who.views.get(truth.itemId)!);
  const results = await Promise.all(editors.map((who, index) => write(who, truth, wishes[index]!)));
  for (const [index, result] of results.entries()) {
    const [wanted, view] = [wishes[index]!, before[index]!];
    expect(triesOf(editors[index]!)).toBeLessThanOrEqual(3);
    if (!result.ok) continue;
    for (const [field, value] of Object.entries(wanted) as [Field, string][]) {
      const wasSeen = truth.values[field] === view.values[field] || truth.values[field] === value;
      expect({ field, wasSeen }).toEqual({ field, wasSeen: true });
      const theirs = wishes[1 - index]![field];
      const isShared = theirs === undefined || theirs === value || !results[1 - index]!.ok;
      expect({ field, isShared }).toEqual({ field, isShared: true });
    }
  }
  for (const [index, result] of results.entries()) if (result.ok) accept(truth, wishes[index]!);
  for (const who of editors) await look(who, truth);
  return results.filter(({ ok }) => !ok).length;
}

/** Asked with both versions, a person takes theirs, or insists: then it is an ordinary change of the version now. */
async function decide(
  truth: Truth,
  who: Editor,
  { wanted, isMine }: { readonly wanted: Wanted; readonly isMine: boolean },
): Promise<void> {
  if (!isMine) return;
  await look(who, truth);
  const insisted = await write(who, truth, wanted);
  expect(insisted.ok).toBe(true);
  accept(truth, wanted);
}

function accept(truth: Truth, wanted: Wanted): void {
  Object.assign(truth.values, wanted);
}

async function write(who: Editor, { itemId }: Truth, wanted: Wanted): Promise<Result<unknown>> {
  const { changeKey } = who.views.get(itemId)!;
  const change = wanted as MeetingChange;
  return await who.thread.call('meeting.update', { item: { itemId, changeKey }, change, notify: false });
}

async function look(who: Editor, truth: Truth): Promise<void> {
  const { changeKey } = valueOf(await who.thread.call('calendar.get', { itemId: truth.itemId }));
  who.views.set(truth.itemId, { changeKey, values: { ...truth.values } });
}

function triesOf({ address }: Editor): number {
  return office.exchange.ledger.requests.filter(
    (one) => one.operation === 'UpdateItem' && one.authenticated === address,
  ).length;
}

/** The fields that a person was asked about; none where the change was made. */
function conflictOf(result: Result<unknown>): string[] {
  if (result.ok) return [];
  const { failure } = result;
  return failure.kind === 'edit-conflict'
    ? failure.fields.map(({ field }) => field).toSorted()
    : [failure.kind];
}

function wish(random: Random, truth: Truth): Wanted {
  const wanted: Wanted = {};
  for (let count = 1 + random.int(2); count > 0; count -= 1) {
    const field = random.pick(FIELDS);
    wanted[field] =
      field === 'freeBusy'
        ? random.pick(['Free', 'Busy', 'OOF', 'Tentative'].filter((each) => each !== truth.values.freeBusy))
        : `${field} ${random.int(1_000_000)}`;
  }
  return wanted;
}

function fieldsOf({ subject, location, bodyText, freeBusy }: CalendarItem): Record<Field, string> {
  return { subject, location, bodyText, freeBusy };
}

async function makeMeetings(thread: OfficeThread): Promise<Truth[]> {
  const made: Truth[] = [];
  for (let index = 0; index < MEETINGS; index += 1) {
    const values = {
      subject: `Meeting ${index}`,
      location: 'Room',
      bodyText: 'Text',
      freeBusy: 'Busy',
    } as const;
    const time = {
      kind: 'timed',
      start: `2026-03-0${index + 3}T09:00:00.000Z`,
      end: `2026-03-0${index + 3}T10:00:00.000Z`,
      timeZone: 'Europe/Berlin',
    } as const;
    const meeting = { ...values, time, required: [], optional: [], isPrivate: false };
    const { item } = valueOf(await thread.call('meeting.create', { meeting, notify: false }));
    made.push({ itemId: item!.itemId, values: { ...values } });
  }
  return made;
}
