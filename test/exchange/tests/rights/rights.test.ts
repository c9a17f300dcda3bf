import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, jun, mary, office as content, password, rob, support } from '../support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const itemIds = (ids: string) => `<m:ItemIds>${ids}</m:ItemIds>`;
const folderIds = (ids: string) => `<m:FolderIds>${ids}</m:FolderIds>`;
const subject =
  '<t:Updates><t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message><t:Subject>x</t:Subject></t:Message></t:SetItemField></t:Updates>';
const shape = '<m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>';
const where = (id: string) => folder(id, mary);
const configuration = `<m:UserConfigurationName Name="CategoryList">${where('calendar')}</m:UserConfigurationName>`;

/** For a message of Mary's Inbox: what Rob, a reviewer there, and Jun, who sees nothing, are told. */
const requests: readonly (readonly [
  operation: string,
  request: (id: string) => string,
  reviewer: string,
  stranger: string,
])[] = [
  ['GetFolder', () => getFolder(where('inbox')), 'NoError', 'ErrorFolderNotFound'],
  ['FindItem', () => findItem(where('inbox')), 'NoError', 'ErrorFolderNotFound'],
  ['GetItem', (id) => getItem(id), 'NoError', 'ErrorItemNotFound'],
  [
    'SyncFolderItems',
    () =>
      `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${where('inbox')}</m:SyncFolderId><m:MaxChangesReturned>9</m:MaxChangesReturned></m:SyncFolderItems>`,
    'NoError',
    'ErrorFolderNotFound',
  ],
  [
    'FindConversation',
    () => `<m:FindConversation><m:ParentFolderId>${where('inbox')}</m:ParentFolderId></m:FindConversation>`,
    'NoError',
    'ErrorFolderNotFound',
  ],
  [
    'CopyItem to one’s own mailbox',
    (id) => `<m:CopyItem><m:ToFolderId>${folder('drafts')}</m:ToFolderId>${itemIds(id)}</m:CopyItem>`,
    'ErrorCrossMailboxMoveCopy',
    'ErrorItemNotFound',
  ],
  [
    'MoveItem',
    (id) => `<m:MoveItem><m:ToFolderId>${where('drafts')}</m:ToFolderId>${itemIds(id)}</m:MoveItem>`,
    'ErrorAccessDenied',
    'ErrorToFolderNotFound',
  ],
  [
    'UpdateItem',
    (id) =>
      `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AutoResolve"><m:ItemChanges><t:ItemChange>${id}${subject}</t:ItemChange></m:ItemChanges></m:UpdateItem>`,
    'ErrorAccessDenied',
    'ErrorItemNotFound',
  ],
  [
    'DeleteItem',
    (id) => `<m:DeleteItem DeleteType="HardDelete">${itemIds(id)}</m:DeleteItem>`,
    'ErrorAccessDenied',
    'ErrorItemNotFound',
  ],
  [
    'CreateItem',
    () =>
      `<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId>${where('inbox')}</m:SavedItemFolderId><m:Items><t:Message><t:Subject>x</t:Subject></t:Message></m:Items></m:CreateItem>`,
    'ErrorCreateItemAccessDenied',
    'ErrorFolderNotFound',
  ],
  [
    'CreateAttachment',
    (id) =>
      `<m:CreateAttachment>${id.replace('t:ItemId', 'm:ParentItemId')}<m:Attachments><t:FileAttachment><t:Name>x</t:Name><t:Content>aGk=</t:Content></t:FileAttachment></m:Attachments></m:CreateAttachment>`,
    'ErrorAccessDenied',
    'ErrorItemNotFound',
  ],
  [
    'MarkAllItemsAsRead',
    () =>
      `<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>true</m:SuppressReadReceipts>${folderIds(where('inbox'))}</m:MarkAllItemsAsRead>`,
    'ErrorAccessDenied',
    'ErrorFolderNotFound',
  ],
  [
    'EmptyFolder',
    () =>
      `<m:EmptyFolder DeleteType="HardDelete" DeleteSubFolders="false">${folderIds(where('inbox'))}</m:EmptyFolder>`,
    'ErrorAccessDenied',
    'ErrorFolderNotFound',
  ],
  [
    'CreateFolder',
    () =>
      `<m:CreateFolder><m:ParentFolderId>${where('inbox')}</m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>x</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>`,
    'ErrorCreateSubfolderAccessDenied',
    'ErrorFolderNotFound',
  ],
  [
    'FindFolder',
    () =>
      `<m:FindFolder Traversal="Shallow">${shape}<m:ParentFolderIds>${where('msgfolderroot')}</m:ParentFolderIds></m:FindFolder>`,
    'NoError',
    'ErrorFolderNotFound',
  ],
  [
    'SyncFolderHierarchy',
    () =>
      `<m:SyncFolderHierarchy>${shape}<m:SyncFolderId>${where('msgfolderroot')}</m:SyncFolderId></m:SyncFolderHierarchy>`,
    'NoError',
    'ErrorFolderNotFound',
  ],
  [
    'GetUserConfiguration',
    () =>
      `<m:GetUserConfiguration>${configuration}<m:UserConfigurationProperties>All</m:UserConfigurationProperties></m:GetUserConfiguration>`,
    'NoError',
    'ErrorFolderNotFound',
  ],
  [
    'GetDelegate',
    () =>
      `<m:GetDelegate IncludePermissions="true"><m:Mailbox><t:EmailAddress>${mary}</t:EmailAddress></m:Mailbox></m:GetDelegate>`,
    'ErrorAccessDenied',
    'ErrorAccessDenied',
  ],
  [
    'GetInboxRules',
    () => `<m:GetInboxRules><m:MailboxSmtpAddress>${mary}</m:MailboxSmtpAddress></m:GetInboxRules>`,
    'ErrorAccessDenied',
    'ErrorAccessDenied',
  ],
  [
    'GetUserOofSettings',
    () =>
      `<m:GetUserOofSettingsRequest><t:Mailbox><t:Address>${mary}</t:Address></t:Mailbox></m:GetUserOofSettingsRequest>`,
    'ErrorAccessDenied',
    'ErrorAccessDenied',
  ],
];

