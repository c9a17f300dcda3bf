import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, test } from 'vitest';

import { startExchange } from '../../exchange.ts';
import { all, ask, texts } from '../support/client.ts';
import { findItem, folder, getFolder, getItem, idsOf } from '../support/office.ts';

const run = promisify(execFile);
const mary = 'mary.okafor@contoso.test';
const rob = 'rob.ellis@contoso.test';
const now = '2026-11-18T09:00:00Z';
const page = (offset: number) =>
  `<m:IndexedPageItemView MaxEntriesReturned="1000" Offset="${offset}" BasePoint="Beginning"/>`;
const sync = (state: string) =>
  `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${folder('inbox')}</m:SyncFolderId>${state}<m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`;

async function startAt(size: number, mailboxes = 0) {
  const exchange = await startExchange({ size, mailboxes, now });
  const as = (address: string) => async (body: string) => {
    const password = exchange.accounts.find((one) => one.address === address)?.password ?? '';
    const answer = await ask({ url: exchange.url, as: address, password, body });
    return answer.body;
  };
  return { exchange, asMary: as(mary), asRob: as(rob) };
}

/** What a list of messages shows of each, besides its id. */
const rowShape = `<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${'item:Subject item:DateTimeReceived item:DateTimeSent item:Size item:Importance item:Sensitivity item:HasAttachments item:ItemClass item:Flag item:ConversationId item:Preview item:LastModifiedTime message:From message:IsRead message:InternetMessageId'
  .split(' ')
  .map((uri) => `<t:FieldURI FieldURI="${uri}"/>`)
  .join('')}</t:AdditionalProperties>`;

async function repeated<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < times; round += 1) results.push(await work());
  return results;
}

