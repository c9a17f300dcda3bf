import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import type { Answer } from '../support/client.ts';
import { jun, mary, rob } from '../support/fixture.ts';
import { listen } from '../support/listen.ts';
import { findItem, folder, getFolder, idsOf, useOffice } from '../support/office.ts';

const inbox = getFolder(folder('inbox'));
const sync = `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${folder('inbox')}</m:SyncFolderId><m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`;
const letter = (subject: string) =>
  `<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:Message><t:Subject>${subject}</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>${jun}</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items></m:CreateItem>`;
const stream = `<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${folder('inbox')}</t:FolderIds><t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`;
const listenTo = (id: string) =>
  `<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${id}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>`;
const codesOf = (answers: readonly Answer[]) =>
  answers.map((one) => texts(one.body, 'ResponseCode').join(' ')).toSorted();

describe('requests at the same time', () => {
  const office = useOffice({
    rtt: 400,
    policies: { maxConcurrency: 2, concurrentSyncCalls: 1, findCountLimit: 4 },
  });
  test('are refused beyond EwsMaxConcurrency, by account, until one is over', async () => {
    const three = [office.ask(mary, inbox), office.ask(mary, inbox), office.ask(mary, inbox)];
    const other = office.ask(jun, inbox);
    expect(codesOf(await Promise.all(three))).toEqual(['ErrorExceededConnectionCount', 'NoError', 'NoError']);
    expect(codesOf([await other, await office.ask(mary, inbox)])).toEqual(['NoError', 'NoError']);
  });

  test('are refused beyond ConcurrentSyncCalls, in the words of Exchange', async () => {
    const answers = await Promise.all([office.ask(mary, sync), office.ask(mary, sync)]);
    const refused = answers.find((one) => one.status === 500);
    expect(
      all(refused?.body ?? answers[0].body, 'Value').map((one) => [one.attributes.get('Name'), one.text]),
    ).toEqual(
      expect.arrayContaining([
        ['BackOffMilliseconds', '5000'],
        ['Policy', 'ConcurrentSyncCalls'],
        ['MaxConcurrencyLimit', '1'],
      ]),
    );
  });

  test('may return only so many rows together', async () => {
    const find = findItem(folder('inbox'));
    const answers = await Promise.all([office.ask(mary, find), office.ask(mary, find)]);
    expect(codesOf(answers)).toEqual(['ErrorExceededFindCountLimit', 'NoError']);
    expect(codesOf([await office.ask(mary, find)])).toEqual(['NoError']);
  });
});

describe('pages', () => {
  const office = useOffice({ policies: { findPageSize: 2, findCountLimitFiltered: 1, syncPageSize: 2 } });
  test('end at their limit, earlier with a restriction, and say that there is more', async () => {
    const unread =
      '<m:Restriction><t:IsEqualTo><t:FieldURI FieldURI="message:IsRead"/><t:FieldURIOrConstant><t:Constant Value="false"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction>';
    const view = '<m:IndexedPageItemView MaxEntriesReturned="1000" Offset="0" BasePoint="Beginning"/>';
    const whole = await office.ask(mary, findItem(folder('inbox'), view));
    const filtered = await office.ask(mary, findItem(folder('inbox'), view + unread));
    const changes = await office.ask(mary, sync);
    expect([whole, filtered, changes].map((one) => all(one.body, 'Message').length)).toEqual([2, 1, 2]);
    const isLast = [whole, filtered].map((one) =>
      all(one.body, 'RootFolder')[0]?.attributes.get('IncludesLastItemInRange'),
    );
    expect([...isLast, ...texts(changes.body, 'IncludesLastItemInRange')]).toEqual([
      'false',
      'false',
      'false',
    ]);
  });
  office.checkSchema();
});

describe('subscriptions', () => {
  const office = useOffice({
    policies: { maxSubscriptions: 2, hangingConnectionLimit: 1, subscriptionsPerConnection: 1 },
  });
  test('are counted by mailbox, connections by account', async () => {
    const ids = [await office.ask(mary, stream), await office.ask(mary, stream)].map(
      (one) => texts(one.body, 'SubscriptionId')[0] ?? '',
    );
    expect(await office.codes(mary, stream)).toEqual(['ErrorExceededSubscriptionCount']);
    expect(await office.codes(jun, stream)).toEqual(['NoError']);
    const first = listen(office.exchange().url, mary, listenTo(ids[0] ?? ''));
    await first.next();
    expect(await office.codes(mary, listenTo(ids[1] ?? ''))).toEqual(['ErrorExceededConnectionCount']);
    office.exchange().clock.advance(60_000);
    await first.ended;
    const second = listen(office.exchange().url, mary, listenTo(ids[1] ?? ''));
    expect(texts(await second.next(), 'ResponseCode')).toEqual(['NoError']);
    second.close();
  });
});

const kept = (subject: string) => letter(subject).replace('SendOnly', 'SendAndSaveCopy');

