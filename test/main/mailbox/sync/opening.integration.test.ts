import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { learnedBefore, rememberLearned } from '../../../../main/mailbox/opening/remembered.ts';
import type { MailboxStore } from '../../../../main/store/mailbox-store.ts';
import { openMailboxStore } from '../../../../main/store/open-mailbox-store.ts';
import type { MessagePage } from '../../../../shared/model/message.ts';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { mary, rob, servant, jun } from '../../ews/operations/sample-office.ts';
import { operationsOf, sessionOn, type SessionOn, type SessionParts } from './session-on.ts';

const asDelegate = { account: rob, mailbox: mary, access: 'delegate' } as const;
const week = { start: '2026-11-23T00:00:00.000Z', end: '2026-11-30T00:00:00.000Z' };

let exchange: Exchange;
const sessions: SessionOn[] = [];
const stores: MailboxStore[] = [];
const folder = mkdtempSync(join(tmpdir(), 'onbehalf-opening-'));
let files = 0;
const start = (parts: SessionParts): SessionOn => {
  const session = sessionOn(exchange, parts);
  sessions.push(session);
  return session;
};

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
});
beforeEach(() => {
  exchange.ledger.clear();
  exchange.faults.clear();
});
afterEach(() => {
  for (const session of sessions.splice(0)) {
    expect(session.defects).toEqual([]);
    session.close();
  }
  for (const store of stores.splice(0)) store.close();
});
afterAll(async () => {
  await exchange.stop();
  rmSync(folder, { recursive: true });
});

/** A store on the disk as an earlier run left it, opened again. */
async function leftBy(parts: SessionParts) {
  const place = { file: join(folder, `${(files += 1)}.store`), key: randomBytes(32) };
  const before = openMailboxStore(place).store;
  const session = start({ ...parts, store: before });
  await session.bringUp();
  await session.value('calendar.list', week);
  exchange.ledger.clear();
  before.close();
  const { store, trouble } = openMailboxStore(place);
  expect(trouble).toBeNull();
  stores.push(store);
  return store;
}

/** Rows of the same second have no order of their own. */
function ordered(rows: MessagePage['rows']): MessagePage['rows'] {
  return rows.toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
}
function placeOf({ receivedAt, itemId }: MessagePage['rows'][number]): string {
  return `${receivedAt ?? ''} ${itemId}`;
}

describe('a mailbox that was never opened', () => {
  it('shows its first rows after the proof and one request more', async () => {
    const session = start(asDelegate);
    const opened = await session.value('open', null);
    const page = await session.value('message.firstPage', {});
    expect(opened.proof.statement).toContain('answered by name');
    expect(page.rows.length).toBeGreaterThan(10);
    expect(page.source).toBe('server');
    expect(operationsOf(exchange).toSorted()).toEqual(['FindItem', 'GetFolder']);
  });

  it('lets nothing be read before the proof', async () => {
    const session = start(asDelegate);
    for (const name of ['folder.list', 'message.firstPage'] as const)
      expect(await session.ask(name, {})).toMatchObject({ ok: false, failure: { kind: 'not-open' } });
    expect(session.events).toEqual([]);
    expect(operationsOf(exchange)).toEqual([]);
  });
});

