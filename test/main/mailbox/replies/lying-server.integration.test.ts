import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailboxMoniker } from '../../../../main/ews/item-ids.ts';
import type { CallInput } from '../../../../main/mailbox/thread-requests.ts';
import type { Result } from '../../../../shared/result.ts';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { mary, rob } from '../../ews/operations/sample-office.ts';
import { anywhere, sessionOn, storedRows, type SessionOn } from '../sync/session-on.ts';
import { allOf, instead, lastOf, swapped, withoutParents } from './lies.ts';

const week = { start: '2026-11-23T00:00:00.000Z', end: '2026-11-30T00:00:00.000Z' };

let exchange: Exchange;
let session: SessionOn;
let ownMailbox: string;
let theirs: string;
let picked: {
  item: string;
  change: string;
  other: string;
  meeting: string;
  otherMeeting: string;
};

beforeEach(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
  const own = sessionOn(exchange, { account: rob, mailbox: rob, access: 'own' });
  await own.value('open', null);
  ownMailbox = own.context.known.moniker ?? '';
  own.close();
  session = sessionOn(exchange, { account: rob, mailbox: mary, access: 'delegate' });
  await session.value('open', null);
  theirs = session.context.known.moniker ?? '';
  const { rows } = await session.value('message.firstPage', {});
  const plain = rows.filter(({ isHidden, itemClass }) => !isHidden && itemClass === 'IPM.Note');
  const meetings = (await session.value('calendar.list', week)).rows.filter(({ isHidden }) => !isHidden);
  picked = {
    item: plain[0]?.itemId ?? '',
    change: plain[0]?.changeKey ?? '',
    other: plain[1]?.itemId ?? '',
    meeting: meetings[0]?.itemId ?? '',
    otherMeeting: meetings[1]?.itemId ?? '',
  };
  await session.settled();
  session.events.length = 0;
});
afterEach(async () => {
  expect(session.defects).toEqual([]);
  expect(exchange.ledger.defects).toEqual([]);
  session.close();
  await exchange.stop();
});

function lie(operation: string, alter: (reply: string) => string, nth = 1): void {
  exchange.faults.add({ type: 'altered', operation, nth, times: Infinity, alter });
}

function folder(name: 'inbox' | 'sentitems'): string {
  return session.context.known.folders.get(name)?.folderId ?? '';
}

const window = { offset: 0, limit: 30 };

/** Every read that a session answers from the server, by what it asks. */
const reads: Readonly<
  Record<string, { readonly operation: string; readonly ask: () => Promise<Result<unknown>> }>
> = {
  'a list of messages': {
    operation: 'FindItem',
    ask: () => session.ask('message.list', { folderId: folder('sentitems'), ...window, search: '' }),
  },
  'a search on the server': {
    operation: 'FindItem',
    ask: () => session.ask('message.list', { folderId: folder('inbox'), ...window, search: 'kind:email' }),
  },
  'a message': { operation: 'GetItem', ask: () => session.ask('message.get', { itemId: picked.item }) },
  'the message that is answered': {
    operation: 'GetItem',
    ask: () => session.ask('compose.begin', { kind: 'reply', itemId: picked.item }),
  },
  'a message’s pictures': {
    operation: 'GetItem',
    ask: () => session.ask('message.inlinePictures', { itemId: picked.item }),
  },
  'a stretch of the calendar': {
    operation: 'FindItem',
    ask: () => {
      session.store.markCalendarStale();
      return session.ask('calendar.list', week);
    },
  },
  'what may be done in a folder': {
    operation: 'FindItem',
    ask: () => session.ask('folder.acts', { folderId: folder('sentitems') }),
  },
  'a meeting': {
    operation: 'GetItem',
    ask: () => session.ask('calendar.get', { itemId: picked.meeting }),
  },
};

const whole: Readonly<Record<string, (reply: string) => string>> = {
  'one’s own mailbox': (reply) => allOf(ownMailbox)(reply),
  'one’s own mailbox, not saying where it lies': (reply) => withoutParents(allOf(ownMailbox)(reply)),
  'a third mailbox': (reply) => allOf('00000000-1111-2222-3333-444444444444')(reply),
};

function refusals(): readonly unknown[] {
  return session.events.filter(({ event }) => event === 'misanswered');
}

describe.each(Object.keys(reads))('%s', (name) => {
  const read = () => reads[name] ?? reads['a message'];

  it.each(Object.keys(whole))('is not shown from %s', async (which) => {
    const { operation = '', ask = () => Promise.reject(new Error()) } = read() ?? {};
    lie(operation, whole[which] ?? String);
    const answer = await ask();
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: 'wrong-mailbox', asked: mary, answered: which.startsWith('one') ? 'own' : 'another' },
    });
    expect(refusals()).toContainEqual({ event: 'misanswered', operation, code: 'wrong-mailbox' });
  });

  it('is shown when the answer is true', async () => {
    const answer = await read()?.ask();
    expect(answer).toMatchObject({ ok: true });
    expect(refusals()).toEqual([]);
  });
});

