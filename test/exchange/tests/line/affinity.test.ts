import { describe, expect, test } from 'vitest';

import { texts } from '../support/client.ts';
import { ana, jun, mary, rob, support } from '../support/fixture.ts';
import { listen } from '../support/listen.ts';
import { folder, getFolder, useOffice } from '../support/office.ts';

const subscribe = (address: string) =>
  `<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>${folder('inbox', address)}</t:FolderIds><t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes><t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>`;
const stream = `<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${folder('inbox')}</t:FolderIds><t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`;
const listenTo = (id: string) =>
  `<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${id}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>`;
const unsubscribe = (id: string) =>
  `<m:Unsubscribe><m:SubscriptionId>${id}</m:SubscriptionId></m:Unsubscribe>`;
const anchored = (anchor: string, cookie?: string) => ({
  headers: {
    'X-AnchorMailbox': anchor,
    'X-PreferServerAffinity': 'true',
    ...(cookie === undefined ? {} : { Cookie: cookie }),
  },
});

describe('several mailbox servers', () => {
  const office = useOffice({ policies: { backEnds: 7 } });
  const targetOf = async (anchor: string) =>
    (await office.ask(mary, getFolder(folder('inbox')), anchored(anchor))).headers['x-calculatedbetarget'];

  test('know only the subscriptions that were made on them', async () => {
    expect(await targetOf(mary)).not.toBe(await targetOf(jun));
    const made = await office.ask(mary, stream, anchored(mary));
    const id = texts(made.body, 'SubscriptionId')[0] ?? '';
    const lost = await office.ask(mary, listenTo(id), anchored(jun));
    expect(texts(lost.body, 'ResponseCode')).toEqual(['ErrorSubscriptionNotFound']);
    expect(texts(lost.body, 'SubscriptionId')).toEqual([id]);
    const found = listen(office.exchange().url, mary, listenTo(id));
    expect(texts(await found.next(), 'ConnectionStatus')).toEqual(['OK']);
    found.close();
  });

  test('are found again by the cookie, whatever mailbox the anchor names', async () => {
    const made = await office.ask(mary, subscribe(mary), anchored(mary));
    const id = texts(made.body, 'SubscriptionId')[0] ?? '';
    const [cookie = ''] = (made.headers['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? '');
    expect(cookie).toMatch(/^X-BackEndOverrideCookie=exchange\d?~/);
    expect(await office.codes(mary, unsubscribe(id), anchored(jun))).toEqual(['ErrorSubscriptionNotFound']);
    expect(await office.codes(mary, unsubscribe(id), anchored(jun, cookie))).toEqual(['NoError']);
  });
  office.checkSchema();
});

describe('an affinity group of one mailbox', () => {
  const office = useOffice({ policies: { mailboxesPerGroup: 1 } });
  test('takes more subscriptions for it and none for another', async () => {
    for (const [address, code] of [
      [support, 'NoError'],
      [support, 'NoError'],
      [rob, 'ErrorExceededSubscriptionCount'],
    ] as const)
      expect(await office.codes(rob, subscribe(address), anchored(support))).toEqual([code]);
    expect(await office.codes(rob, subscribe(rob), anchored(rob))).toEqual(['NoError']);
    expect(await office.codes(ana, subscribe(ana), anchored(support))).toEqual(['NoError']);
  });
  office.checkSchema();
});

test('a group holds 200 mailboxes unless a policy says otherwise', async () => {
  const { exchangeOnline, exchangeServer } = await import('../../policies/policies.ts');
  expect([exchangeServer.mailboxesPerGroup, exchangeOnline.mailboxesPerGroup]).toEqual([200, 200]);
});
