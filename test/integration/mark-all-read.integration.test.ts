import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Folder } from '../../shared/model/folder.ts';
import type { Session } from '../../shared/model/session.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';

const ROB = 'rob.ellis@contoso.test';
const MARY = 'mary.okafor@contoso.test';

let exchange: Exchange;
let app: HeadlessApp;
let mary: Session;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  app = await HeadlessApp.start();
  mary = await app.session(exchange, ROB, MARY, 'delegate');
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

async function folders(): Promise<readonly Folder[]> {
  return await app.value('folder.list', { sessionId: mary.sessionId });
}

async function rows(folderId: string) {
  const window = { sessionId: mary.sessionId, folderId, offset: 0, limit: 100, search: '' };
  return (await app.value('message.list', window)).rows;
}

test('a delegate marks all of the executive’s inbox as read: the next list says so, other folders stay, the journal has it', async () => {
  const before = await folders();
  const inbox = before.find(({ distinguishedId }) => distinguishedId === 'inbox');
  const folderId = inbox?.folderId ?? '';
  expect((await rows(folderId)).some(({ isRead }) => !isRead)).toBe(true);

  const write = { sessionId: mary.sessionId, identities: mary.identities };
  expect(await app.ask('folder.markAllRead', { ...write, folderId })).toEqual({ ok: true, value: null });

  expect((await rows(folderId)).every(({ isRead }) => isRead)).toBe(true);
  const unreadElsewhere = (all: readonly Folder[]) =>
    all.filter((folder) => folder.folderId !== folderId).map(({ unreadCount }) => unreadCount);
  expect(unreadElsewhere(await folders())).toEqual(unreadElsewhere(before));
  const { entries } = await app.value('journal.list', { before: null, limit: 1 });
  expect(entries[0]).toMatchObject({ operation: 'MarkAllItemsAsRead', mailbox: MARY, outcome: 'done' });
});

test('who may only read a folder is refused, and nothing in it is marked', async () => {
  const jun = await app.session(exchange, ROB, 'jun.takeda@contoso.test', 'delegate');
  const calendar = await app.value('folder.list', { sessionId: jun.sessionId });
  const folderId = calendar.find(({ distinguishedId }) => distinguishedId === 'calendar')?.folderId ?? '';
  const write = { sessionId: jun.sessionId, identities: jun.identities };
  expect(await app.ask('folder.markAllRead', { ...write, folderId })).toMatchObject({
    ok: false,
    failure: { kind: 'response-code', code: 'ErrorAccessDenied' },
  });
});