/** Milliseconds of the fastest of ten. */
async function fastest(work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < 10; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

test('starts with 100,000 messages in each of eight inboxes in under 3 seconds and 400 MB', async () => {
  const script = `const start = performance.now();
    const { startExchange } = await import(${JSON.stringify(join(import.meta.dirname, '../../exchange.ts'))});
    const exchange = await startExchange({ size: 100_000 });
    console.log(JSON.stringify([performance.now() - start, process.memoryUsage().rss / 2 ** 20]));
    await exchange.stop();`;
  // Others may use the machine at the same time: the fastest of three counts.
  const starts = await repeated(3, async () => {
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    return JSON.parse(stdout) as number[];
  });
  const milliseconds = Math.min(...starts.map(([time = Infinity]) => time));
  const megabytes = Math.max(...starts.map(([, size = Infinity]) => size));
  process.stdout.write(`start with 8 × 100,000: ${milliseconds.toFixed(0)} ms, ${megabytes.toFixed(0)} MB\n`);
  expect(milliseconds).toBeLessThan(3_000);
  expect(megabytes).toBeLessThan(400);
});

describe('a large inbox', () => {
  test('lists each of 10,000 messages once, newest first, and the same whenever it is read', async () => {
    const { exchange, asMary } = await startAt(10_000);
    const received: string[] = [];
    const ids = new Set<string>();
    for (let offset = 0; offset < 10_000; offset += 1_000) {
      const rows = await asMary(findItem(folder('inbox'), page(offset)));
      received.push(...texts(rows, 'DateTimeSent'));
      for (const id of all(rows, 'ItemId')) ids.add(id.attributes.get('Id') ?? '');
    }
    expect(ids.size).toBe(10_000);
    expect(received).toEqual(received.toSorted().toReversed());
    const [first = ''] = idsOf(await asMary(findItem(folder('inbox'), page(7_000))));
    const whole = await asMary(getItem(first));
    for (let offset = 0; offset < 5_000; offset += 1_000)
      await asMary(findItem(folder('inbox'), page(offset)));
    expect(texts(await asMary(getItem(first)), 'Body')).toEqual(texts(whole, 'Body'));
    await exchange.stop();
  });

  test('gives a page of 1,000 rows in at most 25 ms once warm, 512 ids to synchronise in at most 5 ms', async () => {
    const { exchange, asMary } = await startAt(100_000);
    const times = exchange.ledger.requests;
    await fastest(() => asMary(findItem(folder('inbox'), page(3_000))));
    const find = Math.min(...times.map((one) => one.milliseconds));
    exchange.ledger.clear();
    const first = texts(await asMary(sync('')), 'SyncState')[0] ?? '';
    await fastest(() => asMary(sync(`<m:SyncState>${first}</m:SyncState>`)));
    const synchronise = Math.min(...times.map((one) => one.milliseconds));
    process.stdout.write(
      `server time: FindItem of 1,000 ${find.toFixed(1)} ms, SyncFolderItems of 512 ${synchronise.toFixed(1)} ms\n`,
    );
    expect(find).toBeLessThan(25);
    expect(synchronise).toBeLessThan(5);
    await exchange.stop();
  });

  test('gives 512 items with 15 properties each in at most 5 ms once warm, and tells how long it takes cold', async () => {
    const { exchange, asMary } = await startAt(100_000);
    const synchronise = async (state: string) => {
      const body = await asMary(sync(state).replace('<t:BaseShape>IdOnly</t:BaseShape>', rowShape));
      return {
        state: `<m:SyncState>${texts(body, 'SyncState')[0] ?? ''}</m:SyncState>`,
        rows: all(body, 'Message'),
        milliseconds: exchange.ledger.requests.at(-1)?.milliseconds ?? Infinity,
      };
    };
    let { state, rows } = await synchronise('');
    expect([rows.length, new Set(rows.map((one) => one.children.length))]).toEqual([512, new Set([16])]);
    const cold: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const next = await synchronise(state);
      ({ state, rows } = next);
      cold.push(next.milliseconds);
    }
    const warm = Math.min(...(await repeated(10, () => synchronise(''))).map((one) => one.milliseconds));
    const median = cold.toSorted((a, b) => a - b)[5] ?? Infinity;
    process.stdout.write(
      `server time: SyncFolderItems of 512 with 15 properties ${warm.toFixed(1)} ms warm, ${median.toFixed(1)} ms for a page nobody saw before\n`,
    );
    expect(warm).toBeLessThan(5);
    expect(median).toBeLessThan(100);
    await exchange.stop();
  });

  test('keeps what a client changed, and changes nothing else', async () => {
    const { exchange, asMary } = await startAt(100_000);
    const ids = idsOf(await asMary(findItem(folder('inbox'), page(50_000))));
    const [id = ''] = ids;
    const update = `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AutoResolve"><m:ItemChanges><t:ItemChange>${id}<t:Updates><t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message><t:Subject>mine</t:Subject></t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
    await asMary(update);
    const remove = `<m:DeleteItem DeleteType="HardDelete"><m:ItemIds>${ids[1] ?? ''}</m:ItemIds></m:DeleteItem>`;
    await asMary(remove);
    const copy = `<m:CopyItem><m:ToFolderId>${folder('drafts')}</m:ToFolderId><m:ItemIds>${ids[2] ?? ''}</m:ItemIds></m:CopyItem>`;
    const [copied = ''] = idsOf(await asMary(copy));
    expect(texts(await asMary(getItem(copied)), 'Subject')).toEqual(
      texts(await asMary(getItem(ids[2] ?? '')), 'Subject'),
    );
    const again = await asMary(findItem(folder('inbox'), page(50_000)));
    expect(texts(again, 'Subject').filter((one) => one === 'mine')).toHaveLength(1);
    expect(texts(await asMary(getFolder(folder('inbox'))), 'TotalCount')).toEqual(['99999']);
    await exchange.stop();
  });
});

test.each([1, 10, 200])('opens %i shared mailboxes of 500 messages each', async (count) => {
  const { exchange, asRob } = await startAt(500, count);
  const last = `team.${String(count).padStart(3, '0')}@contoso.test`;
  expect(texts(await asRob(getFolder(folder('inbox', last))), 'TotalCount')).toEqual(['500']);
  expect(all(await asRob(findItem(folder('inbox', last))), 'Message')).toHaveLength(500);
  await exchange.stop();
});

const subscribe = (kind: string, more: string) =>
  `<m:Subscribe><m:${kind}SubscriptionRequest><t:FolderIds>${folder('inbox')}</t:FolderIds><t:EventTypes><t:EventType>ModifiedEvent</t:EventType></t:EventTypes>${more}</m:${kind}SubscriptionRequest></m:Subscribe>`;

test('a subscription that missed more than is remembered has to begin anew', async () => {
  const { exchange, asMary } = await startAt(6_000);
  const streaming = texts(await asMary(subscribe('Streaming', '')), 'SubscriptionId')[0] ?? '';
  const pulling = await asMary(subscribe('Pull', '<t:Timeout>10</t:Timeout>'));
  const codes = async (body: string) => texts(await asMary(body), 'ResponseCode').at(-1);
  const get = `<m:GetEvents><m:SubscriptionId>${texts(pulling, 'SubscriptionId')[0]}</m:SubscriptionId><m:Watermark>${texts(pulling, 'Watermark')[0]}</m:Watermark></m:GetEvents>`;
  expect(await codes(get)).toBe('NoError');
  await asMary(
    `<m:MarkAllItemsAsRead><m:ReadFlag>false</m:ReadFlag><m:SuppressReadReceipts>true</m:SuppressReadReceipts><m:FolderIds>${folder('inbox')}</m:FolderIds></m:MarkAllItemsAsRead>`,
  );
  expect(await codes(get)).toBe('ErrorMissedNotificationEvents');
  const password = exchange.accounts.find((one) => one.address === mary)?.password ?? '';
  const body = `<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${streaming}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>`;
  const { text } = await ask({ url: exchange.url, as: mary, password, body });
  expect(text).toMatch(/NoError.*ErrorMissedNotificationEvents/s);
  await exchange.stop();
});
