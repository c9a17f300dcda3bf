import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { jun, mary, password, rob } from '../support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from '../support/office.ts';
import type { FaultSpec } from '../../faults.ts';

const office = useOffice();
const inbox = getFolder(folder('inbox', mary));
const draft =
  '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message><t:Subject>once</t:Subject></t:Message></m:Items></m:CreateItem>';
const drafts = async () => texts((await office.ask(rob, findItem(folder('drafts')))).body, 'Subject');
const add = (spec: FaultSpec) => office.exchange().faults.add(spec);

test.each([
  ['html-proxy-page', 200, 'text/html; charset=utf-8', /<html>/],
  ['503', 503, 'text/html; charset=utf-8', /Service Unavailable/],
  ['empty-500', 500, undefined, /^$/],
  ['403', 403, undefined, /^$/],
  ['redirect', 302, undefined, /^$/],
  ['busy', 500, 'text/xml; charset=utf-8', /a:ErrorServerBusy/],
  ['busy-inside', 200, 'text/xml; charset=utf-8', /ErrorInternalServerError.*ErrorServerBusy/],
  [
    'busy-item',
    200,
    'text/xml; charset=utf-8',
    /GetFolderResponseMessage ResponseClass="Error".*ErrorServerBusy/,
  ],
  ['compatible', 200, 'text/xml; charset=utf-8', /<faultcode>ErrorAccessDenied<\/faultcode>/],
  ['doctype', 200, 'text/xml; charset=utf-8', /<!DOCTYPE Envelope/],
] as const)('plays %s once, then answers as ever', async (type, status, contentType, text) => {
  const fault = add({ type });
  const answer = await office.ask(rob, inbox);
  expect([answer.status, answer.headers['content-type']]).toEqual([status, contentType]);
  expect(answer.text).toMatch(text);
  expect(fault.played).toBe(1);
  expect((await office.ask(rob, inbox)).status).toBe(200);
});

test.each(['busy', 'busy-inside', 'busy-item'] as const)(
  '%s says how long where it was told to, and else not',
  async (type) => {
    const { ledger } = office.exchange();
    add({ type });
    expect((await office.ask(rob, inbox)).text).not.toContain('BackOffMilliseconds');
    expect(ledger.tooEarly).toEqual([]);
    add({ type, backOffMilliseconds: 4_000 });
    expect((await office.ask(rob, inbox)).text).toContain(
      '<t:Value Name="BackOffMilliseconds">4000</t:Value>',
    );
    await office.ask(rob, inbox);
    expect(ledger.tooEarly).toMatchObject([{ account: rob }]);
  },
);

test('acts and then drops the connection: nothing was heard, everything was done', async () => {
  add({ type: 'commit-then-drop', operation: 'CreateItem' });
  await expect(office.ask(rob, draft)).rejects.toThrow();
  expect(await drafts()).toEqual(['once']);
  expect(office.exchange().ledger.changes).toHaveLength(1);
});

test('mail whose answer was lost is found by its marker in Sent Items', async () => {
  const path =
    '<t:ExtendedFieldURI PropertySetId="6f1b6b0e-5f0a-4f5e-9a55-0c1d2e3f4a5b" PropertyName="Marker" PropertyType="String"/>';
  const property = `<t:ExtendedProperty>${path}<t:Value>m-42</t:Value></t:ExtendedProperty>`;
  const to = `<t:ToRecipients><t:Mailbox><t:EmailAddress>${jun}</t:EmailAddress></t:Mailbox></t:ToRecipients>`;
  const message = `<t:Message><t:Subject>once</t:Subject>${property}${to}</t:Message>`;
  add({ type: 'commit-then-drop', operation: 'CreateItem' });
  const request = `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items>${message}</m:Items></m:CreateItem>`;
  await expect(office.ask(rob, request)).rejects.toThrow();
  const condition = `<t:IsEqualTo>${path}<t:FieldURIOrConstant><t:Constant Value="m-42"/></t:FieldURIOrConstant></t:IsEqualTo>`;
  const found = await office.ask(
    rob,
    findItem(folder('sentitems'), `<m:Restriction>${condition}</m:Restriction>`),
  );
  expect(texts(found.body, 'Subject')).toEqual(['once']);
  expect(office.exchange().ledger.submissions.flatMap((one) => Object.values(one.extended))).toEqual([
    'm-42',
  ]);
});

