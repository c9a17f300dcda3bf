import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailboxStore, OutboxRecord } from '../../../main/store/mailbox-store.ts';
import { outboxState } from '../../../shared/model/outbox.ts';
import { messageRow } from '../../../shared/model/message.ts';
import { itemIdOf, sampleFolder, sampleRow, sampleRows } from './sample-rows.ts';
import { page, rowsOf, storePlaces, type StorePlaces } from './stores.ts';

const record: OutboxRecord = {
  entryId: 'entry-1',
  marker: 'marker-1',
  state: 'prepared',
  createdAt: '2026-11-26T09:00:00.000Z',
  changedAt: '2026-11-26T09:00:00.000Z',
  looks: 0,
  content: '{"subject":"Budget"}',
  failure: null,
};

describe.each(['on the disk', 'in memory'])('a store %s', (where) => {
  let places: StorePlaces;
  let store: MailboxStore;
  beforeEach(() => {
    places = storePlaces();
    store = places.open(where === 'in memory' ? null : places.place()).store;
  });
  afterEach(() => places.end());
  const all = () => rowsOf(store.window('inbox', 0, 10_000));
  const ids = () => all().map(({ itemId }) => itemId);

  it('says whether it outlives this run, and how large it is', () => {
    store.keepItems(page(sampleRows(0, 100)));
    expect([store.isDurable, store.size() > 50_000]).toEqual(
      where === 'in memory' ? [false, false] : [true, true],
    );
  });

  it('gives no list before the last page is here, and then the newest row first', () => {
    store.keepItems(page(sampleRows(0, 20), { isLast: false, syncState: 'first' }));
    expect(store.window('inbox', 0, 10)).toBeNull();
    expect(store.progress('inbox')).toEqual({
      syncState: 'first',
      isComplete: false,
      asOf: '2026-11-26T09:00:00.000Z',
      total: 20,
    });
    store.keepItems(page(sampleRows(20, 5), { syncState: 'second', asOf: '2026-11-26T09:05:00.000Z' }));
    const window = store.window('inbox', 2, 3);
    expect(rowsOf(window)).toEqual([sampleRow(22), sampleRow(21), sampleRow(20)]);
    expect(window).toMatchObject({ total: 25, asOf: '2026-11-26T09:05:00.000Z' });
  });

  it('has an item once that comes again in a later page of the first reading, or in two folders by turns', () => {
    const [changed, moved] = [sampleRow(3, { subject: 'Changed meanwhile' }), sampleRow(4)];
    store.keepItems(page(sampleRows(0, 5), { isLast: false }));
    store.keepItems(page(sampleRows(0, 5), { isLast: false, folderId: 'archive' }));
    store.keepItems(page([changed], { isLast: false }));
    store.keepItems(page([], { isLast: false, folderId: 'archive', removed: [moved.itemId] }));
    store.keepItems(page(sampleRows(2, 1)));
    store.keepItems(page([moved], { folderId: 'archive' }));
    expect(all()).toEqual([sampleRow(4), changed, sampleRow(2), sampleRow(1), sampleRow(0)]);
    expect(rowsOf(store.window('archive', 0, 10))).toHaveLength(5);
    expect([store.progress('inbox').total, store.progress('archive').total]).toEqual([5, 5]);
  });

  it('has an item once that comes again while the first reading begins anew', () => {
    store.keepItems(page(sampleRows(0, 5), { isLast: false }));
    store.beginAnew('inbox');
    store.keepItems(page(sampleRows(0, 3), { isLast: false }));
    store.keepItems(page(sampleRows(2, 4)));
    expect(ids()).toEqual([5, 4, 3, 2, 1, 0].map(itemIdOf));
    expect(store.progress('inbox').total).toBe(6);
  });

  it('knows nothing of a folder that was never read', () => {
    expect(store.progress('drafts')).toEqual({ syncState: null, isComplete: false, asOf: null, total: 0 });
    expect([store.window('drafts', 0, 10), store.folders(), store.fact('proof')]).toEqual([null, null, null]);
    expect(store.calendar('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z')).toBeNull();
  });

  it('gives rows that have the shape the views know', () => {
    store.keepItems(page([sampleRow(1, { subject: '"isRead":false, \\ "\n', isRead: true })]));
    store.changeRow(itemIdOf(1), { isRead: false });
    expect(messageRow.parse(all()[0])).toEqual(
      sampleRow(1, { subject: '"isRead":false, \\ "\n', isRead: false }),
    );
  });

  it('puts rows that came at the same time, and those without a time, in one order for every window', () => {
    const same = sampleRows(0, 30).map((row, index) => ({
      ...row,
      receivedAt: index < 20 ? '2026-01-01T00:00:00Z' : null,
    }));
    store.keepItems(page(same));
    const windows = [0, 7, 14, 21, 28].flatMap((offset) => rowsOf(store.window('inbox', offset, 7)));
    expect(windows.map(({ itemId }) => itemId)).toEqual(ids());
    expect(new Set(ids()).size).toBe(30);
    expect(all().findIndex(({ receivedAt }) => receivedAt === null)).toBe(20);
  });

  it('takes in changes, removals and read flags of a page together', () => {
    store.keepItems(page(sampleRows(0, 10)));
    store.keepItems(
      page([sampleRow(3, { subject: 'changed' }), sampleRow(10)], {
        removed: [itemIdOf(4), itemIdOf(99)],
        readFlags: [{ itemId: itemIdOf(5), isRead: false }],
        syncState: 'next',
      }),
    );
    expect(store.progress('inbox')).toMatchObject({ syncState: 'next', total: 10 });
    expect(ids()).toEqual([10, 9, 8, 7, 6, 5, 3, 2, 1, 0].map(itemIdOf));
    const [byThree, byFive] = [3, 5].map((index) => all().find(({ itemId }) => itemId === itemIdOf(index)));
    expect([byThree?.subject, byFive?.isRead]).toEqual(['changed', false]);
  });

  it('counts an item that a page names twice once, and keeps what was said last', () => {
    store.keepItems(page([sampleRow(1), sampleRow(1, { subject: 'later' })]));
    expect([store.progress('inbox').total, all()[0]?.subject]).toEqual([1, 'later']);
  });

  it('stays as of the last whole reading while news is still coming', () => {
    store.keepItems(page(sampleRows(0, 3), { asOf: '2026-11-26T09:00:00.000Z' }));
    store.keepItems(page([sampleRow(3)], { isLast: false, asOf: '2026-11-26T10:00:00.000Z' }));
    expect(store.window('inbox', 0, 1)?.asOf).toBe('2026-11-26T09:00:00.000Z');
    store.keepItems(page([sampleRow(4)], { asOf: '2026-11-26T10:00:01.000Z' }));
    expect(store.window('inbox', 0, 1)?.asOf).toBe('2026-11-26T10:00:01.000Z');
  });

  it('shows old rows until a new generation is whole, and then no row that it did not name', () => {
    store.keepItems(page(sampleRows(0, 10), { syncState: 'old' }));
    store.beginAnew('inbox');
    expect(store.progress('inbox')).toMatchObject({ syncState: null, isComplete: true, total: 10 });
    store.keepItems(page(sampleRows(5, 4), { isLast: false, syncState: 'new 1' }));
    expect(ids()).toHaveLength(10);
    store.keepItems(page(sampleRows(9, 3), { syncState: 'new 2' }));
    expect(ids()).toEqual([11, 10, 9, 8, 7, 6, 5].map(itemIdOf));
    expect(store.progress('inbox').total).toBe(7);
    expect(store.search('number2', { folderId: null, offset: 0, limit: 10 }).total).toBe(0);
    store.keepItems(page([]));
    expect(ids()).toHaveLength(7);
  });

  it('begins anew twice: rows of the generation that was broken off go as well', () => {
    store.keepItems(page(sampleRows(0, 3)));
    store.beginAnew('inbox');
    store.keepItems(page(sampleRows(10, 3), { isLast: false }));
    store.beginAnew('inbox');
    store.keepItems(page(sampleRows(20, 2)));
    expect(ids()).toEqual([21, 20].map(itemIdOf));
  });

  it('changes and removes one row ahead of the synchronisation', () => {
    store.keepItems(page(sampleRows(0, 3)));
    store.changeRow(itemIdOf(1), { changeKey: 'new key', flag: 'Flagged' });
    store.removeRow(itemIdOf(2));
    store.removeRow(itemIdOf(2));
    store.changeRow('unknown', { subject: 'x' });
    expect(all()).toEqual([sampleRow(1, { changeKey: 'new key', flag: 'Flagged' }), sampleRow(0)]);
    expect(store.progress('inbox').total).toBe(2);
  });

  it('keeps the folders apart', () => {
    store.keepItems(page(sampleRows(0, 3)));
    store.keepItems(page(sampleRows(3, 2), { folderId: 'sent', syncState: 'sent state' }));
    store.keepItems(page([], { folderId: 'sent', removed: [itemIdOf(0)] }));
    expect([store.progress('inbox').total, store.progress('sent').total]).toEqual([3, 2]);
    expect(store.progress('inbox').syncState).toBe('state');
  });

  it('remembers the folder tree, takes in changes and forgets the rows of folders that are gone', () => {
    const asOf = '2026-11-26T09:00:00.000Z';
    const put = ['inbox', 'sent', 'archive'].map((name) => sampleFolder(name));
    store.keepFolders({ put, removed: [], syncState: 'tree 1', asOf, isWhole: true });
    store.keepItems(page(sampleRows(0, 3), { folderId: 'archive' }));
    store.keepItems(page(sampleRows(3, 3), { folderId: 'sent' }));
    store.keepFolders({
      put: [sampleFolder('inbox', 7)],
      removed: ['archive'],
      syncState: 'tree 2',
      asOf,
      isWhole: false,
    });
    expect(store.folders()).toEqual({
      folders: [sampleFolder('inbox', 7), sampleFolder('sent')],
      syncState: 'tree 2',
      asOf,
    });
    expect(store.window('archive', 0, 5)).toBeNull();
    expect(store.search('number', { folderId: null, offset: 0, limit: 5 }).total).toBe(3);
    store.keepFolders({
      put: [sampleFolder('inbox')],
      removed: [],
      syncState: 'tree 3',
      asOf,
      isWhole: true,
    });
    expect(store.folders()?.folders).toEqual([sampleFolder('inbox')]);
    expect(store.progress('sent')).toMatchObject({ total: 0, isComplete: false });
  });

  it('keeps facts by name until they are forgotten', () => {
    store.setFact('names', '{"mailbox":"Mary"}');
    store.setFact('names', '{"mailbox":"Mary Okafor"}');
    expect(store.fact('names')).toBe('{"mailbox":"Mary Okafor"}');
    store.setFact('names', null);
    expect(store.fact('names')).toBeNull();
  });

  it('keeps writes of the outbox in the order in which they were made', () => {
    store.keepOutbox({ ...record, entryId: 'later', createdAt: '2026-11-26T09:01:00.000Z' });
    store.keepOutbox(record);
    store.keepOutbox({ ...record, state: 'refused', looks: 2, failure: '{"kind":"cancelled"}' });
    expect(store.outbox()).toEqual([
      { ...record, state: 'refused', looks: 2, failure: '{"kind":"cancelled"}' },
      { ...record, entryId: 'later', createdAt: '2026-11-26T09:01:00.000Z' },
    ]);
    store.removeOutbox('entry-1');
    store.removeOutbox('unknown');
    expect(store.outbox().map(({ entryId }) => entryId)).toEqual(['later']);
  });

  it('keeps writes of the outbox in every state that there is', () => {
    const states = outboxState.options;
    for (const state of states) store.keepOutbox({ ...record, entryId: state, state });
    expect(store.outbox().map(({ state }) => state)).toEqual(states.toSorted());
  });

  it('takes more rows out of many blocks than a page holds, and finds the others', () => {
    for (let start = 0; start < 3000; start += 500) store.keepItems(page(sampleRows(start, 500)));
    const removed = sampleRows(0, 3000).filter((_, index) => index % 3 !== 0);
    store.keepItems(page([], { removed: removed.map(({ itemId }) => itemId) }));
    expect(store.progress('inbox').total).toBe(1000);
    expect(store.search('number', { folderId: 'inbox', offset: 0, limit: 1 }).total).toBe(1000);
    expect(rowsOf(store.window('inbox', 999, 5))).toEqual([sampleRow(0)]);
  });

  it('finds an item by its id after as many pages as make it file its names', () => {
    for (let start = 0; start < 9000; start += 500) store.keepItems(page(sampleRows(start, 500)));
    store.keepItems(page(sampleRows(0, 500)));
    expect(store.progress('inbox').total).toBe(9000);
    store.removeRow(itemIdOf(17));
    store.removeRow(itemIdOf(8999));
    expect(store.progress('inbox').total).toBe(8998);
  });
});
