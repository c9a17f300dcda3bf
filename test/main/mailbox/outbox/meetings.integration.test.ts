import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMeeting } from '../../../../main/ews/operations/create-meeting.ts';
import type { NewMeeting } from '../../../../shared/model/calendar.ts';
import {
  failureOf,
  jun,
  listed,
  maryHerself,
  robForMary,
  startOffice,
  valueOf,
  type TestOffice,
} from './office.ts';
import type { OfficeThread } from './office-thread.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(async () => {
  expect(office.exchange.ledger.defects).toEqual([]);
  await office.stop();
});

const junTakeda = { name: 'Jun Takeda', address: jun };

function meetingOf(subject: string, more: Partial<NewMeeting> = {}): NewMeeting {
  return {
    subject,
    location: 'Room 4',
    time: {
      kind: 'timed',
      start: '2026-03-05T09:00:00.000Z',
      end: '2026-03-05T10:00:00.000Z',
      timeZone: 'Europe/Berlin',
    },
    required: [junTakeda],
    optional: [],
    bodyText: '',
    freeBusy: 'Busy',
    isPrivate: false,
    ...more,
  };
}

async function blocks(thread: OfficeThread, subject: string) {
  const stretch = { start: '2026-03-01T00:00:00.000Z', end: '2026-03-31T00:00:00.000Z' };
  const page = valueOf(await thread.call('calendar.list', stretch));
  return page.rows.filter((row) => row.subject === subject);
}

async function made(thread: OfficeThread, subject: string, more: Partial<NewMeeting> = {}) {
  const written = valueOf(
    await thread.call('meeting.create', { meeting: meetingOf(subject, more), notify: true }),
  );
  if (written.item === null) throw new Error('the meeting could not be read back');
  return written.item;
}

function submissions(itemClass: string): number {
  return office.exchange.ledger.submissions.filter((one) => one.itemClass.startsWith(itemClass)).length;
}

describe('a meeting that is made', () => {
  test('has the UID that its maker fixed, and the server keeps it', async () => {
    const thread = await office.open(robForMary);
    const item = await made(thread, 'Budget');
    const asked = office.exchange.ledger.requests.find(({ operation }) => operation === 'CreateItem');
    const uid = /<t:UID>([^<]+)<\/t:UID>/u.exec(asked?.body ?? '')?.[1];
    expect(uid).toMatch(/^[0-9a-f-]{36}$/u);
    expect(item.uid).toBe(uid);
    const invited = await office.open({ authenticated: jun, authorized: jun, mailbox: jun, access: 'own' });
    expect((await blocks(invited, 'Budget')).map((row) => row.uid)).toEqual([uid]);
  });

  test('is found in the calendar when no answer came, and was made and told once', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    const result = await thread.call('meeting.create', { meeting: meetingOf('Dropped'), notify: true });
    expect(failureOf(result)).toBe('outcome-unknown');
    expect(await listed(thread)).toMatchObject([
      { kind: 'meeting', state: 'unknown', subject: 'Dropped', to: [jun] },
    ]);
    await office.clock.advance(2_000, thread.settled);
    expect(await listed(thread)).toEqual([]);
    expect(await blocks(thread, 'Dropped')).toHaveLength(1);
    expect(submissions('IPM.Schedule.Meeting.Request')).toBe(1);
  });

  test('and that never arrived is made again with the same UID and another marker', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'reset', operation: 'CreateItem' });
    await thread.call('meeting.create', { meeting: meetingOf('Lost'), notify: true });
    const [entry] = await listed(thread);
    const decided = await thread.call('outbox.decide', { entryId: entry!.entryId, decision: 'send-again' });
    expect(valueOf(decided)).toEqual({ came: 'sent', entry: null, marker: null });
    const bodies = office.exchange.ledger.requests
      .filter(({ operation }) => operation === 'CreateItem')
      .map(({ body }) => body);
    const parts = (pattern: RegExp) => bodies.map((body) => pattern.exec(body)?.[1]);
    expect(new Set(parts(/<t:UID>([^<]+)</u)).size).toBe(1);
    expect(new Set(parts(/<t:Value>([^<]+)</u)).size).toBe(2);
    expect(await blocks(thread, 'Lost')).toHaveLength(1);
  });

  test('without invitations gone out is half done: shown so, and replaced when made again', async () => {
    const thread = await office.open(maryHerself);
    // As if the server had kept the item and died before it invited anybody.
    const { outbox } = thread.context;
    const content = {
      write: 'create-meeting',
      meeting: meetingOf('Half'),
      notify: true,
      uid: 'half-done',
    } as const;
    const { record } = valueOf(outbox.prepare(content));
    valueOf(outbox.leave(record.entryId));
    const folder = { by: 'name', name: 'calendar', mailbox: maryHerself.mailbox } as const;
    const half = {
      folder,
      meeting: meetingOf('Half'),
      notify: false,
      marker: record.marker,
      uid: 'half-done',
    };
    valueOf(await createMeeting(thread.context.service, half));
    outbox.become(record.entryId, 'unknown', null);
    const decide = async (decision: 'look' | 'send-again') =>
      valueOf(await thread.call('outbox.decide', { entryId: record.entryId, decision }));
    expect(await decide('look')).toMatchObject({ came: 'draft', entry: { state: 'draft' } });
    expect(await decide('send-again')).toMatchObject({ came: 'sent' });
    expect(await blocks(thread, 'Half')).toHaveLength(1);
    expect(submissions('IPM.Schedule.Meeting.Request')).toBe(1);
  });
});

