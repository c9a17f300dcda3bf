import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { sessionOn, type SessionOn } from '../sync/session-on.ts';

const mary = 'mary.okafor@contoso.test';
const servers = ['exchange-se', 'compatible'] as const;

let exchange: Exchange;
let session: SessionOn;
afterEach(async () => {
  session.close();
  await exchange.stop();
});

async function open(profile: (typeof servers)[number]): Promise<{ inbox: string; bin: string }> {
  exchange = await startExchange({ now: '2026-11-24T09:00:00.000Z', profile });
  session = sessionOn(exchange, { account: mary, mailbox: mary, access: 'own' });
  await session.bringUp();
  const { folders } = session.context.known;
  return { inbox: folders.get('inbox')!.folderId, bin: folders.get('deleteditems')!.folderId };
}

async function firstIn(folderId: string): Promise<{ itemId: string; changeKey: string; subject: string }> {
  const { rows } = await session.value('message.list', { folderId, offset: 0, limit: 1, search: '' });
  const [{ itemId, changeKey, subject } = { itemId: '', changeKey: '', subject: '' }] = rows;
  return { itemId, changeKey, subject };
}

describe.each(servers)('a move on a server of the kind %s', (profile) => {
  let places: { inbox: string; bin: string };
  beforeEach(async () => {
    places = await open(profile);
  });

  it('has happened when the server says so, and is undone, whether new ids are named or not', async () => {
    const { subject, ...item } = await firstIn(places.inbox);
    const deleted = await session.value('message.delete', { item });
    expect(deleted).toMatchObject({ from: places.inbox, to: places.bin });
    const inBin = await session.value('message.get', { itemId: deleted.moved!.itemId });
    expect(inBin).toMatchObject({ subject, parentFolderId: places.bin });
    const back = await session.value('message.move', { item: deleted.moved!, to: deleted.from });
    expect(await session.value('message.get', { itemId: back!.itemId })).toMatchObject({
      subject,
      parentFolderId: places.inbox,
    });
    expect(session.defects).toEqual([]);
  });
});

it('a move stands although nobody can tell where the message is now', async () => {
  const { inbox, bin } = await open('compatible');
  const { subject: _subject, ...item } = await firstIn(inbox);
  exchange.faults.add({ type: 'item-error', code: 'ErrorAccessDenied', operation: 'FindItem', times: 1 });
  expect(await session.value('message.delete', { item })).toEqual({ moved: null, from: inbox, to: bin });
});
