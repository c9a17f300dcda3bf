import { afterEach, describe, expect, it } from 'vitest';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { isFull } from '../../../support/full.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import type { MailboxStore } from '../../../../main/store/mailbox-store.ts';
import type { EwsRequest, ReplyReader } from '../../../../main/ews/transport/transport.ts';
import { mary } from '../../ews/operations/sample-office.ts';
import { SETTLED_MS } from '../../../../main/mailbox/compose/leftovers.ts';
import { anywhere, operationsOf, sessionOn, type SessionOn } from './session-on.ts';

let exchange: Exchange;
let session: SessionOn;

afterEach(async () => {
  session.close();
  await exchange.stop();
});

/** A store that keeps no rows, and knows how many it was given at once. */
function sieve() {
  const inner = memoryStore();
  const seen = { rows: 0, most: 0, pages: 0, asked: 0, ahead: 0 };
  const store: MailboxStore = {
    ...inner,
    keepItems: (page) => {
      seen.pages += 1;
      seen.rows += page.put.length;
      seen.most = Math.max(seen.most, page.put.length);
      if (seen.asked > seen.pages) seen.ahead += 1;
      inner.keepItems({ ...page, put: [] });
    },
  };
  return { store, seen };
}

async function open(store: MailboxStore) {
  session = sessionOn(exchange, { account: mary, mailbox: mary, access: 'own', store });
  await session.value('open', null);
  exchange.ledger.clear();
}

describe.each([10_000, ...(isFull ? [100_000] : [])])('an inbox of %i messages', (size) => {
  it('is listed with as few requests as there are pages of 512, the next one asked for early', async () => {
    exchange = await startExchange({ now: '2026-11-24T09:00:00Z', size });
    const { store, seen } = sieve();
    await open(store);
    const { transport } = session.context.service;
    const exchanged = transport.exchange.bind(transport);
    Object.assign(transport, {
      exchange: (request: EwsRequest, reader: ReplyReader) => {
        if (request.operation === 'SyncFolderItems') seen.asked += 1;
        return exchanged(request, reader);
      },
    });
    await session.value('learn', null);
    await session.settled();
    const calls = operationsOf(exchange).filter((one) => one === 'SyncFolderItems');
    const least = Math.ceil(seen.rows / 512);
    expect(seen.rows).toBeGreaterThanOrEqual(size);
    expect(calls.length).toBeGreaterThanOrEqual(least);
    expect(calls.length).toBeLessThanOrEqual(Math.ceil(least * 1.02));
    expect(seen.most).toBe(512);
    // When a page is stored, the next one is under way already; never two of them.
    expect(seen.ahead).toBe(seen.pages - 1);
    expect(seen.asked).toBe(seen.pages);
    expect(exchange.ledger.defects).toEqual([]);
  });
});

describe('when a synchronisation', () => {
  it('is over, garbage is collected once, and not again after news', async () => {
    exchange = await startExchange({ now: '2026-11-24T09:00:00Z', size: 500 });
    await open(memoryStore());
    await session.value('learn', null);
    await session.settled();
    expect(session.collections()).toBe(0);
    await session.clock.advance(SETTLED_MS);
    expect(session.collections()).toBe(1);
    await session.notice(anywhere);
    await session.clock.advance(SETTLED_MS);
    expect(session.collections()).toBe(1);
  });
});

describe('while a large folder is synchronised', () => {
  it('lists come from the server, the first news is told when all of it is there, then lists cost nothing', async () => {
    exchange = await startExchange({ now: '2026-11-24T09:00:00Z', size: 5_000 });
    await open(memoryStore());
    const page = await session.value('message.firstPage', {});
    const window = { folderId: page.folderId, offset: 100, limit: 20, search: '' };
    exchange.ledger.clear();
    const live = await session.value('message.list', window);
    expect(live.source).toBe('server');
    expect(session.events).toEqual([]);
    await session.settled();
    const news = session.events.filter(({ event }) => event === 'folder');
    expect(news).toEqual([
      { event: 'folder', folderId: page.folderId, total: page.total, asOf: expect.any(String) as string },
    ]);
    exchange.ledger.clear();
    const stored = await session.value('message.list', window);
    expect(stored).toMatchObject({ source: 'store', total: page.total, offset: 100 });
    expect(stored.rows).toEqual(live.rows);
    await session.settled();
    expect(operationsOf(exchange)).toEqual([]);
  });

  it('no further page is asked for while somebody waits for an answer, but never for longer than a second', async () => {
    exchange = await startExchange({ now: '2026-11-24T09:00:00Z', size: 5_000 });
    await open(memoryStore());
    exchange.faults.add({ type: 'hang', operation: 'ResolveNames' });
    const hanging = session.ask('directory.resolve', { words: 'rob' });
    const syncCalls = () => operationsOf(exchange).filter((one) => one.startsWith('SyncFolderItems')).length;
    const inbox = session.context.known.folders.get('inbox')?.folderId ?? '';
    session.context.sync.look(inbox);
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await session.clock.advance(990);
    expect(syncCalls()).toBe(0);
    await session.settled();
    expect(syncCalls()).toBe(Math.ceil((session.store.progress(inbox).total || 1) / 512));
    session.close();
    expect((await hanging).ok).toBe(false);
  });
});
