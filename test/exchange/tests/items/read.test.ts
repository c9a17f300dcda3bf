import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, jun, mary, outsider, rob, support } from '../support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const query = async (text: string) =>
  texts(
    (await office.ask(mary, findItem(folder('inbox'), `§<m:QueryString>${text}</m:QueryString>`))).body,
    'Subject',
  );

const refusedBy = async (text: string) =>
  await office.codes(mary, findItem(folder('inbox'), `§<m:QueryString>${text}</m:QueryString>`));

const namesOf = async (request: string) =>
  all((await office.ask(mary, request)).body, 'Message')[0]?.children.map((one) => one.name) ?? [];

const based = (base: string) => `<t:BaseShape>${base}</t:BaseShape>`;

const inSearch = (base: string) => namesOf(findItem(folder('inbox'), '', based(base)));

describe('folders', () => {
  test('shows a delegate the folders that were granted, and hides the rest as if absent', async () => {
    const asked = ['inbox', 'calendar', 'tasks', 'deleteditems'].map((id) => folder(id, mary)).join('');
    expect(await office.codes(rob, getFolder(asked, 'AllProperties'))).toEqual([
      'NoError',
      'NoError',
      'ErrorFolderNotFound',
      'ErrorFolderNotFound',
    ]);
  });

  test('tells a reviewer that nothing may be created or changed', async () => {
    const answer = await office.ask(rob, getFolder(folder('inbox', mary), 'AllProperties'));
    expect(texts(answer.body, 'CreateContents')).toEqual(['false']);
    expect(texts(answer.body, 'Read')).toEqual(['true']);
  });

  test('refuses an address without a mailbox', async () => {
    expect(
      await office.codes(rob, getFolder(folder('inbox', 'nobody@contoso.test') + folder('inbox', outsider))),
    ).toEqual(['ErrorNonExistentMailbox', 'ErrorNonExistentMailbox']);
  });

  test('gives every mailbox its own folder ids, also under Full Access', async () => {
    const answer = await office.ask(ana, getFolder(folder('inbox') + folder('inbox', support)));
    const [own, shared] = all(answer.body, 'FolderId').map((node) => node.attributes.get('Id'));
    expect(own).not.toEqual(shared);
  });

  test('tells ids apart by case', async () => {
    const answer = await office.ask(mary, getFolder(folder('inbox')));
    const id = all(answer.body, 'FolderId')[0]?.attributes.get('Id') ?? '';
    const codes = await office.codes(mary, getFolder(`<t:FolderId Id="${id.toLowerCase()}"/>`));
    expect(codes).not.toEqual(['NoError']);
  });

  test('finds folders below, deeply and in pages', async () => {
    const shape = '<m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>';
    const view = '<m:IndexedPageFolderView MaxEntriesReturned="5" Offset="0" BasePoint="Beginning"/>';
    const body = `<m:FindFolder Traversal="Deep">${shape}${view}<m:ParentFolderIds>${folder('msgfolderroot')}</m:ParentFolderIds></m:FindFolder>`;
    const answer = await office.ask(mary, body);
    expect(texts(answer.body, 'DisplayName')).toEqual([
      'Calendar',
      'Contacts',
      'Deleted Items',
      'Drafts',
      'Inbox',
    ]);
    expect(all(answer.body, 'RootFolder')[0]?.attributes.get('TotalItemsInView')).toBe('12');
  });
});

describe('searches', () => {
  test('lists mail newest first, a page at a time', async () => {
    const view = '<m:IndexedPageItemView MaxEntriesReturned="2" Offset="0" BasePoint="Beginning"/>';
    const answer = await office.ask(mary, findItem(folder('inbox'), view));
    expect(texts(answer.body, 'Subject')).toEqual(['Contract <Fabrikam> & "partners"', 'Lunch on Friday']);
    expect(Object.fromEntries(all(answer.body, 'RootFolder')[0]?.attributes ?? [])).toEqual({
      IndexedPagingOffset: '2',
      TotalItemsInView: '3',
      IncludesLastItemInRange: 'false',
    });
  });

  test('finds by subject, sender and words', async () => {
    expect(await query('subject:lunch')).toEqual(['Lunch on Friday']);
    expect(await query('from:kim')).toEqual(['Contract <Fabrikam> & "partners"']);
    expect(await query('from:jun NOT budget')).toEqual(['Lunch on Friday']);
    expect(await query('Friday: lunch')).toEqual(['Lunch on Friday']);
    expect(await query('participants:jun')).toContain('Lunch on Friday');
  });

  test('finds by size, importance and day, and refuses what it does not know instead of finding nothing', async () => {
    const whole = await query('size:&gt;1');
    expect(whole).toHaveLength(3);
    expect(await query('size:&gt;1gb')).toEqual([]);
    expect(await query('importance:normal OR importance:high OR importance:low')).toEqual(whole);
    expect(await query('received:2001-01-01..2099-01-01')).toEqual(whole);
    expect(await query('received:&lt;2001-01-01')).toEqual([]);
    expect(await refusedBy('is:unread')).toEqual(['ErrorUnsupportedQueryFilter']);
    expect(await refusedBy('size:large')).toEqual(['ErrorUnsupportedQueryFilter']);
    expect(await refusedBy('received:someday')).toEqual(['ErrorUnsupportedQueryFilter']);
  });

  test('evaluates restrictions', async () => {
    const unread =
      '<t:IsEqualTo><t:FieldURI FieldURI="message:IsRead"/><t:FieldURIOrConstant><t:Constant Value="false"/></t:FieldURIOrConstant></t:IsEqualTo>';
    const budget =
      '<t:Contains ContainmentMode="Substring" ContainmentComparison="IgnoreCase"><t:FieldURI FieldURI="item:Subject"/><t:Constant Value="FRIDAY"/></t:Contains>';
    const middle = `<m:Restriction><t:And>${unread}${budget}</t:And></m:Restriction>`;
    const answer = await office.ask(mary, findItem(folder('inbox'), middle));
    expect(texts(answer.body, 'Subject')).toEqual(['Lunch on Friday']);
  });

  test('sorts as asked', async () => {
    const order =
      '<m:SortOrder><t:FieldOrder Order="Ascending"><t:FieldURI FieldURI="item:Subject"/></t:FieldOrder></m:SortOrder>';
    const answer = await office.ask(mary, findItem(folder('inbox'), order));
    expect(texts(answer.body, 'Subject')).toEqual([
      'Budget draft',
      'Contract <Fabrikam> & "partners"',
      'Lunch on Friday',
    ]);
  });

  test('lets a contributor see the folder and not its items', async () => {
    expect(await office.codes(ana, getFolder(folder('inbox', mary)))).toEqual(['NoError']);
    expect(await office.codes(ana, findItem(folder('inbox', mary)))).toEqual(['ErrorAccessDenied']);
  });

  test('does not return bodies', async () => {
    const shape =
      '<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:Body"/></t:AdditionalProperties>';
    expect(await office.codes(mary, findItem(folder('inbox'), '', shape))).toEqual([
      'ErrorInvalidPropertyRequest',
    ]);
  });
});