describe('a message rate of two in a minute', () => {
  const office = useOffice({ policies: { messageRateLimit: 2 } });
  test('takes every message, and delivers the third a minute later', async () => {
    for (const subject of ['one', 'two', 'three']) await office.ask(mary, letter(subject));
    const { ledger, clock } = office.exchange();
    const delivered = () => ledger.deliveries.map((one) => one.subject);
    expect([ledger.submissions.length, delivered()]).toEqual([3, ['one', 'two']]);
    clock.advance(60_000);
    expect(delivered()).toEqual(['one', 'two', 'three']);
  });

  const subjectsIn = async (id: string) =>
    texts((await office.ask(mary, findItem(folder(id)))).body, 'Subject').toSorted();

  test('leaves the third in the Outbox until then, and only then in Sent Items', async () => {
    for (const subject of ['one', 'two', 'three']) await office.ask(mary, kept(subject));
    expect([await subjectsIn('outbox'), await subjectsIn('sentitems')]).toEqual([['three'], ['one', 'two']]);
    office.exchange().clock.advance(60_000);
    expect([await subjectsIn('outbox'), await subjectsIn('sentitems')]).toEqual([
      [],
      ['one', 'three', 'two'],
    ]);
  });

  test('does not deliver what was deleted from the Outbox meanwhile', async () => {
    for (const subject of ['one', 'two', 'three']) await office.ask(mary, kept(subject));
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('outbox')))).body);
    const remove = `<m:DeleteItem DeleteType="HardDelete"><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`;
    expect(await office.codes(mary, remove)).toEqual(['NoError']);
    office.exchange().clock.advance(60_000);
    expect(office.exchange().ledger.deliveries.map((one) => one.subject)).toEqual(['one', 'two']);
    expect(await subjectsIn('sentitems')).toEqual(['one', 'two']);
  });
  office.checkSchema();
});

describe.each(['http-503', 'fault', 'inner', 'item'] as const)(
  'an overdrawn budget, told by %s',
  (throttlingShape) => {
    const office = useOffice({ policies: { budget: 4, throttlingShape } });
    const shapes = { 'http-503': 503, fault: 500, inner: 200, item: 200 };
    test('is refused until a minute has passed, and who comes too early is in the ledger', async () => {
      for (let count = 0; count < 2; count += 1) expect((await office.ask(mary, inbox)).status).toBe(200);
      const two = getFolder(folder('inbox') + folder('drafts'));
      const refused = await office.ask(mary, two);
      expect(refused.status).toBe(shapes[throttlingShape]);
      const expected = {
        'http-503': /Service Unavailable/,
        fault: /a:ErrorServerBusy.*Name="BackOffMilliseconds">60000</,
        inner: /ErrorInternalServerError.*BackOffMilliseconds">60000</,
        item: /(ErrorServerBusy.*BackOffMilliseconds">60000.*){2}/,
      };
      expect(refused.text).toMatch(expected[throttlingShape]);
      const { ledger, clock } = office.exchange();
      expect(ledger.tooEarly).toEqual([]);
      await office.ask(mary, inbox);
      expect(ledger.tooEarly).toMatchObject([{ account: mary, number: 4 }]);
      clock.advance(61_000);
      expect((await office.ask(mary, inbox)).text).toContain('NoError');
      expect(ledger.tooEarly).toHaveLength(1);
    });
    office.checkSchema();
  },
);

const draft = (subject: string) => `<t:Message><t:Subject>${subject}</t:Subject></t:Message>`;

describe('a budget that ends in the middle of a batch', () => {
  const office = useOffice({ policies: { budget: 4 } });
  const batch = `<m:CreateItem MessageDisposition="SaveOnly"><m:Items>${['one', 'two', 'three', 'four', 'five'].map(draft).join('')}</m:Items></m:CreateItem>`;
  test('lets the items before it be done, and refuses the rest one by one', async () => {
    const { body } = await office.ask(rob, batch);
    expect(texts(body, 'ResponseCode')).toEqual([
      'NoError',
      'NoError',
      'NoError',
      'ErrorServerBusy',
      'ErrorServerBusy',
    ]);
    expect(all(body, 'Value').map((one) => one.text)).toEqual(['60000', '60000']);
    expect(office.exchange().ledger.changes.map((one) => one.subject)).toEqual(['one', 'two', 'three']);
    office.exchange().clock.advance(61_000);
    expect(await office.codes(rob, inbox)).toEqual(['NoError']);
    expect(office.exchange().ledger.tooEarly).toEqual([]);
  });
  office.checkSchema();
});

describe.each(['http-503', 'fault', 'inner', 'item'] as const)(
  'a server that does not say how long, by %s',
  (throttlingShape) => {
    const office = useOffice({ policies: { budget: 2, givesBackOff: false, throttlingShape } });
    test('refuses without a hint, and blames nobody for coming early', async () => {
      expect((await office.ask(rob, inbox)).text).toContain('NoError');
      const refused = await office.ask(rob, inbox);
      expect(refused.text).toMatch(/ErrorServerBusy|Service Unavailable/);
      expect(refused.text).not.toContain('BackOffMilliseconds');
      await office.ask(rob, inbox);
      expect(office.exchange().ledger.tooEarly).toEqual([]);
    });
  },
);
