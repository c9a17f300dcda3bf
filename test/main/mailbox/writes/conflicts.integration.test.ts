import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MeetingChange } from '../../../../shared/model/calendar.ts';
import type { Person } from '../../../../shared/model/identity.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import {
  failureOf,
  jun,
  maryHerself,
  robForMary,
  startOffice,
  valueOf,
  type TestOffice,
} from '../outbox/office.ts';
import type { OfficeThread } from '../outbox/office-thread.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(async () => {
  expect(office.exchange.ledger.defects).toEqual([]);
  await office.stop();
});

type Named = { readonly itemId: string; readonly changeKey: string };

async function review(thread: OfficeThread, required: Person[] = []): Promise<Named> {
  const meeting = {
    subject: 'Review',
    location: 'Room 4',
    time: {
      kind: 'timed',
      start: '2026-03-05T09:00:00.000Z',
      end: '2026-03-05T10:00:00.000Z',
      timeZone: 'Europe/Berlin',
    },
    optional: [],
    bodyText: 'Figures.',
    freeBusy: 'Busy',
    isPrivate: false,
  } as const;
  const notify = required.length > 0;
  const asked = { meeting: { ...meeting, required, optional: [] }, notify };
  const made = valueOf(await thread.call('meeting.create', asked));
  return { itemId: made.item!.itemId, changeKey: made.item!.changeKey };
}

async function seenBy(thread: OfficeThread, { itemId }: Named): Promise<Named> {
  const { changeKey } = valueOf(await thread.call('calendar.get', { itemId }));
  return { itemId, changeKey };
}

async function change(thread: OfficeThread, item: Named, wanted: MeetingChange) {
  return await thread.call('meeting.update', { item, change: wanted, notify: false });
}

function updates(): number {
  return office.exchange.ledger.requests.filter(({ operation }) => operation === 'UpdateItem').length;
}

describe.each(['exchange-se', 'compatible'] as const)('on a server of kind %s, two people', (profile) => {
  let owner: OfficeThread;
  let delegate: OfficeThread;
  let begun: Named;
  beforeEach(async () => {
    await office.stop();
    office = await startOffice({ profile });
    owner = await office.open(maryHerself);
    delegate = await office.open(robForMary);
    begun = await seenBy(delegate, await review(owner));
    await seenBy(owner, begun);
  });

  test('who change different fields of a meeting both have their way', async () => {
    valueOf(await change(owner, begun, { location: 'Room 5' }));
    const written = valueOf(await change(delegate, begun, { subject: 'The review' }));
    expect(written.item).toMatchObject({ subject: 'The review', location: 'Room 5' });
  });

  test('who change the same field are asked: nothing is overwritten, and both versions are there', async () => {
    valueOf(await change(owner, begun, { subject: 'Mary’s review' }));
    const before = updates();
    const result = await change(delegate, begun, { subject: 'Rob’s review' });
    const now = await seenBy(owner, begun);
    expect(result).toEqual({
      ok: false,
      failure: {
        kind: 'edit-conflict',
        code: 'ErrorIrresolvableConflict',
        ...now,
        fields: [{ field: 'subject', base: 'Review', mine: 'Rob’s review', theirs: 'Mary’s review' }],
        changedBy: 'Mary Okafor',
        changedAt: '2026-03-02T09:00:00.000Z',
      },
    });
    expect(updates()).toBe(before);
  });

  test('have it the way of whoever decides with both versions before them', async () => {
    valueOf(await change(owner, begun, { subject: 'Mary’s review' }));
    const asked = await change(delegate, begun, { subject: 'Rob’s review' });
    if (asked.ok || asked.failure.kind !== 'edit-conflict') throw new Error('no conflict');
    const { itemId, changeKey } = asked.failure;
    const decided = valueOf(await change(delegate, { itemId, changeKey }, { subject: 'Rob’s review' }));
    expect(decided.item?.subject).toBe('Rob’s review');
  });

  test('who want the same are not asked', async () => {
    valueOf(await change(owner, begun, { location: 'Room 6' }));
    expect((await change(delegate, begun, { location: 'Room 6' })).ok).toBe(true);
  });
});