test('resets before acting: nothing was done', async () => {
  add({ type: 'reset', operation: 'CreateItem' });
  await expect(office.ask(rob, draft)).rejects.toThrow();
  expect(await drafts()).toEqual([]);
});

test('cuts a reply in half under its full length', async () => {
  add({ type: 'half-body' });
  await expect(office.ask(rob, inbox)).rejects.toThrow(/aborted|hang up|reset/i);
});

test('happens to the n-th matching request, as often as told', async () => {
  add({ type: '503', operation: 'GetFolder', account: rob, nth: 2, times: 2 });
  const statuses: number[] = [];
  for (let time = 0; time < 4; time += 1) statuses.push((await office.ask(rob, inbox)).status);
  expect(statuses).toEqual([200, 503, 503, 200]);
  expect((await office.ask(mary, inbox)).status).toBe(200);
});

test('a server that ignores the Mailbox answers from the caller’s own, a worse one from a third', async () => {
  const idOf = async () => all((await office.ask(rob, inbox)).body, 'FolderId')[0]?.attributes.get('Id');
  const own = all((await office.ask(rob, getFolder(folder('inbox')))).body, 'FolderId')[0]?.attributes.get(
    'Id',
  );
  const marys = await idOf();
  add({ type: 'own-folder', operation: 'GetFolder' });
  expect(await idOf()).toBe(own);
  add({ type: 'wrong-mailbox', operation: 'GetFolder' });
  expect([own, marys]).not.toContain(await idOf());
  expect(await idOf()).toBe(marys);
});

test('streams more than 200 MB', async () => {
  add({ type: 'huge' });
  const answer = await fetch(office.exchange().url, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${rob}:${password}`).toString('base64')}` },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Body><m:GetFolder/></s:Body></s:Envelope>`,
  });
  let length = 0;
  for await (const chunk of answer.body ?? []) length += chunk.length;
  expect(length).toBeGreaterThan(200 * 2 ** 20);
});

test('never answers, and lives', async () => {
  add({ type: 'hang', account: jun });
  const controller = new AbortController();
  const asked = fetch(office.exchange().url, {
    method: 'POST',
    signal: controller.signal,
    headers: { Authorization: `Basic ${Buffer.from(`${jun}:${password}`).toString('base64')}` },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Body><m:GetFolder/></s:Body></s:Envelope>`,
  });
  expect((await office.ask(rob, inbox)).status).toBe(200);
  controller.abort();
  await expect(asked).rejects.toThrow();
});

describe('with a round trip of 30 ms', () => {
  const far = useOffice({ rtt: 30 });
  test('the ledger counts round trips by what waited for what', async () => {
    await Promise.all([far.ask(rob, inbox), far.ask(rob, inbox)]);
    await far.ask(rob, inbox);
    expect(far.exchange().ledger.requests.map((one) => one.depth)).toEqual([1, 1, 2]);
    expect(far.exchange().ledger.roundTrips()).toBe(2);
  });
});

test.each(['busy-item', 'item-error', 'busy-inside'] as const)(
  '%s is written as each operation’s own failure',
  async (type) => {
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    const ids = `<m:ItemIds>${id}</m:ItemIds>`;
    const requests = [
      draft,
      getItem(id),
      findItem(folder('inbox')),
      `<m:MoveItem><m:ToFolderId>${folder('drafts')}</m:ToFolderId>${ids}</m:MoveItem>`,
      `<m:DeleteItem DeleteType="HardDelete">${ids}</m:DeleteItem>`,
      `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${folder('inbox')}</m:SyncFolderId><m:MaxChangesReturned>9</m:MaxChangesReturned></m:SyncFolderItems>`,
      `<m:CreateFolder><m:ParentFolderId>${folder('inbox')}</m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>x</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>`,
    ];
    for (const request of requests) {
      add({ type, code: 'ErrorMailboxMoveInProgress' });
      const [code] = await office.codes(mary, request);
      expect(code).toMatch(/^Error(ServerBusy|MailboxMoveInProgress|InternalServerError)$/);
    }
    expect(idsOf((await office.ask(mary, findItem(folder('inbox')))).body)[0]).toBe(id);
  },
);

office.checkSchema();
