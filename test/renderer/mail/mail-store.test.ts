import { beforeEach, expect, test } from 'vitest';
import { giveBridge } from '../../../renderer/app/bridge.ts';
import { useStatusStore } from '../../../renderer/app/stores/status-store.ts';
import { useToastsStore } from '../../../renderer/app/stores/toasts-store.ts';
import { useUndoStore } from '../../../renderer/app/stores/undo-store.ts';
import { listName, mailStore, useMailStore } from '../../../renderer/features/mail/mail-store.ts';
import { deleteMessage, markRead, selectIndex } from '../../../renderer/features/mail/message-actions.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { fakeBridge, type FakeBridge } from '../fake-bridge.ts';
import { marySession } from '../samples.ts';
import { messageRow } from './message-row.ts';

const { sessionId, identities } = marySession;
const key = { folderId: 'inbox', search: '' };
const page = (offset: number, names: readonly string[], total = names.length) => ({
  folderId: 'inbox',
  offset,
  total,
  rows: names.map((name) => messageRow(name, { isRead: false })),
  asOf: '2026-11-24T09:02:41Z',
  source: 'server' as const,
});
const list = () => mailStore().places[sessionId]?.lists[listName(key)];
const names = () =>
  [...(list()?.rows.byIndex.entries() ?? [])].toSorted(([a], [b]) => a - b).map(([, row]) => row.itemId);

let bridge: FakeBridge;
beforeEach(() => {
  useMailStore.setState({ places: {}, room: null });
  useToastsStore.setState({ toasts: [] });
  useUndoStore.setState({ offers: [] });
  bridge = fakeBridge({
    'message.firstPage': () => success(page(0, ['a', 'b', 'c'])),
    'folder.list': () => success([]),
  });
  giveBridge(bridge);
});
const askedNames = () => bridge.asked.map((one) => one.name);

test('opening asks for the folders and the first window at once, and for nothing when it is known', async () => {
  await mailStore().open(sessionId);
  await mailStore().open(sessionId);
  expect(askedNames()).toEqual(['message.firstPage', 'folder.list']);
  expect(names()).toEqual(['a', 'b', 'c']);
});

test('an opening asks for as many rows as the list drawn before had room for, and a few more', async () => {
  await mailStore().open(sessionId);
  mailStore().setRoom(12);
  await mailStore().open('session-of-another');
  const firstPages = bridge.asked.filter(({ name }) => name === 'message.firstPage');
  expect(firstPages.map(({ input }) => input)).toEqual([
    { sessionId },
    { sessionId: 'session-of-another', limit: 20 },
  ]);
});

test('an opening on its way is not begun twice', async () => {
  const both = [mailStore().open(sessionId), mailStore().open(sessionId)];
  await Promise.all(both);
  expect(askedNames()).toEqual(['message.firstPage', 'folder.list']);
});

test('rows are shown while the folders are still on their way', async () => {
  const { promise, resolve } = Promise.withResolvers<Result<Output<'folder.list'>>>();
  bridge.answer('folder.list', () => promise);
  const opening = mailStore().open(sessionId);
  const rowsCame = new Promise((came) => useMailStore.subscribe(() => list() !== undefined && came(null)));
  await rowsCame;
  expect([names(), mailStore().places[sessionId]?.folders]).toEqual([['a', 'b', 'c'], []]);
  resolve(success([]));
  await opening;
});

test('a window on its way is not asked for twice', async () => {
  const { promise, resolve } = Promise.withResolvers<Result<Output<'message.list'>>>();
  bridge.answer('message.list', () => promise);
  const both = [mailStore().readWindow(sessionId, key, 100), mailStore().readWindow(sessionId, key, 100)];
  resolve(success(page(100, ['x'], 101)));
  await Promise.all(both);
  expect(askedNames()).toEqual(['message.list']);
  expect(list()?.rows.byIndex.get(100)?.itemId).toBe('x');
});