const foldersOf = (as: string) =>
  office.ask(
    as,
    `<m:FindFolder Traversal="Deep">${shape}<m:ParentFolderIds>${where('msgfolderroot')}</m:ParentFolderIds></m:FindFolder>`,
  );

describe('rights on somebody else’s mailbox', () => {
  test.each(requests)('hold for %s', async (_operation, request, reviewer, stranger) => {
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    expect(await office.codes(rob, request(id))).toEqual([reviewer]);
    expect(await office.codes(jun, request(id))).toEqual([stranger]);
    const after = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    expect([after.length, after[0]]).toEqual([3, id]);
  });

  test('show of the folders those that may be seen', async () => {
    expect(texts((await foldersOf(rob)).body, 'DisplayName')).toEqual([
      'Calendar',
      'Drafts',
      'Inbox',
      'Sent Items',
    ]);
    expect(all((await foldersOf(mary)).body, 'Folder').length).toBeGreaterThan(5);
  });

  test('are whole under Full Access', async () => {
    const [id = ''] = idsOf((await office.ask(ana, findItem(folder('inbox', support)))).body);
    expect(
      await office.codes(ana, `<m:DeleteItem DeleteType="HardDelete">${itemIds(id)}</m:DeleteItem>`),
    ).toEqual(['NoError']);
  });
});

describe('an account that has no mailbox', () => {
  const bare = 'svc.bare@contoso.test';
  const withBare: typeof content = {
    ...content,
    organisation: {
      ...content.organisation,
      people: [
        ...content.organisation.people,
        { address: bare, name: 'Bare Service', kind: 'external', password, timeZone: 'UTC' },
      ],
      grants: [...content.organisation.grants, { owner: support, to: bare, fullAccess: true }],
    },
  };
  const other = useOffice({ content: withBare });
  test('says whose folder it means, or is told to', async () => {
    const both = folder('inbox') + folder('inbox', support);
    expect(await other.codes(bare, getFolder(both))).toEqual(['ErrorMissingEmailAddress', 'NoError']);
  });
  other.checkSchema();
});

describe('the ledger', () => {
  test('says who read what, by which identity, and nothing of what was refused', async () => {
    const [id = ''] = idsOf((await office.ask(rob, findItem(where('inbox')))).body);
    await office.ask(rob, getItem(id));
    await office.ask(jun, getItem(id));
    const common = { authenticated: rob, authorized: rob, mailbox: mary, folder: 'inbox' };
    expect(office.exchange().ledger.reads).toMatchObject([
      { ...common, operation: 'FindItem', itemId: undefined, items: 3 },
      { ...common, operation: 'GetItem', itemId: id.split('"')[1], items: 1 },
    ]);
  });
});

office.checkSchema();