describe('a mailbox that was opened and stored before', () => {
  it('is read from the store at once, and the proof is the only request of its opening', async () => {
    const store = await leftBy(asDelegate);
    const session = start({ ...asDelegate, store });
    const opening = session.ask('open', null);
    expect(session.events).toEqual([{ event: 'readable', unread: expect.any(Number) as number }]);
    const folders = await session.value('folder.list', {});
    const page = await session.value('message.firstPage', {});
    const inbox = folders.find(({ distinguishedId }) => distinguishedId === 'inbox');
    const window = { folderId: inbox?.folderId ?? '', offset: 5, limit: 3, search: '' };
    const list = await session.value('message.list', window);
    const calendar = await session.value('calendar.list', week);
    expect(session.context.known.folders.size).toBe(0);
    expect(page).toMatchObject({ folderId: inbox?.folderId, source: 'store' });
    expect(page.rows.length).toBeGreaterThan(10);
    const few = await session.value('message.firstPage', { limit: 4 });
    expect([few.rows, few.total]).toEqual([page.rows.slice(0, 4), page.total]);
    expect(list.rows).toEqual(page.rows.slice(5, 8));
    expect(calendar).toMatchObject({ source: 'store', start: week.start });
    expect(calendar.rows.length).toBeGreaterThan(3);
    expect((await opening).ok).toBe(true);
    await session.value('message.firstPage', {});
    expect(operationsOf(exchange)).toEqual(['GetFolder']);
  });

  it('says the same from the store as the server says itself', async () => {
    const store = await leftBy(asDelegate);
    const known = start({ ...asDelegate, store });
    const unknown = start(asDelegate);
    await unknown.value('open', null);
    void known.ask('open', null);
    const [stored, fresh] = [
      await known.value('message.firstPage', {}),
      await unknown.value('message.firstPage', {}),
    ];
    expect(ordered(stored.rows).slice(0, 50)).toEqual(ordered(fresh.rows).slice(0, 50));
    expect(stored.total).toBe(fresh.total);
    expect(stored.rows.some(({ isHidden }) => isHidden)).toBe(fresh.rows.some(({ isHidden }) => isHidden));
  });

  it('gives early what is stored and nothing else: no search, no message, no other mailbox, no write', async () => {
    const store = await leftBy(asDelegate);
    const session = start({ ...asDelegate, store });
    const page = await session.value('message.firstPage', {});
    const [row] = page.rows;
    const item = { itemId: row?.itemId ?? '', changeKey: row?.changeKey ?? '' };
    const window = { folderId: page.folderId, offset: 0, limit: 10, search: '' };
    const other = start({ account: rob, mailbox: rob, access: 'own' });
    await other.value('open', null);
    const own = await other.value('message.firstPage', {});
    exchange.ledger.clear();
    for (const refused of [
      await session.ask('message.list', { ...window, search: 'a' }),
      await session.ask('message.list', { ...window, folderId: own.folderId }),
      await session.ask('message.get', { itemId: item.itemId }),
      await session.ask('message.markRead', { item, isRead: true }),
      await session.ask('calendar.list', { ...week, start: '2020-01-01T00:00:00.000Z' }),
    ])
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'not-open' } });
    expect((await session.ask('message.list', window)).ok).toBe(true);
    expect(operationsOf(exchange)).toEqual([]);
  });

  it('is closed to every read once the proof has failed', async () => {
    const store = await leftBy(asDelegate);
    const session = start({ ...asDelegate, store });
    exchange.faults.add({ type: 'own-folder', times: Infinity });
    expect((await session.ask('message.firstPage', {})).ok).toBe(true);
    expect(await session.ask('open', null)).toMatchObject({ ok: false, failure: { kind: 'wrong-mailbox' } });
    for (const name of ['folder.list', 'message.firstPage'] as const)
      expect(await session.ask(name, {})).toMatchObject({ ok: false, failure: { kind: 'not-open' } });
  });

  it('does not show its store for another mailbox that has the address now', async () => {
    const store = await leftBy(asDelegate);
    const session = start({ ...asDelegate, store });
    exchange.faults.add({ type: 'wrong-mailbox', times: Infinity });
    expect(await session.ask('open', null)).toMatchObject({ ok: false, failure: { kind: 'wrong-mailbox' } });
  });

  it('learns names and level again only after a day', async () => {
    const store = await leftBy(asDelegate);
    const session = start({ ...asDelegate, store });
    await session.value('open', null);
    exchange.ledger.clear();
    const learned = await session.value('learn', null);
    expect(learned).toEqual({ authenticated: 'Rob Ellis', mailbox: 'Mary Okafor', level: 'Editor' });
    await session.settled();
    expect(operationsOf(exchange)).not.toContain('ResolveNames');
    expect(operationsOf(exchange)).not.toContain('FindItem');
    const fact = learnedBefore(store);
    if (fact === null) throw new Error('nothing was learned');
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString();
    rememberLearned(store, { ...fact, learnedAt: yesterday });
    const later = start({ ...asDelegate, store });
    await later.value('open', null);
    exchange.ledger.clear();
    expect(await later.value('learn', null)).toEqual(learned);
    expect(operationsOf(exchange)).toContain('FindItem');
  });

  it('takes one request under impersonation too, though the first opening asks the account itself as well', async () => {
    const parts = { account: servant, mailbox: jun, access: 'impersonation' } as const;
    await start(parts).value('open', null);
    expect(operationsOf(exchange).filter((operation) => operation === 'GetFolder')).toHaveLength(2);
    const store = await leftBy(parts);
    await start({ ...parts, store }).value('open', null);
    expect(operationsOf(exchange)).toEqual(['GetFolder']);
  });
});