test('rows stay on screen when reading again fails', async () => {
  await mailStore().open(sessionId);
  bridge.answer('message.list', () =>
    failed({ kind: 'timed-out', host: 'mail', phase: 'reply', afterMs: 1 }),
  );
  await mailStore().readWindow(sessionId, key, 0);
  expect([names(), list()?.failure?.kind, list()?.loading.size]).toEqual([['a', 'b', 'c'], 'timed-out', 0]);
});

test('a row chosen before it is known is taken when it comes', async () => {
  bridge.answer('message.firstPage', () => success(page(0, ['a', 'b'], 4)));
  bridge.answer('message.list', () => success(page(2, ['c', 'd'], 4)));
  await mailStore().open(sessionId);
  selectIndex(sessionId, key, 99);
  expect([list()?.selectedIndex, list()?.selected]).toEqual([3, null]);
  await mailStore().readWindow(sessionId, key, 2);
  expect(list()?.selected).toBe('d');
});

test('the selection follows its message when others come before it', async () => {
  await mailStore().open(sessionId);
  selectIndex(sessionId, key, 1);
  bridge.answer('message.list', () => success(page(0, ['new', 'a', 'b', 'c'])));
  await mailStore().readWindow(sessionId, key, 0);
  expect([list()?.selected, list()?.selectedIndex]).toEqual(['b', 2]);
});

test('tells the status bar how old the list is', async () => {
  await mailStore().open(sessionId);
  expect(useStatusStore.getState().freshness[sessionId]?.mail).toEqual({
    label: 'Inbox',
    asOf: '2026-11-24T09:02:41Z',
  });
});

test('a deleted message leaves at once, its neighbour is chosen, and the write names the identities on screen', async () => {
  await mailStore().open(sessionId);
  selectIndex(sessionId, key, 1);
  bridge.answer('message.delete', () => {
    expect([names(), list()?.selected]).toEqual([['a', 'c'], 'c']);
    return success({ moved: { itemId: 'b2', changeKey: '2' }, from: 'inbox', to: 'deleted' });
  });
  await deleteMessage(marySession, key, messageRow('b'));
  const asked = bridge.asked.at(-1);
  expect(asked).toEqual({
    name: 'message.delete',
    input: { sessionId, identities, item: { itemId: 'b', changeKey: 'b-1' } },
  });
});

test('a delete stands where the server does not say where the message is, and has no undo', async () => {
  await mailStore().open(sessionId);
  bridge.answer('message.delete', () => success({ moved: null, from: 'inbox', to: 'deleted' }));
  const before = useUndoStore.getState().offers.length;
  await deleteMessage(marySession, key, messageRow('b'));
  expect(names()).toEqual(['a', 'c']);
  expect(useUndoStore.getState().offers).toHaveLength(before);
});

test('undo moves the deleted message back, by its new id, to the place where it stood', async () => {
  await mailStore().open(sessionId);
  bridge.answer('message.delete', () =>
    success({ moved: { itemId: 'b2', changeKey: '2' }, from: 'inbox', to: 'deleted' }),
  );
  bridge.answer('message.move', () => success({ itemId: 'b3', changeKey: '3' }));
  await deleteMessage(marySession, key, messageRow('b'));
  await useUndoStore.getState().undo();
  expect(bridge.asked.at(-1)).toEqual({
    name: 'message.move',
    input: { sessionId, identities, item: { itemId: 'b2', changeKey: '2' }, to: 'inbox' },
  });
  expect(names()).toEqual(['a', 'b3', 'c']);
});

test('a delete that Exchange refuses puts the row back and says why', async () => {
  await mailStore().open(sessionId);
  bridge.answer('message.delete', () => failed({ kind: 'read-only' }));
  await deleteMessage(marySession, key, messageRow('b'));
  expect(names()).toEqual(['a', 'b', 'c']);
  expect(useToastsStore.getState().toasts[0]?.text).toContain('could not be deleted');
  expect(useUndoStore.getState().offers).toEqual([]);
});

test('a delete whose outcome is unknown is not drawn back on a guess: the folder is read again', async () => {
  await mailStore().open(sessionId);
  bridge.answer('message.delete', () => failed({ kind: 'outcome-unknown', operation: 'MoveItem' }));
  bridge.answer('message.list', () => success(page(0, ['a', 'c'])));
  await deleteMessage(marySession, key, messageRow('b'));
  expect(names()).toEqual(['a', 'c']);
  expect(askedNames().filter((name) => name === 'message.delete')).toHaveLength(1);
});