describe('a meeting that is changed or cancelled', () => {
  test('is looked for by the marker of the change, and people are told once', async () => {
    const thread = await office.open(robForMary);
    const { itemId, changeKey } = await made(thread, 'Moved');
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'UpdateItem' });
    const change = { location: 'Room 5' };
    const result = await thread.call('meeting.update', { item: { itemId, changeKey }, change, notify: true });
    expect(failureOf(result)).toBe('outcome-unknown');
    await office.clock.advance(2_000, thread.settled);
    expect(await listed(thread)).toEqual([]);
    const [block] = await blocks(thread, 'Moved');
    expect(block?.location).toBe('Room 5');
    expect(submissions('IPM.Schedule.Meeting.Request')).toBe(2);
  });

  test('is known to have been made before its change puts another marker onto it', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    await thread.call('meeting.create', { meeting: meetingOf('Made'), notify: true });
    const [block] = await blocks(thread, 'Made');
    const item = { itemId: block!.itemId, changeKey: block!.changeKey };
    valueOf(await thread.call('meeting.update', { item, change: { location: 'Room 5' }, notify: true }));
    expect(await listed(thread)).toEqual([]);
  });

  test('is cancelled once, also when the answer never came', async () => {
    const thread = await office.open(robForMary);
    const { itemId, changeKey } = await made(thread, 'Off');
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    const cancel = { item: { itemId, changeKey }, messageText: 'Sorry.' };
    expect(failureOf(await thread.call('meeting.cancel', cancel))).toBe('outcome-unknown');
    const [entry] = await listed(thread);
    const decision = { entryId: entry!.entryId, decision: 'send-again' } as const;
    expect(valueOf(await thread.call('outbox.decide', decision)).came).toBe('found');
    expect(submissions('IPM.Schedule.Meeting.Canceled')).toBe(1);
    expect(await listed(thread)).toEqual([]);
  });

  test('and whose cancellation never arrived stays, and is shown', async () => {
    const thread = await office.open(robForMary);
    const { itemId, changeKey } = await made(thread, 'Stays');
    office.exchange.faults.add({ type: 'reset', operation: 'CreateItem' });
    await thread.call('meeting.cancel', { item: { itemId, changeKey }, messageText: '' });
    await office.clock.advance(600_000, thread.settled);
    expect(await listed(thread)).toMatchObject([{ state: 'unknown', looks: 5, nextLookAt: null }]);
    expect(await blocks(thread, 'Stays')).toHaveLength(1);
  });

  test('tells its views that the calendar has changed', async () => {
    const thread = await office.open(robForMary);
    await made(thread, 'Told');
    expect(thread.events.filter(({ event }) => event === 'calendar')).toHaveLength(1);
  });
});

