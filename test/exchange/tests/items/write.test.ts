import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, asWritten, mary, rob } from '../support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const marker =
  '<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="OnbehalfMarker" PropertyType="String"/>';
const draft = (subject: string, more = '') =>
  `<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message><t:Subject>${subject}</t:Subject>${more}</t:Message></m:Items></m:CreateItem>`;
const change = (id: string, update: string, resolution = 'AutoResolve') =>
  `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="${resolution}"><m:ItemChanges><t:ItemChange>${id}<t:Updates>${update}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
const setSubject = (text: string) =>
  `<t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message><t:Subject>${text}</t:Subject></t:Message></t:SetItemField>`;

const saved = (where: string) =>
  draft('x').replace('<m:Items>', `<m:SavedItemFolderId>${where}</m:SavedItemFolderId><m:Items>`);
const person = (address: string) => `<t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox>`;
const move = (id: string, to: string) =>
  `<m:MoveItem><m:ToFolderId>${to}</m:ToFolderId><m:ItemIds>${id}</m:ItemIds></m:MoveItem>`;
const removeSubject = '<t:DeleteItemField><t:FieldURI FieldURI="item:Subject"/></t:DeleteItemField>';
const remove = (id: string, type: string) =>
  `<m:DeleteItem DeleteType="${type}" SendMeetingCancellations="SendToNone"><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`;
const resolve = (entry: string) =>
  `<m:ResolveNames ReturnFullContactData="true" SearchScope="ActiveDirectory"><m:UnresolvedEntry>${entry}</m:UnresolvedEntry></m:ResolveNames>`;
const sync = (state: string, most = 512) =>
  `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${folder('inbox')}</m:SyncFolderId>${state === '' ? '' : `<m:SyncState>${state}</m:SyncState>`}<m:MaxChangesReturned>${most}</m:MaxChangesReturned></m:SyncFolderItems>`;

async function first(as: string, where: string): Promise<string> {
  return idsOf((await office.ask(as, findItem(where))).body)[0] ?? '';
}

describe('creating', () => {
  test('keeps a draft with the properties given, and finds it again by an extended property', async () => {
    const property = `<t:ExtendedProperty>${marker}<t:Value>m-1</t:Value></t:ExtendedProperty>`;
    const made = await office.ask(mary, draft('Plan &lt;b&gt; &amp; more', property));
    const condition = `<t:IsEqualTo>${marker}<t:FieldURIOrConstant><t:Constant Value="m-1"/></t:FieldURIOrConstant></t:IsEqualTo>`;
    const found = await office.ask(
      mary,
      findItem(folder('drafts'), `<m:Restriction>${condition}</m:Restriction>`),
    );
    expect(texts(found.body, 'Subject')).toEqual(['Plan <b> & more']);
    expect(idsOf(found.body)).toEqual(idsOf(made.body));
    const shape = `<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${marker}</t:AdditionalProperties>`;
    expect(texts((await office.ask(mary, getItem(idsOf(made.body)[0] ?? '', shape))).body, 'Value')).toEqual([
      'm-1',
    ]);
    expect(office.exchange().ledger.changes).toMatchObject([
      { type: 'create', mailbox: mary, folder: 'drafts' },
    ]);
  });

  test('is refused where the caller may only read', async () => {
    expect(await office.codes(rob, saved(folder('inbox', mary)))).toEqual(['ErrorCreateItemAccessDenied']);
    expect(await office.codes(rob, saved(folder('tasks', mary)))).toEqual(['ErrorFolderNotFound']);
    expect(await office.codes(ana, saved(folder('inbox', mary)))).toEqual(['NoError']);
  });

  test('refuses properties that only the server sets', async () => {
    expect(await office.codes(mary, draft('x', '<t:IsDraft>false</t:IsDraft>'))).toEqual([
      'ErrorInvalidPropertySet',
    ]);
  });
});

describe('updating', () => {
  test('moves the change key, and refuses the old one where the same property changed', async () => {
    const [id = ''] = idsOf((await office.ask(mary, draft('one'))).body);
    const [next = ''] = idsOf((await office.ask(mary, change(id, setSubject('two')))).body);
    expect(next).not.toBe(id);
    expect(await office.codes(mary, change(id, setSubject('three')))).toEqual(['ErrorIrresolvableConflict']);
    const category =
      '<t:SetItemField><t:FieldURI FieldURI="item:Categories"/><t:Message><t:Categories><t:String>Red</t:String></t:Categories></t:Message></t:SetItemField>';
    expect(await office.codes(mary, change(id, category))).toEqual(['NoError']);
    expect(await office.codes(mary, change(id, category, 'NeverOverwrite'))).toEqual([
      'ErrorIrresolvableConflict',
    ]);
    expect(await office.codes(mary, change(id, setSubject('four'), 'AlwaysOverwrite'))).toEqual(['NoError']);
    const bare = id.replace(/ ChangeKey="[^"]*"/, '');
    expect(await office.codes(mary, change(bare, setSubject('five'), 'AlwaysOverwrite'))).toEqual([
      'ErrorChangeKeyRequiredForWriteOperations',
    ]);
  });

  test('appends recipients and takes properties away', async () => {
    const [id = ''] = idsOf(
      (await office.ask(mary, draft('x', `<t:ToRecipients>${person(rob)}</t:ToRecipients>`))).body,
    );
    const append = `<t:AppendToItemField><t:FieldURI FieldURI="message:ToRecipients"/><t:Message><t:ToRecipients>${person(ana)}</t:ToRecipients></t:Message></t:AppendToItemField>`;
    const [next = ''] = idsOf((await office.ask(mary, change(id, append + removeSubject))).body);
    const item = await office.ask(mary, getItem(next));
    expect(texts(item.body, 'DisplayTo')).toEqual(['Rob Ellis; Ana Lima']);
    expect(texts(item.body, 'Subject')).toEqual([]);
  });

  test('is denied to those who may only read', async () => {
    const id = await first(rob, folder('inbox', mary));
    expect(await office.codes(rob, change(id, setSubject('mine')))).toEqual(['ErrorAccessDenied']);
  });
});

describe('moving and deleting', () => {
  test('moving gives a new id and buries the old one', async () => {
    const id = await first(mary, folder('inbox'));
    const [moved = ''] = idsOf((await office.ask(mary, move(id, folder('junkemail')))).body);
    expect(moved).not.toBe(id);
    expect(await office.codes(mary, getItem(id + moved))).toEqual(['ErrorItemNotFound', 'NoError']);
  });

  test('refuses to move into another mailbox', async () => {
    const id = await first(rob, folder('calendar', mary));
    expect(await office.codes(rob, move(id, folder('calendar')))).toEqual(['ErrorCrossMailboxMoveCopy']);
  });

  test('deletes to Deleted Items, to the recoverable items, or for good', async () => {
    const counts = async () => {
      const folders = ['inbox', 'deleteditems', 'recoverableitemsdeletions'].map((id) => folder(id)).join('');
      return texts((await office.ask(mary, getFolder(folders))).body, 'TotalCount').join(' ');
    };
    const ids = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    await office.ask(mary, remove(ids[0] ?? '', 'MoveToDeletedItems'));
    await office.ask(mary, remove(ids[1] ?? '', 'SoftDelete'));
    expect(await counts()).toBe('1 1 1');
    await office.ask(mary, remove(ids[2] ?? '', 'HardDelete'));
    expect(await counts()).toBe('0 1 1');
    expect(await office.codes(mary, remove(ids[2] ?? '', 'HardDelete'))).toEqual(['ErrorItemNotFound']);
  });

  test('takes one occurrence out of its series', async () => {
    const view = '<m:CalendarView StartDate="2026-04-06T00:00:00Z" EndDate="2026-05-01T00:00:00Z"/>';
    const [id = ''] = idsOf((await office.ask(rob, findItem(folder('calendar', mary), view))).body);
    expect(await office.codes(rob, remove(id, 'MoveToDeletedItems'))).toEqual(['NoError']);
    expect(
      all((await office.ask(rob, findItem(folder('calendar', mary), view))).body, 'CalendarItem'),
    ).toHaveLength(1);
  });
});

describe('the rest', () => {
  test('attaches a file and takes it away, with a new change key each time', async () => {
    const [id = ''] = idsOf((await office.ask(mary, draft('with file'))).body);
    const file =
      '<t:FileAttachment><t:Name>a.txt</t:Name><t:ContentType>text/plain</t:ContentType><t:Content>aGk=</t:Content></t:FileAttachment>';
    const parent = id.replace('t:ItemId', 'm:ParentItemId');
    const made = await office.ask(
      mary,
      `<m:CreateAttachment>${parent}<m:Attachments>${file}</m:Attachments></m:CreateAttachment>`,
    );
    const attachment = all(made.body, 'AttachmentId')[0]?.attributes;
    expect(id).not.toContain(attachment?.get('RootItemChangeKey'));
    const removal = `<m:DeleteAttachment><m:AttachmentIds><t:AttachmentId Id="${attachment?.get('Id')}"/></m:AttachmentIds></m:DeleteAttachment>`;
    expect(await office.codes(mary, removal)).toEqual(['NoError']);
    expect(await office.codes(mary, removal)).toEqual(['ErrorItemNotFound']);
  });

  test('marks everything read', async () => {
    const request = `<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>true</m:SuppressReadReceipts><m:FolderIds>${folder('inbox', mary)}</m:FolderIds></m:MarkAllItemsAsRead>`;
    expect(await office.codes(rob, request)).toEqual(['ErrorAccessDenied']);
    expect(await office.codes(mary, request)).toEqual(['NoError']);
    expect(texts((await office.ask(mary, getFolder(folder('inbox')))).body, 'UnreadCount')).toEqual(['0']);
  });

  test('resolves names, but not hidden ones', async () => {
    expect(texts((await office.ask(rob, resolve('okaf'))).body, 'EmailAddress')).toEqual([asWritten(mary)]);
    expect(await office.codes(rob, resolve('hidden'))).toEqual(['ErrorNameResolutionNoResults']);
    expect(await office.codes(rob, resolve('o'))).toEqual(['ErrorNameResolutionMultipleResults']);
  });

  test('names the delegates to the owner and to nobody else', async () => {
    const request = `<m:GetDelegate IncludePermissions="true"><m:Mailbox><t:EmailAddress>${mary}</t:EmailAddress></m:Mailbox></m:GetDelegate>`;
    const answer = await office.ask(mary, request);
    expect(texts(answer.body, 'CalendarFolderPermissionLevel')).toEqual(['Editor']);
    expect(texts(answer.body, 'DeliverMeetingRequests')).toEqual(['DelegatesAndSendInformationToMe']);
    expect(await office.codes(rob, request)).toEqual(['ErrorAccessDenied']);
  });

  test('synchronises: all at first, then what happened', async () => {
    const one = await office.ask(mary, sync('', 2));
    expect(all(one.body, 'Create')).toHaveLength(2);
    const two = await office.ask(mary, sync(texts(one.body, 'SyncState')[0] ?? '', 2));
    expect(texts(two.body, 'IncludesLastItemInRange')).toEqual(['true']);
    const ids = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    await office.ask(mary, remove(ids[0] ?? '', 'HardDelete'));
    const read =
      '<t:SetItemField><t:FieldURI FieldURI="message:IsRead"/><t:Message><t:IsRead>true</t:IsRead></t:Message></t:SetItemField>';
    await office.ask(mary, change(ids[1] ?? '', read));
    const three = await office.ask(mary, sync(texts(two.body, 'SyncState')[0] ?? ''));
    expect(all(three.body, 'Delete')).toHaveLength(1);
    expect(all(three.body, 'ReadFlagChange')).toHaveLength(1);
    expect(await office.codes(mary, sync('bm9uc2Vuc2U='))).toEqual(['ErrorInvalidSyncStateData']);
  });

  test('synchronises the folders', async () => {
    const request =
      '<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape></m:SyncFolderHierarchy>';
    const answer = await office.ask(mary, request);
    expect(all(answer.body, 'Create')).toHaveLength(12);
    const state = `</m:FolderShape><m:SyncState>${texts(answer.body, 'SyncState')[0]}</m:SyncState>`;
    expect(all((await office.ask(mary, request.replace('</m:FolderShape>', state))).body, 'Create')).toEqual(
      [],
    );
  });
});

office.checkSchema();
