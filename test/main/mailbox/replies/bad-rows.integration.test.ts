import { afterEach, beforeEach, expect, it } from 'vitest';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { mary, rob } from '../../ews/operations/sample-office.ts';
import { anywhere, sessionOn, type SessionOn } from '../sync/session-on.ts';

const week = { start: '2026-11-23T00:00:00.000Z', end: '2026-11-30T00:00:00.000Z' };

let exchange: Exchange;
let session: SessionOn;

beforeEach(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
  session = sessionOn(exchange, { account: rob, mailbox: mary, access: 'delegate' });
  await session.value('open', null);
});
afterEach(async () => {
  expect(session.defects).toEqual([]);
  session.close();
  await exchange.stop();
});

function alter(operation: string, change: (reply: string) => string): void {
  exchange.faults.add({ type: 'altered', operation, times: Infinity, alter: change });
}

const withoutKey = (reply: string): string =>
  reply.replace(/(<t:ItemId Id="[^"]+") ChangeKey="[^"]+"/u, '$1');
const withoutEnd = (reply: string): string =>
  reply.replace(
    '</t:Items>',
    '<t:CalendarItem><t:ItemId Id="AAMkX" ChangeKey="DwAAX"/><t:Subject>Left over</t:Subject><t:Start>2026-11-24T09:00:00Z</t:Start></t:CalendarItem></t:Items>',
  );

it('shows a week with a meeting that has no end, says so, and remembers it', async () => {
  const { rows } = await session.value('calendar.list', week);
  session.store.markCalendarStale();
  alter('FindItem', withoutEnd);
  const page = await session.value('calendar.list', week);
  expect(page.rows).toHaveLength(rows.length);
  const told = { count: 1, items: [{ subject: 'Left over', who: null, at: '2026-11-24T09:00:00.000Z' }] };
  expect(page.unreadable).toEqual(told);
  expect(await session.value('calendar.list', week)).toMatchObject({ source: 'store', unreadable: told });
});

it('tells nothing but the time of a private one', async () => {
  alter('FindItem', (reply) =>
    withoutEnd(reply).replace(
      'Left over</t:Subject>',
      'Secret</t:Subject><t:Sensitivity>Private</t:Sensitivity>',
    ),
  );
  const page = await session.value('calendar.list', week);
  expect(page.unreadable?.items).toEqual([{ subject: null, who: null, at: '2026-11-24T09:00:00.000Z' }]);
});

it('shows the other messages of a page, and counts one without a change key', async () => {
  const folderId = session.context.known.folders.get('inbox')?.folderId ?? '';
  const window = { folderId, offset: 0, limit: 30, search: 'kind:email' };
  const { rows, unreadable } = await session.value('message.list', window);
  expect(unreadable).toBeUndefined();
  alter('FindItem', withoutKey);
  const page = await session.value('message.list', window);
  expect(page.rows).toEqual(rows.slice(1));
  expect(page.unreadable).toMatchObject({ count: 1 });
});

it('synchronises past one, keeps the count in the store, and forgets it once the item can be read', async () => {
  alter('SyncFolderItems', withoutKey);
  await session.bringUp();
  const inbox = session.context.known.folders.get('inbox')?.folderId ?? '';
  const ask = { folderId: inbox, offset: 0, limit: 100, search: '' };
  const page = await session.value('message.list', ask);
  expect(page).toMatchObject({ source: 'store', unreadable: { count: 1 } });
  expect(page.rows).toHaveLength(Math.min(100, page.total));
  exchange.faults.clear();
  session.store.beginAnew(inbox);
  await session.notice(anywhere);
  const again = await session.value('message.list', ask);
  expect(again.unreadable).toBeUndefined();
  expect(again.total).toBe(page.total + 1);
});

it('reads a raw control character in every reply as one that stands for it', async () => {
  alter('FindItem', (reply) => reply.replace('<t:Subject>', '<t:Subject>\u0001\u001F'));
  const early = await session.value('message.list', {
    folderId: session.context.known.folders.get('inbox')?.folderId ?? '',
    offset: 0,
    limit: 30,
    search: 'kind:email',
  });
  expect(early.rows.some(({ subject }) => subject.startsWith('\uFFFD\uFFFD'))).toBe(true);
});
