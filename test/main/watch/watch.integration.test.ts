import { afterEach, describe, expect, it } from 'vitest';
import { getFolder } from '../../../main/ews/operations/get-folder.ts';
import type { EwsService } from '../../../main/ews/service.ts';
import { startExchange, type Exchange, type ExchangeOptions } from '../../exchange/exchange.ts';
import { valueOf } from '../ews/literal-service.ts';
import { ana, folderOf, jun, mary, rob, servant, support } from '../ews/operations/sample-office.ts';
import { actorOn, sendMail } from '../mailbox/sync/session-on.ts';
import { watchOn, type WatchOn } from './watch-on.ts';

let exchange: Exchange;
let watch: WatchOn;
const actors: EwsService[] = [];

async function begin(account: string, options: ExchangeOptions = {}): Promise<void> {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', ...options });
  watch = watchOn(exchange, account);
}
afterEach(async () => {
  expect(watch.defects).toEqual([]);
  expect(exchange.ledger.defects).toEqual([]);
  watch.end();
  for (const { transport } of actors.splice(0)) transport.close();
  await exchange.stop();
});

function actor(account: string, mailbox = account): EwsService {
  const made = actorOn(exchange, account, mailbox);
  actors.push(made);
  return made;
}
const times = (operation: string) =>
  exchange.ledger.requests.filter((request) => request.operation === operation);
const isAnywhere = ({ noticed }: WatchOn['noticed'][number]) => noticed.folderIds === null;
const allLive = (...mailboxes: string[]) => mailboxes.every((one) => watch.stateOf(one) === 'live');

const write = (from: string, to: string): Promise<void> => sendMail(actor(from), to);
async function inboxOf(account: string, mailbox = account): Promise<string> {
  const [inbox] = valueOf(
    await getFolder(actor(account, mailbox), { folders: [folderOf(mailbox, 'inbox')] }),
  );
  return inbox?.ok === true ? inbox.value.folderId : '';
}

