import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeDelegate } from '../../../../main/ews/operations/remove-delegate.ts';
import { updateDelegate } from '../../../../main/ews/operations/update-delegate.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { valueOf } from '../../ews/literal-service.ts';
import { mary, rob } from '../../ews/operations/sample-office.ts';
import { actorOn, anywhere, operationsOf, sessionOn, storedRows, type SessionOn } from './session-on.ts';

const week = { start: '2026-11-16T00:00:00.000Z', end: '2026-12-07T00:00:00.000Z' };

let exchange: Exchange;
let owner: EwsService;
let session: SessionOn;
let inbox: string;

beforeEach(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
  owner = actorOn(exchange, mary);
  session = sessionOn(exchange, { account: rob, mailbox: mary, access: 'delegate' });
  await session.bringUp();
  inbox = session.context.known.folders.get('inbox')?.folderId ?? '';
});
afterEach(async () => {
  expect(session.defects).toEqual([]);
  expect(exchange.ledger.defects).toEqual([]);
  session.close();
  owner.transport.close();
  await exchange.stop();
});

async function letSeePrivate(viewPrivateItems: boolean): Promise<void> {
  const levels = {};
  const delegate = { address: rob, levels, viewPrivateItems, receivesCopies: true };
  const [changed] = valueOf(
    await updateDelegate(owner, { delegates: [delegate], deliverMeetingRequests: null }),
  );
  expect(changed?.ok).toBe(true);
}
const hidden = () => (storedRows(session, inbox) ?? []).filter(({ isHidden }) => isHidden);

describe('private messages', () => {
  it('never reach the store of a delegate who may not see them', async () => {
    expect(hidden().length).toBeGreaterThan(0);
    for (const row of hidden())
      expect(row).toMatchObject({ subject: 'Private', from: null, sender: null, to: '', preview: '' });
  });

  it('are asked for anew when the right to see them comes, and taken out when it goes', async () => {
    const before = hidden().length;
    await letSeePrivate(true);
    await session.notice(anywhere);
    expect(hidden()).toEqual([]);
    const total = session.store.progress(inbox).total;
    await letSeePrivate(false);
    await session.notice(anywhere);
    expect(hidden()).toHaveLength(before);
    expect(session.store.progress(inbox).total).toBe(total);
  });

  it('are not shown from the store between the loss of the right and the end of the new rows', async () => {
    await letSeePrivate(true);
    await session.notice(anywhere);
    const window = { folderId: inbox, offset: 0, limit: 200, search: '' };
    expect(await session.value('message.list', window)).toMatchObject({ source: 'store' });
    await letSeePrivate(false);
    exchange.faults.add({ type: '503', operation: 'SyncFolderItems', times: Infinity });
    await session.value('noticed', anywhere);
    await session.settled();
    const page = await session.value('message.list', window);
    expect(page.source).toBe('server');
    expect(page.rows.filter(({ isHidden }) => isHidden).length).toBeGreaterThan(0);
  });
});

it('rows of a folder that may not be read any more are not shown from the store', async () => {
  const window = { folderId: inbox, offset: 0, limit: 10, search: '' };
  expect(await session.value('message.list', window)).toMatchObject({ source: 'store' });
  valueOf(await removeDelegate(owner, { addresses: [rob] }));
  await session.notice({ folderIds: [inbox], isTreeChanged: false });
  expect(await session.ask('message.list', window)).toMatchObject({
    ok: false,
    failure: { kind: 'response-code' },
  });
});

it('a folder that may not be seen any more leaves the tree, and its rows leave the store', async () => {
  valueOf(await removeDelegate(owner, { addresses: [rob] }));
  session.events.length = 0;
  await session.notice(anywhere);
  const folders = await session.ask('folder.list', {});
  expect(folders.ok && folders.value.some(({ folderId }) => folderId === inbox)).toBe(false);
  expect(storedRows(session, inbox)).toBeNull();
  expect(session.events).toContainEqual({ event: 'folders' });
});

it('a folder tree that could not be read is read again later', async () => {
  const own = sessionOn(exchange, { account: mary, mailbox: mary, access: 'own' });
  exchange.faults.add({ type: '503', operation: 'SyncFolderHierarchy' });
  await own.bringUp();
  const names = () => (own.store.folders()?.folders ?? []).map(({ displayName }) => displayName);
  expect(names()).not.toContain('Projects');
  await own.clock.advance(1_000);
  await own.settled();
  expect(names()).toContain('Projects');
  own.close();
});

describe('a calendar', () => {
  it('is asked for once a stretch, and again after it has changed', async () => {
    const first = await session.value('calendar.list', week);
    expect(first.source).toBe('server');
    exchange.ledger.clear();
    const again = await session.value('calendar.list', week);
    const day = { start: '2026-11-24T00:00:00.000Z', end: '2026-11-25T00:00:00.000Z' };
    const within = await session.value('calendar.list', day);
    expect(operationsOf(exchange)).toEqual([]);
    expect(again).toEqual({ ...first, source: 'store' });
    expect(within.rows.length).toBeGreaterThan(0);
    expect(within.rows.length).toBeLessThan(first.rows.length);
    session.events.length = 0;
    const folderIds = [first.folderId];
    await session.notice({ folderIds, isTreeChanged: false });
    expect(session.events).toContainEqual({ event: 'calendar' });
    expect(operationsOf(exchange).filter((one) => one === 'FindItem')).toHaveLength(1);
  });

  it('is not read again when something else may have changed and its own synchronisation says that it has not', async () => {
    await session.value('calendar.list', week);
    await session.notice(anywhere);
    await session.value('calendar.list', week);
    exchange.ledger.clear();
    session.events.length = 0;
    await session.notice(anywhere);
    expect(session.events.filter(({ event }) => event === 'calendar')).toEqual([]);
    expect(operationsOf(exchange)).not.toContain('FindItem');
  });

  it('is given as it was known last while the server is out of reach, and with its age', async () => {
    const first = await session.value('calendar.list', week);
    session.store.markCalendarStale();
    await exchange.stopListening();
    exchange.faults.add({ type: 'reset', operation: 'FindItem', times: Infinity });
    const stored = await session.value('calendar.list', week);
    expect(stored).toMatchObject({ source: 'store', asOf: first.asOf });
    exchange.faults.clear();
    await exchange.listenAgain();
    expect(await session.value('calendar.list', week)).toMatchObject({ source: 'server' });
  });
});