describe('an answer to a meeting', () => {
  const junHerself = { authenticated: jun, authorized: jun, mailbox: jun, access: 'own' } as const;

  async function invitation(subject: string) {
    const organizer = await office.open(robForMary);
    const item = await made(organizer, subject);
    const invited = await office.open(junHerself);
    const [seen] = await blocks(invited, subject);
    if (seen === undefined) throw new Error('no invitation');
    return { organizer, item, invited, seen: { itemId: seen.itemId, changeKey: seen.changeKey } };
  }

  test('goes out once, and the organiser reads it', async () => {
    const { organizer, item, invited, seen } = await invitation('Accepted');
    const answer = { item: seen, answer: 'Accept', messageText: 'Gladly.' } as const;
    const written = valueOf(await invited.call('meeting.answer', answer));
    expect(written).toMatchObject({ isWitnessed: true, item: { myResponse: 'Accept' } });
    const own = valueOf(await organizer.call('calendar.get', { itemId: item.itemId }));
    expect(own.required.map(({ response }) => response)).toEqual(['Accept']);
    expect(submissions('IPM.Schedule.Meeting.Resp')).toBe(1);
  });

  test('whose own answer never came is found by what the calendar says', async () => {
    const { invited, seen } = await invitation('Perhaps');
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    const answer = { item: seen, answer: 'Tentative', messageText: '' } as const;
    expect(failureOf(await invited.call('meeting.answer', answer))).toBe('outcome-unknown');
    expect(await listed(invited)).toMatchObject([{ kind: 'answer', state: 'unknown' }]);
    await office.clock.advance(2_000, invited.settled);
    expect(await listed(invited)).toEqual([]);
    expect(submissions('IPM.Schedule.Meeting.Resp')).toBe(1);
  });

  test('to a time that is not the meeting’s any more is refused, and nothing goes out', async () => {
    const { organizer, item, invited, seen } = await invitation('Earlier');
    const { itemId, changeKey } = item;
    const time = {
      kind: 'timed',
      start: '2026-03-06T09:00:00.000Z',
      end: '2026-03-06T10:00:00.000Z',
      timeZone: 'Europe/Berlin',
    } as const;
    valueOf(
      await organizer.call('meeting.update', { item: { itemId, changeKey }, change: { time }, notify: true }),
    );
    const answer = { item: seen, answer: 'Accept', messageText: '' } as const;
    expect(await invited.call('meeting.answer', answer)).toEqual({
      ok: false,
      failure: { kind: 'conflict', code: 'ErrorStaleObject' },
    });
    expect(submissions('IPM.Schedule.Meeting.Resp')).toBe(0);
  });

  test('goes out although the meeting has a new version, when its time and place are the same', async () => {
    const { organizer, item, invited, seen } = await invitation('Same time');
    const { itemId, changeKey } = item;
    const change = { bodyText: 'Bring the figures.' };
    valueOf(await organizer.call('meeting.update', { item: { itemId, changeKey }, change, notify: true }));
    const answer = { item: seen, answer: 'Accept', messageText: '' } as const;
    expect(valueOf(await invited.call('meeting.answer', answer)).isWitnessed).toBe(true);
  });

  test('to a cancelled meeting is refused', async () => {
    const { organizer, item, invited, seen } = await invitation('Cancelled');
    const { itemId, changeKey } = item;
    valueOf(await organizer.call('meeting.cancel', { item: { itemId, changeKey }, messageText: '' }));
    const answer = { item: seen, answer: 'Accept', messageText: '' } as const;
    expect((await invited.call('meeting.answer', answer)).ok).toBe(false);
    expect(submissions('IPM.Schedule.Meeting.Resp')).toBe(0);
  });
});