test('marking read shows at once and keeps the new change key', async () => {
  await mailStore().open(sessionId);
  bridge.answer('message.markRead', () => {
    expect(list()?.rows.byIndex.get(0)?.isRead).toBe(true);
    return success({ itemId: 'a', changeKey: 'a-2' });
  });
  await markRead(marySession, key, messageRow('a', { isRead: false }), true);
  expect(list()?.rows.byIndex.get(0)).toMatchObject({ isRead: true, changeKey: 'a-2' });
});

test('marking read is taken back when Exchange says no', async () => {
  await mailStore().open(sessionId);
  bridge.answer('message.markRead', () => failed({ kind: 'read-only' }));
  await markRead(marySession, key, messageRow('a', { isRead: false }), true);
  expect(list()?.rows.byIndex.get(0)?.isRead).toBe(false);
});

test('two sessions keep their lists apart', async () => {
  await mailStore().open(sessionId);
  await mailStore().open('session-other');
  mailStore().showFolder('session-other', 'sent');
  expect(mailStore().places[sessionId]?.folderId).toBe('inbox');
});

test('a folder that changed is read again where it is in sight, and forgotten elsewhere', async () => {
  await mailStore().open(sessionId);
  bridge.answer('message.list', ({ offset }) => success(page(offset, [`at ${offset}`], 301)));
  await mailStore().readWindow(sessionId, key, 100);
  await mailStore().readWindow(sessionId, key, 200);
  mailStore().changeList(sessionId, key, () => ({ inSight: [100] }));
  bridge.answer('message.list', ({ offset }) => success(page(offset, ['fresh'], 301)));
  await mailStore().refresh(sessionId, 'inbox');
  expect([...(list()?.rows.byIndex.keys() ?? [])]).toEqual([100]);
  expect(names()).toEqual(['fresh']);
});

test('a folder that changes while a window is on its way is read once more', async () => {
  await mailStore().open(sessionId);
  const first = Promise.withResolvers<Result<Output<'message.list'>>>();
  bridge.answer('message.list', () => first.promise);
  const reading = mailStore().refresh(sessionId, 'inbox');
  bridge.answer('message.list', () => success(page(0, ['newest'])));
  await mailStore().refresh(sessionId, 'inbox');
  first.resolve(success(page(0, ['older'])));
  await reading;
  expect(names()).toEqual(['newest']);
});

test('a folder that nobody has looked at is not read because it changed', async () => {
  await mailStore().refresh(sessionId, 'archive');
  expect(bridge.asked).toEqual([]);
});

const searched = { folderId: 'inbox', search: 'badge' };
const searchedList = () => mailStore().places[sessionId]?.lists[listName(searched)];
const stored = {
  offset: 0,
  total: 1,
  rows: [messageRow('here')],
  isWhole: true,
  asOf: '2026-11-24T09:00:00Z',
};

test('a search shows what this computer has until Exchange has answered', async () => {
  const { promise, resolve } = Promise.withResolvers<Result<Output<'message.list'>>>();
  bridge.answer('message.list', () => promise);
  bridge.answer('message.search', () => success(stored));
  const reading = mailStore().readWindow(sessionId, searched, 0);
  await expect.poll(() => searchedList()?.source).toBe('store');
  expect(searchedList()?.rows.total).toBe(1);
  resolve(success(page(0, ['a', 'b'])));
  await reading;
  expect([searchedList()?.source, searchedList()?.rows.total]).toEqual(['server', 2]);
});

test('what this computer found never takes the place of what Exchange said', async () => {
  const { promise, resolve } = Promise.withResolvers<Result<Output<'message.search'>>>();
  bridge.answer('message.search', () => promise);
  bridge.answer('message.list', () => success(page(0, ['a', 'b'])));
  await mailStore().readWindow(sessionId, searched, 0);
  resolve(success(stored));
  await promise;
  expect(searchedList()?.rows.total).toBe(2);
});
