import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notification } from '../../../../main/ews/elements/read-notification.ts';
import { getEvents } from '../../../../main/ews/operations/get-events.ts';
import { getStreamingEvents } from '../../../../main/ews/operations/get-streaming-events.ts';
import { subscribe } from '../../../../main/ews/operations/subscribe.ts';
import { syncFolderHierarchy } from '../../../../main/ews/operations/sync-folder-hierarchy.ts';
import { syncFolderItems } from '../../../../main/ews/operations/sync-folder-items.ts';
import { unsubscribe } from '../../../../main/ews/operations/unsubscribe.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { createHttpTransport } from '../../../../main/ews/transport/http/http-transport.ts';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { actorOn, sendMail } from '../../mailbox/sync/session-on.ts';
import { failureOf, valueOf } from '../literal-service.ts';
import { folderOf, jun, rob } from './sample-office.ts';

let exchange: Exchange;
let service: EwsService;
let writer: EwsService;
beforeEach(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:00:00.000Z' });
  service = actorOn(exchange, jun);
  writer = actorOn(exchange, rob);
});
afterEach(async () => {
  service.transport.close();
  writer.transport.close();
  expect(exchange.ledger.defects).toEqual([]);
  await exchange.stop();
});

/** Hears a subscription, with a way to wait for what comes. */
function listen(subscriptionIds: readonly string[], transport = service.transport) {
  const heard: Notification[] = [];
  const abort = new AbortController();
  let wake: (() => void) | null = null;
  let lives = 0;
  const end = getStreamingEvents(
    { ...service, transport },
    { subscriptionIds, connectionMinutes: 30, anchor: jun },
    {
      onLife: () => {
        lives += 1;
        wake?.();
      },
      onNotification: (notification) => {
        heard.push(notification);
        wake?.();
      },
    },
    { signal: abort.signal, silentMs: 100_000 },
  );
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { end, heard, abort, until, lives: () => lives };
}
const events = (heard: readonly Notification[]) => heard.flatMap((one) => one.events).length;

describe('a stream of the sample Exchange', () => {
  it('goes on beyond the size and the silence that other replies may have, until its time is over', async () => {
    const { subscriptionId } = valueOf(await subscribe(service, { how: 'streaming', folders: 'all' }));
    const transport = createHttpTransport({
      endpoint: { url: exchange.url, certificatePem: null },
      credential: {
        scheme: 'basic',
        userName: jun,
        secret: exchange.accounts.find(({ address }) => address === jun)?.password ?? '',
      },
      limits: { replyBytes: 2_000, idleMs: 1 },
      wasAccepted: true,
    });
    const stream = listen([subscriptionId], transport);
    await stream.until(() => stream.lives() > 0);
    for (let count = 1; count <= 5; count += 1) {
      await sendMail(writer, jun);
      await stream.until(() => events(stream.heard) >= 2 * count);
    }
    expect(JSON.stringify(stream.heard).length).toBeGreaterThan(2_000);
    exchange.clock.advance(30 * 60_000);
    expect(valueOf(await stream.end)).toEqual({ end: 'closed' });
    transport.close();
  });

  it('ends as cancelled when it is told to, and its subscription is heard again by the next', async () => {
    const { subscriptionId } = valueOf(await subscribe(service, { how: 'streaming', folders: 'all' }));
    const first = listen([subscriptionId]);
    await first.until(() => first.lives() > 0);
    first.abort.abort();
    expect(failureOf(await first.end)).toEqual({ kind: 'cancelled' });
    await sendMail(writer, jun);
    const second = listen([subscriptionId]);
    await second.until(() => second.heard.length > 0);
    expect(events(second.heard)).toBeGreaterThan(0);
    second.abort.abort();
    await second.end;
  });

  it('names the subscription that is not there any more', async () => {
    const { subscriptionId } = valueOf(await subscribe(service, { how: 'streaming', folders: 'all' }));
    valueOf(await unsubscribe(service, { subscriptionId }));
    expect(valueOf(await listen([subscriptionId]).end)).toMatchObject({
      end: 'refused',
      failure: { code: 'ErrorSubscriptionNotFound' },
      subscriptionIds: [subscriptionId],
    });
  });
});

it('a pull subscription gives what happened after its watermark, once, or again for the same watermark', async () => {
  const made = valueOf(await subscribe(service, { how: 'pull', folders: [folderOf(jun, 'inbox')] }));
  const mark = { subscriptionId: made.subscriptionId, watermark: made.watermark ?? '' };
  await sendMail(writer, jun);
  const first = valueOf(await getEvents(service, mark));
  expect(first.events.map(({ event }) => event)).toContain('NewMailEvent');
  expect(valueOf(await getEvents(service, mark))).toEqual(first);
  const rest = valueOf(await getEvents(service, { ...mark, watermark: first.watermark ?? '' }));
  expect(rest).toMatchObject({ events: [], hasMore: false });
});

it('a synchronisation of folders and items goes on from its state, and begins anew after one that is not taken', async () => {
  const inbox = folderOf(jun, 'inbox');
  const root = folderOf(jun, 'msgfolderroot');
  const folders = valueOf(await syncFolderHierarchy(service, { root, syncState: null }));
  if (folders.is !== 'page') throw new Error(folders.is);
  expect(folders.changes.length).toBeGreaterThan(8);
  const again = valueOf(await syncFolderHierarchy(service, { root, syncState: folders.syncState }));
  expect(again).toMatchObject({ is: 'page', isLast: true, changes: [] });
  const items = valueOf(
    await syncFolderItems(service, { folder: inbox, syncState: null, properties: 'row' }),
  );
  if (items.is !== 'page') throw new Error(items.is);
  expect(items.changes.every(({ change }) => change === 'create')).toBe(true);
  await sendMail(writer, jun, 'one more');
  const since = { folder: inbox, syncState: items.syncState, properties: 'row' } as const;
  expect(valueOf(await syncFolderItems(service, since))).toMatchObject({
    changes: [{ change: 'create', found: { row: { subject: 'one more', isRead: false } } }],
  });
  const broken = { ...since, syncState: 'bm8gc3RhdGU=' };
  expect(valueOf(await syncFolderItems(service, broken))).toEqual({ is: 'bad-sync-state' });
  const other = { root, syncState: 'bm8gc3RhdGU=' };
  expect(valueOf(await syncFolderHierarchy(service, other))).toEqual({ is: 'bad-sync-state' });
});