describe('shapes', () => {
  test('of a search go from the id alone to everything that a search may give', async () => {
    expect(await inSearch('IdOnly')).toEqual(['ItemId']);
    const [some, most] = [await inSearch('Default'), await inSearch('AllProperties')];
    expect(some).toEqual(expect.arrayContaining(['ItemId', 'Subject', 'From', 'IsRead', 'HasAttachments']));
    expect(most).toEqual(expect.arrayContaining([...some, 'ParentFolderId', 'DisplayTo', 'ConversationId']));
    for (const name of ['Body', 'Attachments', 'ToRecipients', 'MimeContent', 'Preview'])
      expect(most).not.toContain(name);
  });

  test('of one item add what a search leaves out, and by name what no shape includes', async () => {
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    const shown = (shape: string) => namesOf(getItem(id, shape));
    expect(await shown(based('IdOnly'))).toEqual(['ItemId']);
    const some = await shown(based('Default'));
    expect(some).toEqual(expect.arrayContaining(['Body', 'Attachments', 'ToRecipients', 'ResponseObjects']));
    expect(await shown(based('AllProperties'))).toEqual(expect.arrayContaining([...some, 'DisplayTo']));
    const named = ['item:Preview', 'item:TextBody', 'item:UniqueBody', 'item:NormalizedBody'];
    const paths = named.map((uri) => `<t:FieldURI FieldURI="${uri}"/>`).join('');
    const asked = `${based('IdOnly')}<t:AdditionalProperties>${paths}</t:AdditionalProperties>`;
    expect(await shown(asked)).toEqual(['ItemId', 'UniqueBody', 'NormalizedBody', 'Preview', 'TextBody']);
  });
});

describe('items', () => {
  test('come whole, in the order asked for, the forbidden as if absent', async () => {
    const marys = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    const supports = idsOf((await office.ask(ana, findItem(folder('inbox', support)))).body);
    const answer = await office.ask(
      rob,
      getItem([marys[0], '<t:ItemId Id="AAMk"/>', supports[0], marys[2]].join('')),
    );
    expect(texts(answer.body, 'ResponseCode')).toEqual([
      'NoError',
      'ErrorInvalidIdMalformed',
      'NoError',
      'NoError',
    ]);
    expect(await office.codes(jun, getItem(marys[0] ?? ''))).toEqual(['ErrorItemNotFound']);
  });

  test('have their bodies in the type asked for', async () => {
    const [, , last] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    const shape =
      '<t:BaseShape>IdOnly</t:BaseShape><t:BodyType>Text</t:BodyType><t:AdditionalProperties><t:FieldURI FieldURI="item:Body"/></t:AdditionalProperties>';
    const answer = await office.ask(mary, getItem(last ?? '', shape));
    expect(texts(answer.body, 'Body')).toEqual(['About 0 & more.']);
  });

  test('give their attachments by id', async () => {
    const [first] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    const item = await office.ask(mary, getItem(first ?? ''));
    const id = all(item.body, 'AttachmentId')[0]?.attributes.get('Id');
    const request = `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${id}"/></m:AttachmentIds></m:GetAttachment>`;
    const [content = ''] = texts((await office.ask(mary, request)).body, 'Content');
    expect(Buffer.from(content, 'base64').toString()).toBe('the contract');
    expect(await office.codes(jun, request)).toEqual(['ErrorItemNotFound']);
  });

  test('that are private go to anyone with read rights', async () => {
    const view = '<m:CalendarView StartDate="2026-03-17T00:00:00Z" EndDate="2026-03-18T00:00:00Z"/>';
    const answer = await office.ask(rob, findItem(folder('calendar', mary), view));
    expect(texts(answer.body, 'Subject')).toEqual(['Doctor']);
    expect(texts(answer.body, 'Sensitivity')).toEqual(['Private']);
  });
});

office.checkSchema();