describe('a watch that may stream', () => {
  it('hears three mailboxes of others and its own on one connection, anchored at one mailbox', async () => {
    await begin(rob, { mailboxes: 3, policies: { backEnds: 7 } });
    const teams = ['team.001@contoso.test', 'team.002@contoso.test', 'team.003@contoso.test'];
    for (const mailbox of teams) watch.watch(mailbox, 'delegate');
    watch.watch(rob, 'own');
    await watch.until(() => allLive(...teams, rob));
    expect(times('Subscribe')).toHaveLength(4);
    expect(times('GetStreamingEvents')).toHaveLength(1);
    expect(times('GetStreamingEvents')[0]?.body.match(/<t:SubscriptionId>/gu)).toHaveLength(4);
    expect(exchange.ledger.connections).toBeLessThanOrEqual(2);
    expect(new Set(exchange.ledger.requests.map(({ anchorMailbox }) => anchorMailbox)).size).toBe(1);
  });

  it('names the folder in which something happened, once for what came within a quarter of a second', async () => {
    await begin(jun);
    watch.watch(jun, 'own');
    await watch.until(() => allLive(jun));
    const inbox = await inboxOf(jun);
    watch.noticed.length = 0;
    await write(rob, jun);
    await write(rob, jun);
    await watch.until(() => watch.noticed.length > 0);
    expect(watch.noticed).toHaveLength(1);
    expect(watch.noticed[0]).toMatchObject({ mailboxId: jun, noticed: { isTreeChanged: false } });
    expect(watch.noticed[0]?.noticed.folderIds).toContain(inbox);
  });

  it('says that anything may have happened once it is subscribed: what happened before is told by nobody', async () => {
    await begin(jun);
    watch.watch(jun, 'own');
    await watch.until(() => allLive(jun));
    expect(watch.noticed).toEqual([{ mailboxId: jun, noticed: { folderIds: null, isTreeChanged: false } }]);
  });

  it('takes one more mailbox onto the connection without losing what the others hear', async () => {
    await begin(ana);
    watch.watch(ana, 'own');
    await watch.until(() => allLive(ana));
    watch.noticed.length = 0;
    watch.watch(support, 'delegate');
    await write(rob, ana);
    await watch.until(() => allLive(support) && watch.noticed.some(({ mailboxId }) => mailboxId === ana));
    expect(watch.noticed.filter((one) => one.mailboxId === ana && isAnywhere(one))).toEqual([]);
    expect(times('Subscribe')).toHaveLength(2);
    expect(
      times('GetStreamingEvents')
        .at(-1)
        ?.body.match(/<t:SubscriptionId>/gu),
    ).toHaveLength(2);
  });

  it('begins again when the server’s time for a stream is over, with the same subscription', async () => {
    await begin(jun);
    watch.watch(jun, 'own');
    await watch.until(() => allLive(jun));
    watch.noticed.length = 0;
    exchange.clock.advance(30 * 60_000);
    await watch.until(() => times('GetStreamingEvents').length === 2);
    await write(rob, jun);
    await watch.until(() => watch.noticed.length > 0);
    expect(watch.noticed.filter(isAnywhere)).toEqual([]);
    expect(times('Subscribe')).toHaveLength(1);
    expect(watch.states.map(({ state }) => state)).toEqual(['connecting', 'live']);
  });

  it('notices within two heartbeats that a stream says nothing any more', async () => {
    await begin(jun);
    watch.watch(jun, 'own');
    await watch.until(() => allLive(jun));
    watch.noticed.length = 0;
    // The sample's own clock stands still: it gives no sign of life.
    await watch.clock.advance(89_000);
    expect(watch.stateOf(jun)).toBe('live');
    await watch.clock.advance(1_000);
    await watch.until(() => watch.stateOf(jun) === 'lost');
    await watch.until(() => allLive(jun));
    expect(times('Subscribe')).toHaveLength(2);
    expect(watch.noticed.filter(isAnywhere)).toHaveLength(1);
  });

  it('stays content for as long as heartbeats come', async () => {
    await begin(jun);
    watch.watch(jun, 'own');
    await watch.until(() => allLive(jun));
    for (let beat = 0; beat < 6; beat += 1) {
      const seen = watch.clock.now();
      exchange.clock.advance(45_000);
      // A sign of life is an event of the line: give it time to come.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await watch.clock.advance(45_000 - (watch.clock.now() - seen));
    }
    expect(watch.states.map(({ state }) => state)).toEqual(['connecting', 'live']);
    expect(times('GetStreamingEvents')).toHaveLength(1);
  });

  it.each(['ErrorSubscriptionNotFound', 'ErrorMissedNotificationEvents', 'ErrorExpiredSubscription'])(
    'makes a new subscription without the old watermark after %s',
    async (code) => {
      await begin(jun);
      exchange.faults.add({ type: 'item-error', operation: 'GetStreamingEvents', code });
      watch.watch(jun, 'own');
      await watch.until(() => allLive(jun));
      expect(times('Subscribe')).toHaveLength(2);
      expect(times('Subscribe').every(({ body }) => !body.includes('Watermark'))).toBe(true);
      expect(watch.noticed.filter(isAnywhere)).toHaveLength(2);
    },
  );

  it('goes on after a line that broke, and tells that anything may have happened', async () => {
    await begin(jun);
    watch.watch(jun, 'own');
    await watch.until(() => allLive(jun));
    watch.noticed.length = 0;
    exchange.faults.add({ type: 'reset', operation: 'Subscribe', times: 3 });
    exchange.faults.add({ type: '503', operation: 'GetStreamingEvents' });
    watch.watcher.resumed();
    await watch.until(() => watch.stateOf(jun) === 'lost');
    await watch.until(() => allLive(jun));
    expect(watch.noticed.filter(isAnywhere).length).toBeGreaterThan(1);
  });
});

describe('after a suspend', () => {
  it('every mailbox is told to synchronise within two seconds, before anything was asked', async () => {
    await begin(ana);
    watch.watch(ana, 'own');
    watch.watch(support, 'delegate');
    await watch.until(() => allLive(ana, support));
    watch.noticed.length = 0;
    exchange.ledger.clear();
    await watch.clock.advance(60_000);
    expect(watch.noticed).toEqual([]);
    watch.clock.suspend(3 * 60 * 60_000);
    await watch.clock.advance(2_000);
    expect(
      watch.noticed.map(({ mailboxId, noticed }) => [mailboxId, noticed.folderIds, noticed.hasSlept]),
    ).toEqual([
      [ana, null, true],
      [support, null, true],
    ]);
    await watch.until(() => times('GetStreamingEvents').length > 0 && allLive(ana, support));
    expect(times('Subscribe').every(({ body }) => !body.includes('Watermark'))).toBe(true);
    expect(times('Subscribe')).toHaveLength(2);
  });
});