test('a meeting is moved where it stands in the calendar without a question, though people have answered', async () => {
  const delegate = await office.open(robForMary);
  const invited = await office.open({ authenticated: jun, authorized: jun, mailbox: jun, access: 'own' });
  const begun = await review(delegate, [{ name: 'Jun Takeda', address: jun }]);
  const stretch = { start: '2026-03-01T00:00:00.000Z', end: '2026-03-31T00:00:00.000Z' };
  const page = valueOf(await delegate.call('calendar.list', stretch));
  const row = page.rows.find(({ itemId }) => itemId === begun.itemId)!;
  const [theirs] = valueOf(await invited.call('calendar.list', stretch)).rows.filter(
    ({ subject }) => subject === 'Review',
  );
  const answered = { itemId: theirs!.itemId, changeKey: theirs!.changeKey };
  valueOf(await invited.call('meeting.answer', { item: answered, answer: 'Accept', messageText: '' }));
  const seen = { itemId: row.itemId, changeKey: row.changeKey };
  const time = {
    kind: 'timed',
    start: '2026-03-05T11:00:00.000Z',
    end: '2026-03-05T12:00:00.000Z',
    timeZone: 'Europe/Berlin',
  } as const;
  expect(valueOf(await change(delegate, seen, { time })).item?.start).toBe(time.start);
});

describe('a change that is met in the middle', () => {
  test('is written onto the new version, and nobody’s field is lost', async () => {
    const owner = await office.open(maryHerself);
    const delegate = await office.open(robForMary);
    const begun = await review(owner);
    await seenBy(delegate, begun);
    const [one, other] = await Promise.all([
      change(owner, begun, { location: 'Room 7' }),
      change(delegate, begun, { freeBusy: 'OOF' }),
    ]);
    expect([one.ok, other.ok]).toEqual([true, true]);
    const now = valueOf(await owner.call('calendar.get', { itemId: begun.itemId }));
    expect(now).toMatchObject({ location: 'Room 7', freeBusy: 'OOF' });
    expect(updates()).toBeGreaterThan(2);
  });

  test('is tried three times, and then the person hears of it', async () => {
    const delegate = await office.open(robForMary);
    const begun = await review(delegate);
    const before = updates();
    office.exchange.faults.add({
      type: 'item-error',
      code: 'ErrorIrresolvableConflict',
      operation: 'UpdateItem',
      times: Infinity,
    });
    expect(failureOf(await change(delegate, begun, { location: 'Room 8' }))).toBe('conflict');
    expect(updates() - before).toBe(3);
  });

  test('never asks the server to overwrite', async () => {
    const delegate = await office.open(robForMary);
    valueOf(await change(delegate, await review(delegate), { location: 'Room 9' }));
    const bodies = office.exchange.ledger.requests.map(({ body }) => body).join('');
    expect(bodies).toContain('ConflictResolution="NeverOverwrite"');
    expect(bodies).not.toContain('AlwaysOverwrite');
  });
});

async function firstMessage(thread: OfficeThread): Promise<Named> {
  const page = valueOf(await thread.call('message.firstPage', {}));
  const unread = page.rows.find(({ isRead }) => !isRead);
  if (unread === undefined) throw new Error('no unread message');
  return { itemId: unread.itemId, changeKey: unread.changeKey };
}

