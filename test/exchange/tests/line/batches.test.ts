import { describe, expect, test } from 'vitest';

import { all } from '../support/client.ts';
import { mary } from '../support/fixture.ts';
import { findItem, folder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const wrong = '<t:ItemId Id="AAMk" ChangeKey="AAMk"/>';
const letter = (subject: string, more = '') =>
  `<t:Message><t:Subject>${subject}</t:Subject>${more}</t:Message>`;
const readOnly = '<t:IsDraft>true</t:IsDraft>';
const drafts = (...subjects: string[]) =>
  `<m:CreateItem MessageDisposition="SaveOnly"><m:Items>${subjects.map((one) => letter(one)).join('')}</m:Items></m:CreateItem>`;
const made = async (...subjects: string[]) => idsOf((await office.ask(mary, drafts(...subjects))).body);
const itemIds = (ids: string) => `<m:ItemIds>${ids}</m:ItemIds>`;
const change = (id: string) =>
  `<t:ItemChange>${id}<t:Updates><t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message><t:Subject>new</t:Subject></t:Message></t:SetItemField></t:Updates></t:ItemChange>`;
const to = `<t:ToRecipients><t:Mailbox><t:EmailAddress>${mary}</t:EmailAddress></t:Mailbox></t:ToRecipients>`;
const attached = async () => {
  const { body } = await office.ask(
    mary,
    getItem(idsOf((await office.ask(mary, findItem(folder('inbox')))).body)[0] ?? ''),
  );
  const id = all(body, 'AttachmentId')[0]?.attributes.get('Id') ?? '';
  return `<t:AttachmentId Id="${id}"/>`;
};
const file = (name: string) =>
  `<t:FileAttachment><t:Name>${name}</t:Name><t:Content>aGk=</t:Content></t:FileAttachment>`;

describe('a batch of which one item cannot be done is done for the others, and answered in its order, by', () => {
  test.each([
    [
      'CreateItem',
      async () =>
        `<m:CreateItem MessageDisposition="SaveOnly"><m:Items>${letter('a')}${letter('b', readOnly)}${letter('c')}</m:Items></m:CreateItem>`,
      'ErrorInvalidPropertySet',
    ],
    [
      'UpdateItem',
      async () => {
        const [one = '', other = ''] = await made('a', 'b');
        return `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AutoResolve"><m:ItemChanges>${change(one)}${change(wrong)}${change(other)}</m:ItemChanges></m:UpdateItem>`;
      },
      'ErrorInvalidIdMalformed',
    ],
    [
      'DeleteItem',
      async () => {
        const [one = '', other = ''] = await made('a', 'b');
        return `<m:DeleteItem DeleteType="HardDelete">${itemIds(one + wrong + other)}</m:DeleteItem>`;
      },
      'ErrorInvalidIdMalformed',
    ],
    [
      'SendItem',
      async () => {
        const [one = '', nobody = ''] = await made('a', 'b');
        const ids = idsOf(
          (
            await office.ask(
              mary,
              `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AutoResolve"><m:ItemChanges><t:ItemChange>${one}<t:Updates><t:SetItemField><t:FieldURI FieldURI="message:ToRecipients"/><t:Message>${to}</t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`,
            )
          ).body,
        );
        const [other = ''] = idsOf(
          (
            await office.ask(
              mary,
              `<m:CreateItem MessageDisposition="SaveOnly"><m:Items>${letter('c', to)}</m:Items></m:CreateItem>`,
            )
          ).body,
        );
        return `<m:SendItem SaveItemToFolder="true">${itemIds(`${ids[0] ?? ''}${nobody}${other}`)}</m:SendItem>`;
      },
      'ErrorInvalidRecipients',
    ],
    [
      'MoveItem',
      async () => {
        const [one = '', other = ''] = await made('a', 'b');
        return `<m:MoveItem><m:ToFolderId>${folder('junkemail')}</m:ToFolderId>${itemIds(one + wrong + other)}</m:MoveItem>`;
      },
      'ErrorInvalidIdMalformed',
    ],
    [
      'CopyItem',
      async () => {
        const [one = '', other = ''] = await made('a', 'b');
        return `<m:CopyItem><m:ToFolderId>${folder('junkemail')}</m:ToFolderId>${itemIds(one + wrong + other)}</m:CopyItem>`;
      },
      'ErrorInvalidIdMalformed',
    ],
    [
      'GetItem',
      async () => {
        const [one = '', other = ''] = await made('a', 'b');
        return getItem(one + wrong + other);
      },
      'ErrorInvalidIdMalformed',
    ],
    [
      'GetAttachment',
      async () => {
        const id = await attached();
        return `<m:GetAttachment><m:AttachmentIds>${id}<t:AttachmentId Id="AAMk"/>${id}</m:AttachmentIds></m:GetAttachment>`;
      },
      'ErrorInvalidIdMalformed',
    ],
    [
      'CreateAttachment',
      async () => {
        const [one = ''] = await made('a');
        const broken = '<t:ItemAttachment><t:Name>b</t:Name></t:ItemAttachment>';
        return `<m:CreateAttachment>${one.replace('t:ItemId', 'm:ParentItemId')}<m:Attachments>${file('a')}${broken}${file('c')}</m:Attachments></m:CreateAttachment>`;
      },
      'ErrorMissingItemForCreateItemAttachment',
    ],
    [
      'FindItem',
      async () => findItem(folder('inbox') + folder('inbox', 'nobody@contoso.test') + folder('drafts')),
      'ErrorNonExistentMailbox',
    ],
    [
      'EmptyFolder',
      async () =>
        `<m:EmptyFolder DeleteType="HardDelete" DeleteSubFolders="false"><m:FolderIds>${folder('drafts')}${folder('calendar')}${folder('junkemail')}</m:FolderIds></m:EmptyFolder>`,
      'ErrorCannotEmptyFolder',
    ],
    [
      'MarkAllItemsAsRead',
      async () =>
        `<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>true</m:SuppressReadReceipts><m:FolderIds>${folder('drafts')}${folder('inbox', 'nobody@contoso.test')}${folder('inbox')}</m:FolderIds></m:MarkAllItemsAsRead>`,
      'ErrorNonExistentMailbox',
    ],
  ])('%s', async (_operation, request, code) => {
    expect(await office.codes(mary, await request())).toEqual(['NoError', code, 'NoError']);
  });
});

office.checkSchema();