describe('a watch that may not stream', () => {
  it('asks for events every half a minute where hanging connections are all taken', async () => {
    await begin(jun, { policies: { hangingConnectionLimit: 0 } });
    watch.watch(jun, 'own');
    await watch.until(() => watch.stateOf(jun) === 'asking');
    const inbox = await inboxOf(jun);
    watch.noticed.length = 0;
    await write(rob, jun);
    expect(times('GetEvents')).toHaveLength(0);
    await watch.clock.advance(30_000);
    await watch.until(() => watch.noticed.length > 0);
    expect(watch.noticed[0]?.noticed.folderIds).toContain(inbox);
    expect(times('GetEvents')).toHaveLength(1);
    await watch.clock.advance(30_000);
    await watch.until(() => times('GetEvents').length === 2);
    expect(watch.noticed).toHaveLength(1);
  });

  it('makes a new pull subscription when the server has forgotten the old one', async () => {
    await begin(jun, { policies: { hangingConnectionLimit: 0 } });
    watch.watch(jun, 'own');
    await watch.until(() => watch.stateOf(jun) === 'asking');
    watch.noticed.length = 0;
    exchange.faults.add({ type: 'item-error', operation: 'GetEvents', code: 'ErrorInvalidWatermark' });
    const before = times('Subscribe').length;
    await watch.clock.advance(30_000);
    await watch.until(() => times('Subscribe').length === before + 1 && watch.noticed.length === 1);
    expect(watch.noticed.filter(isAnywhere)).toHaveLength(1);
  });

  it('synchronises every minute where subscribing needs a right that it lacks', async () => {
    await begin(rob);
    watch.watch(mary, 'delegate');
    await watch.until(() => watch.stateOf(mary) === 'polling');
    expect(times('Subscribe')[0]?.resultCodes).toEqual(['ErrorSubscriptionDelegateAccessNotSupported']);
    watch.noticed.length = 0;
    await watch.clock.advance(3 * 60_000);
    expect(watch.noticed.length).toBe(3);
    expect(watch.noticed.every(isAnywhere)).toBe(true);
    expect(times('Subscribe')).toHaveLength(1);
  });

  it('tries to stream again after a quarter of an hour', async () => {
    await begin(jun);
    exchange.faults.add({ type: 'item-error', operation: 'Subscribe', code: 'ErrorAccessDenied' });
    watch.watch(jun, 'own');
    await watch.until(() => watch.stateOf(jun) === 'polling');
    await watch.clock.advance(15 * 60_000);
    await watch.until(() => allLive(jun));
    watch.noticed.length = 0;
    await watch.clock.advance(80_000);
    expect(watch.noticed).toEqual([]);
  });
});

describe('impersonated mailboxes', () => {
  it('are heard apart, by whoever subscribed, on two connections at most; the others ask', async () => {
    await begin(servant);
    const mailboxes = [jun, 'board.room4@contoso.test', 'board.room2@contoso.test'];
    for (const mailbox of mailboxes) watch.watch(mailbox, 'impersonation');
    await watch.until(() =>
      mailboxes.every((one) => ['live', 'asking', 'polling'].includes(watch.stateOf(one) ?? '')),
    );
    const streams = times('GetStreamingEvents').filter(({ resultCodes }) => resultCodes[0] === 'NoError');
    expect(streams.length).toBe(2);
    for (const { body } of streams) expect(body.match(/<t:SubscriptionId>/gu)).toHaveLength(1);
    expect(new Set(streams.map(({ authorized }) => authorized)).size).toBe(streams.length);
    for (const stream of streams) expect(stream.anchorMailbox).toBe(stream.authorized);
    const asking = mailboxes.filter((one) => watch.stateOf(one) === 'asking');
    expect(asking).toEqual(['board.room2@contoso.test']);
  });
});

describe('a mailbox that is watched no more', () => {
  it('is unsubscribed, and its group goes with the last of them', async () => {
    await begin(jun);
    watch.watch(jun, 'own');
    await watch.until(() => allLive(jun));
    watch.watcher.unwatch(jun);
    await watch.until(() => times('Unsubscribe').length === 1);
    watch.noticed.length = 0;
    await write(rob, jun);
    await watch.clock.advance(10 * 60_000);
    expect(watch.noticed).toEqual([]);
  });
});

it('a secret that is refused ends in telling so, after one attempt', async () => {
  await begin(jun);
  exchange.faults.add({ type: '401', operation: 'Subscribe', times: Infinity });
  watch.watch(jun, 'own');
  await watch.until(() => watch.refusals.length > 0);
  expect(watch.refusals).toEqual([expect.objectContaining({ kind: 'wrong-credentials' })]);
  await watch.clock.advance(10 * 60_000);
  expect(watch.refusals).toHaveLength(1);
  expect(times('Subscribe').length + times('').length).toBeLessThanOrEqual(2);
});