describe('a small change of a message', () => {
  test('is done although somebody else changed the message meanwhile, and its row says so at once', async () => {
    const store = memoryStore();
    const changed: unknown[] = [];
    store.changeRow = (itemId, row) => void changed.push([itemId, row]);
    const owner = await office.open(maryHerself, { store });
    const item = await firstMessage(owner);
    office.exchange.faults.add({
      type: 'item-error',
      code: 'ErrorIrresolvableConflict',
      operation: 'UpdateItem',
    });
    const done = valueOf(await owner.call('message.markRead', { item, isRead: true }));
    expect(valueOf(await owner.call('message.get', { itemId: item.itemId })).isRead).toBe(true);
    expect(changed).toEqual([[item.itemId, { isRead: true, changeKey: done.changeKey }]]);
  });

  test('is found to be done when its answer never came', async () => {
    const owner = await office.open(maryHerself);
    const item = await firstMessage(owner);
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'UpdateItem' });
    expect((await owner.call('message.markRead', { item, isRead: true })).ok).toBe(true);
    office.exchange.faults.add({ type: 'reset', operation: 'UpdateItem' });
    expect(failureOf(await owner.call('message.markRead', { item, isRead: false }))).toBe('outcome-unknown');
    expect(updates()).toBe(2);
  });

  test('by which two people flag a message to different ends is asked about', async () => {
    const [owner, other] = [await office.open(maryHerself), await office.open(maryHerself)];
    const item = await firstMessage(owner);
    valueOf(await other.call('message.setFlag', { item, flag: 'Complete' }));
    const asked = await owner.call('message.setFlag', { item, flag: 'Flagged' });
    if (asked.ok || asked.failure.kind !== 'edit-conflict') throw new Error('no conflict');
    const { itemId, changeKey, fields } = asked.failure;
    expect(fields).toEqual([{ field: 'flag', base: null, mine: 'Flagged', theirs: 'Complete' }]);
    valueOf(await owner.call('message.setFlag', { item: { itemId, changeKey }, flag: 'Flagged' }));
    expect(valueOf(await owner.call('message.get', { itemId })).flag).toBe('Flagged');
  });

  test('by which two people give it categories keeps both', async () => {
    const [owner, other] = [await office.open(maryHerself), await office.open(maryHerself)];
    const item = await firstMessage(owner);
    const give = async (thread: OfficeThread, add: string[], remove: string[] = []) =>
      valueOf(await thread.call('item.categorize', { item, kind: 'message', add, remove })).categories;
    await Promise.all([give(owner, ['Board']), give(other, ['Budget'])]);
    expect((await give(owner, ['Trip'], ['Board'])).toSorted()).toEqual(['Budget', 'Trip']);
    const { categories } = valueOf(await other.call('message.get', { itemId: item.itemId }));
    expect(categories.toSorted()).toEqual(['Budget', 'Trip']);
  });

  test('by which a meeting gets a category is found to be done when its answer never came', async () => {
    const owner = await office.open(maryHerself);
    const item = await review(owner);
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'UpdateItem' });
    const done = await owner.call('item.categorize', { item, kind: 'meeting', add: ['Board'], remove: [] });
    expect(valueOf(done).categories).toEqual(['Board']);
    expect(updates()).toBe(1);
  });

  test('of which somebody has taken the message away says so, and its row goes', async () => {
    const store = memoryStore();
    const gone: string[] = [];
    store.removeRow = (itemId) => void gone.push(itemId);
    const owner = await office.open(maryHerself, { store });
    const other = await office.open(maryHerself);
    const item = await firstMessage(owner);
    valueOf(await other.call('message.delete', { item }));
    const bin = other.context.known.folders.get('deleteditems')!.folderId;
    for (const result of [
      await owner.call('message.move', { item, to: bin }),
      await owner.call('message.delete', { item }),
      await owner.call('message.markRead', { item, isRead: true }),
    ])
      expect(result).toMatchObject({
        ok: false,
        failure: { kind: 'response-code', code: 'ErrorItemNotFound' },
      });
    expect(gone).toEqual([item.itemId, item.itemId, item.itemId]);
  });

  test('that deletes asks for the folder it lies in and not for the whole message', async () => {
    const owner = await office.open(maryHerself);
    const item = await firstMessage(owner);
    office.exchange.ledger.clear();
    const deleted = valueOf(await owner.call('message.delete', { item }));
    expect(deleted.from).toBe(owner.context.known.folders.get('inbox')?.folderId);
    const read = office.exchange.ledger.requests.find(({ operation }) => operation === 'GetItem');
    expect(read?.body).toContain('item:ParentFolderId');
    expect(read?.body).not.toContain('item:Body');
  });

  test('moves a message although it has a new version', async () => {
    const owner = await office.open(maryHerself);
    const item = await firstMessage(owner);
    office.exchange.faults.add({ type: 'item-error', code: 'ErrorStaleObject', operation: 'MoveItem' });
    const bin = owner.context.known.folders.get('deleteditems')!.folderId;
    const moved = valueOf(await owner.call('message.move', { item, to: bin }));
    expect(valueOf(await owner.call('message.get', { itemId: moved!.itemId })).parentFolderId).toBe(bin);
  });
});
