import { describe, expect, test } from 'vitest';

import { all, envelopeOf, impersonating, send, texts } from './support/client.ts';
import { jun, mary, rob, service } from './support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from './support/office.ts';

const inbox = getFolder(folder('inbox'));
const change = (id: string, text: string) =>
  `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AutoResolve"><m:ItemChanges><t:ItemChange>${id}<t:Updates><t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message><t:Subject>${text}</t:Subject></t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;

const view = (start: string, end: string) =>
  findItem(
    folder('calendar'),
    `<m:CalendarView StartDate="${start}" EndDate="${end}"/>`,
    '<t:BaseShape>AllProperties</t:BaseShape>',
  );
const order = (direction: string) =>
  findItem(
    folder('inbox'),
    `<m:SortOrder><t:FieldOrder Order="${direction}"><t:FieldURI FieldURI="item:Subject"/></t:FieldOrder></m:SortOrder>`,
  );

describe('compatible', () => {
  const office = useOffice({ profile: 'compatible' });
  test('answers faults with HTTP 200, the bare code and no detail', async () => {
    const answer = await office.ask(rob, inbox, { header: impersonating(jun) });
    expect([answer.status, texts(answer.body, 'faultcode'), all(answer.body, 'detail')]).toEqual([
      200,
      ['ErrorImpersonateUserDenied'],
      [],
    ]);
  });

  test('has codes of its own for what is absent or forbidden', async () => {
    expect(await office.codes(rob, getFolder(folder('inbox', 'nobody@contoso.test')))).toEqual([
      'ErrorCannotFindUser',
    ]);
    expect(await office.codes(rob, getFolder(folder('tasks', mary)))).toEqual(['ErrorAccessDenied']);
  });

  test('lists the master of a series, by its own start, and no occurrences', async () => {
    const found = await office.ask(mary, view('2026-03-15T00:00:00Z', '2026-03-20T00:00:00Z'));
    expect(texts(found.body, 'CalendarItemType')).toEqual(['RecurringMaster', 'Single']);
    expect(
      all(
        (await office.ask(mary, view('2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z'))).body,
        'CalendarItem',
      ),
    ).toEqual([]);
  });

  test('takes old change keys, sorts nothing and searches nothing', async () => {
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    expect(await office.codes(mary, change(id, 'one'))).toEqual(['NoError']);
    expect(await office.codes(mary, change(id, 'two'))).toEqual(['NoError']);
    const [up, down] = [
      await office.ask(mary, order('Ascending')),
      await office.ask(mary, order('Descending')),
    ];
    expect(texts(up.body, 'Subject')).toEqual(texts(down.body, 'Subject'));
    const query = findItem(folder('inbox'), '§<m:QueryString>nowhere</m:QueryString>');
    expect(all((await office.ask(mary, query)).body, 'Message')).toHaveLength(3);
    expect(texts((await office.ask(mary, getItem(id))).body, 'Subject')).toEqual(['two']);
  });
  office.checkSchema();
});

describe('exchange-2013', () => {
  const office = useOffice({ profile: 'exchange-2013' });
  test('allows three streaming connections and 5,000 subscriptions', () => {
    expect(office.exchange().policies).toMatchObject({
      hangingConnectionLimit: 3,
      maxSubscriptions: 5_000,
      maxConcurrency: 27,
    });
  });
});

describe('exchange-online-2026', () => {
  const office = useOffice({ profile: 'exchange-online-2026' });
  const post = (token: string, header = '') =>
    send(office.exchange().url, envelopeOf(inbox, header), { headers: { Authorization: `Bearer ${token}` } });

  test('knows no Basic and no NTLM', async () => {
    const answer = await office.ask(rob, inbox);
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([
      401,
      expect.stringMatching(/^Bearer /),
    ]);
  });

  test('lets in what is on EwsAllowedAppIDs, and answers the rest with 403 and nothing else', async () => {
    const exchange = office.exchange();
    const { tokens } = exchange;
    expect((await post(tokens.userToken(rob))).status).toBe(200);
    exchange.allowApps(['11111111-2222-3333-4444-555555555555']);
    const blocked = await post(tokens.userToken(rob));
    expect([blocked.status, blocked.text, blocked.headers['content-length']]).toEqual([403, '', '0']);
  });

  test('lets only applications impersonate', async () => {
    const { tokens } = office.exchange();
    const user = await post(tokens.userToken(service), impersonating(jun));
    expect(texts(user.body, 'ResponseCode')).toEqual(['ErrorInvalidExchangeImpersonationHeaderData']);
    expect((await post(tokens.appToken(), impersonating(jun))).status).toBe(200);
  });

  test('has the limits of Exchange Online', () => {
    expect(office.exchange().policies).toMatchObject({
      maxSubscriptions: 20,
      messageRateLimit: 30,
      concurrentSyncCalls: 5,
      hangingConnectionLimit: 10,
    });
  });
});
