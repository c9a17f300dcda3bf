import { describe, expect, test } from 'vitest';

import { startExchange } from '../../exchange.ts';
import type { ProfileName } from '../../profiles/profiles.ts';
import { all, ask, envelopeOf, send, texts } from '../support/client.ts';
import type { Answer } from '../support/client.ts';
import { mary, now, office as content, password, rob } from '../support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from '../support/office.ts';

describe('the numbers of Microsoft’s rules', () => {
  const everywhere = {
    maxConcurrency: 27,
    findCountLimit: 1_000,
    findCountLimitFiltered: 250,
    subscriptionsPerConnection: 200,
    mailboxesPerGroup: 200,
    syncPageSize: 512,
    syncBatchSize: 10,
    requestMilliseconds: 60_000,
  };
  const own: Readonly<Record<Exclude<ProfileName, 'compatible'>, object>> = {
    'exchange-se': { hangingConnectionLimit: 10, maxSubscriptions: 5_000, concurrentSyncCalls: 5 },
    'exchange-2013': { hangingConnectionLimit: 3, maxSubscriptions: 5_000, concurrentSyncCalls: Infinity },
    'exchange-online-2026': {
      hangingConnectionLimit: 10,
      maxSubscriptions: 20,
      concurrentSyncCalls: 5,
      messageRateLimit: 30,
    },
  };
  test.each(Object.entries(own))('are policies of %s', async (profile, numbers) => {
    const exchange = await startExchange({ content, now, profile: profile as ProfileName });
    expect(exchange.policies).toMatchObject({ ...everywhere, ...numbers });
    await exchange.stop();
  });
});

const unread =
  '<m:Restriction><t:IsEqualTo><t:FieldURI FieldURI="message:IsRead"/><t:FieldURIOrConstant><t:Constant Value="false"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction>';
const page = '<m:IndexedPageItemView MaxEntriesReturned="1000" Offset="0" BasePoint="Beginning"/>';

const summary = ({ body }: Answer) => [
  texts(body, 'ResponseCode')[0],
  all(body, 'Message').length,
  all(body, 'RootFolder')[0]?.attributes.get('IncludesLastItemInRange'),
];

describe('a search that finds more than fits into EWSFindCountLimit', () => {
  const office = useOffice({ rtt: 300, policies: { findCountLimit: 4 } });
  const inbox = findItem(folder('inbox'), page);

  test('is cut short beside another, and says that there is more', async () => {
    const answers = await Promise.all([office.ask(mary, inbox), office.ask(mary, inbox)]);
    expect(answers.map(summary).toSorted((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      ['NoError', 1, 'false'],
      ['NoError', 3, 'true'],
    ]);
  });

  test('fails when nothing is left at all', async () => {
    const all4 = [inbox, findItem(folder('inbox'), page.replace('1000', '1')), inbox];
    const codes = await Promise.all(all4.map((one) => office.codes(mary, one)));
    expect(codes.flat().toSorted()).toEqual(['ErrorExceededFindCountLimit', 'NoError', 'NoError']);
  });

  test('makes the server busy for a client that speaks Exchange 2010', async () => {
    const Authorization = `Basic ${Buffer.from(`${mary}:${password}`).toString('base64')}`;
    const envelope = envelopeOf(inbox).replace('Exchange2016', 'Exchange2010');
    const askOldly = async () => {
      const { body } = await send(office.exchange().url, envelope, { headers: { Authorization } });
      return texts(body, 'ResponseCode')[0] ?? '';
    };
    const codes = await Promise.all([askOldly(), askOldly()]);
    expect(codes.toSorted()).toEqual(['ErrorServerBusy', 'NoError']);
  });

  test('counts the folders of FindFolder, too', async () => {
    const find = `<m:FindFolder Traversal="Shallow"><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:ParentFolderIds>${folder('msgfolderroot')}</m:ParentFolderIds></m:FindFolder>`;
    expect(await office.codes(mary, find)).toEqual(['ErrorExceededFindCountLimit']);
    const paged = find.replace(
      '<m:ParentFolderIds>',
      '<m:IndexedPageFolderView MaxEntriesReturned="100" Offset="0" BasePoint="Beginning"/><m:ParentFolderIds>',
    );
    const { body } = await office.ask(mary, paged);
    expect(all(body, 'RootFolder')[0]?.attributes.get('IncludesLastItemInRange')).toBe('false');
    expect(all(body, 'FolderId')).toHaveLength(4);
  });
  office.checkSchema();
});

test('a search with a restriction or a query returns 250 rows, one without them 1,000', async () => {
  const exchange = await startExchange({ size: 1_200, now: '2026-11-18T09:00:00Z' });
  const account = exchange.accounts.find((one) => one.address === mary);
  const rows = async (middle: string) => {
    const { body } = await ask({
      url: exchange.url,
      as: mary,
      password: account?.password ?? '',
      body: findItem(folder('inbox'), middle, '<t:BaseShape>IdOnly</t:BaseShape>'),
    });
    const root = all(body, 'RootFolder')[0]?.attributes;
    return [all(body, 'ItemId').length, root?.get('IncludesLastItemInRange')];
  };
  const sent =
    '<m:Restriction><t:Exists><t:FieldURI FieldURI="item:DateTimeSent"/></t:Exists></m:Restriction>';
  expect(await rows(page)).toEqual([1_000, 'false']);
  expect(await rows(page + sent)).toEqual([250, 'false']);
  expect(await rows(`${page}§<m:QueryString>kind:email</m:QueryString>`)).toEqual([250, 'false']);
  await exchange.stop();
});

describe('a GetItem for more than ten items', () => {
  const office = useOffice();
  const sync = `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${folder('inbox')}</m:SyncFolderId><m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`;
  test('is answered, and stands in the ledger where its account synchronises', async () => {
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('inbox'), unread))).body);
    const { ledger } = office.exchange();
    const ten = getItem(id.repeat(10));
    const eleven = getItem(id.repeat(11));
    expect(await office.codes(mary, eleven)).toHaveLength(11);
    expect(ledger.largeBatches).toEqual([]);
    await office.ask(mary, sync);
    await office.ask(mary, ten);
    expect(ledger.largeBatches).toEqual([]);
    expect(await office.codes(mary, eleven)).toEqual(Array.from({ length: 11 }, () => 'NoError'));
    expect(ledger.largeBatches).toEqual([{ number: 5, account: mary, items: 11 }]);
  });
});

const tag = (id: string, type: string) => `<t:ExtendedFieldURI PropertyTag="${id}" PropertyType="${type}"/>`;

describe('a client that lost its subscription', () => {
  const office = useOffice();
  const look = getFolder(folder('inbox')).replace(
    '</t:BaseShape>',
    `</t:BaseShape><t:AdditionalProperties>${tag('0x670a', 'SystemTime')}${tag('0x670b', 'Integer')}</t:AdditionalProperties>`,
  );
  const marks = async () => texts((await office.ask(mary, look)).body, 'Value');
  test('sees by two marks of the folder whether anything was changed or deleted meanwhile', async () => {
    expect(await marks()).toEqual(['2026-03-02T09:00:00Z', '0']);
    office.exchange().clock.advance(60_000);
    expect(await marks()).toEqual(['2026-03-02T09:00:00Z', '0']);
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    await office.ask(
      mary,
      `<m:DeleteItem DeleteType="HardDelete"><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`,
    );
    expect(await marks()).toEqual(['2026-03-02T09:01:00Z', '1']);
    expect(await office.codes(rob, look)).toEqual(['NoError']);
  });
  office.checkSchema();
});