describe('one row of another mailbox in a list', () => {
  it.each(['a list of messages', 'a search on the server', 'a stretch of the calendar'])(
    'refuses %s, with and without a word of where it lies',
    async (name) => {
      lie('FindItem', (reply) => withoutParents(lastOf(ownMailbox, 'ItemId')(reply)));
      expect(await reads[name]?.ask()).toMatchObject({ ok: false, failure: { kind: 'wrong-mailbox' } });
      exchange.faults.clear();
      lie('FindItem', (reply) => lastOf(ownMailbox, 'ParentFolderId')(reply));
      expect(await reads[name]?.ask()).toMatchObject({ ok: false, failure: { kind: 'wrong-mailbox' } });
    },
  );

  it('refuses the first rows, which are asked for before the mailbox is proved', async () => {
    const early = sessionOn(exchange, { account: rob, mailbox: mary, access: 'delegate' });
    lie('FindItem', (reply) => withoutParents(lastOf(ownMailbox, 'ItemId')(reply)));
    await early.value('open', null);
    expect(await early.ask('message.firstPage', {})).toMatchObject({ failure: { kind: 'wrong-mailbox' } });
    early.close();
  });

  it('keeps a page of a synchronisation out of the store, and what comes after it in order', async () => {
    lie('SyncFolderItems', (reply) => withoutParents(lastOf(ownMailbox, 'ItemId')(reply)));
    await session.value('learn', null);
    await session.settled();
    expect(storedRows(session, folder('inbox'))).toBeNull();
    expect(session.store.search('the', { folderId: null, offset: 0, limit: 500 }).rowsText).toBe('[]');
    expect(refusals()).toContainEqual({
      event: 'misanswered',
      operation: 'SyncFolderItems',
      code: 'wrong-mailbox',
    });
    exchange.faults.clear();
    await session.notice(anywhere);
    const rows = storedRows(session, folder('inbox')) ?? [];
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map(({ itemId }) => mailboxMoniker(itemId)))).toEqual(new Set([theirs]));
  });

  it('is no folder of a notice', async () => {
    await session.bringUp();
    const before = exchange.ledger.requests.length;
    const foreign = allOf(ownMailbox)(` Id="${folder('inbox')}"`).slice(5, -1);
    await session.notice({ folderIds: [foreign], isTreeChanged: false });
    expect(exchange.ledger.requests).toHaveLength(before);
    await session.notice({ folderIds: [folder('inbox')], isTreeChanged: false });
    expect(exchange.ledger.requests.length).toBeGreaterThan(before);
  });
});

describe('another item of the same mailbox', () => {
  it.each(['a message', 'the message that is answered', 'a message’s pictures'])(
    'is not taken for %s',
    async (name) => {
      lie('GetItem', (reply) => instead(picked.item, picked.other)(reply));
      expect(await reads[name]?.ask()).toMatchObject({ ok: false, failure: { kind: 'wrong-item' } });
      expect(refusals()).toContainEqual({ event: 'misanswered', operation: 'GetItem', code: 'wrong-item' });
    },
  );

  it('is not taken for a meeting', async () => {
    lie('GetItem', (reply) => instead(picked.meeting, picked.otherMeeting)(reply));
    expect(await reads['a meeting']?.ask()).toMatchObject({ ok: false, failure: { kind: 'wrong-item' } });
  });

  it('does not show what was changed: the item is looked at, and one that is as it should be counts', async () => {
    const item = { itemId: picked.item, changeKey: picked.change };
    lie('UpdateItem', (reply) => instead(picked.item, picked.other)(reply));
    const { changeKey } = await session.value('message.markRead', { item, isRead: true });
    lie('GetItem', (reply) => instead(picked.item, picked.other)(reply));
    const changed = { itemId: picked.item, changeKey };
    expect(await session.ask('message.markRead', { item: changed, isRead: false })).toMatchObject({
      ok: false,
      failure: { kind: 'outcome-unknown', because: 'wrong-item' },
    });
  });
});

describe('the folder tree', () => {
  it('is not taken from another mailbox', async () => {
    const own = sessionOn(exchange, { account: rob, mailbox: rob, access: 'own' });
    await own.value('open', null);
    lie('SyncFolderHierarchy', (reply) => lastOf(theirs, 'FolderId')(reply));
    expect(await own.ask('folder.list', {})).toMatchObject({ failure: { kind: 'wrong-mailbox' } });
    exchange.faults.clear();
    expect((await own.value('folder.list', {})).length).toBeGreaterThan(5);
    own.close();
  });
});

describe('answers in another order', () => {
  it('give no folder the counts and rights of another one', async () => {
    await session.bringUp();
    const before = session.store.folders()?.folders;
    session.events.length = 0;
    lie('GetFolder', swapped);
    await session.notice(anywhere);
    expect(session.store.folders()?.folders).toEqual(before);
    expect(refusals()).toContainEqual({ event: 'misanswered', operation: 'GetFolder', code: 'wrong-item' });
  });
});

describe('writes', () => {
  const moves: Readonly<
    Record<string, (item: CallInput<'message.delete'>['item']) => Promise<Result<unknown>>>
  > = {
    MoveItem: (item) => session.ask('message.move', { item, to: folder('sentitems') }),
    UpdateItem: (item) => session.ask('message.setFlag', { item, flag: 'Flagged' }),
  };

  it.each(Object.keys(moves))(
    'that %s answers with an id of another mailbox have an unknown outcome',
    async (operation) => {
      const item = { itemId: picked.item, changeKey: picked.change };
      lie(operation, (reply) => allOf(ownMailbox)(reply));
      // The move is asked for its item before it is made, truly; what looks afterwards is lied to again.
      lie('GetItem', (reply) => allOf(ownMailbox)(reply), operation === 'MoveItem' ? 2 : 1);
      expect(await moves[operation]?.(item)).toMatchObject({
        ok: false,
        failure: { kind: 'outcome-unknown', operation, because: 'wrong-mailbox' },
      });
    },
  );

  it.each(Object.keys(moves))('that %s answers truly are done', async (operation) => {
    expect(await moves[operation]?.({ itemId: picked.item, changeKey: picked.change })).toMatchObject({
      ok: true,
    });
  });
});
