import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, jun, mary, rob } from '../support/fixture.ts';
import { findItem, folder, getFolder, useOffice } from '../support/office.ts';

const office = useOffice();

const inside = (id: string) => `<m:ParentFolderId>${id}</m:ParentFolderId>`;
const create = (parent: string, folders: string) =>
  `<m:CreateFolder>${inside(parent)}<m:Folders>${folders}</m:Folders></m:CreateFolder>`;
const named = (name: string, element = 'Folder') =>
  `<t:${element}><t:DisplayName>${name}</t:DisplayName></t:${element}>`;
const remove = (id: string, type = 'HardDelete') =>
  `<m:DeleteFolder DeleteType="${type}"><m:FolderIds>${id}</m:FolderIds></m:DeleteFolder>`;
const place = (operation: 'MoveFolder' | 'CopyFolder', id: string, to: string) =>
  `<m:${operation}><m:ToFolderId>${to}</m:ToFolderId><m:FolderIds>${id}</m:FolderIds></m:${operation}>`;
const empty = (id: string, subfolders = false, type = 'HardDelete') =>
  `<m:EmptyFolder DeleteType="${type}" DeleteSubFolders="${subfolders}"><m:FolderIds>${id}</m:FolderIds></m:EmptyFolder>`;
const update = (id: string, field: string, content: string, element = 'Folder') =>
  `<m:UpdateFolder><m:FolderChanges><t:FolderChange>${id}<t:Updates><t:SetFolderField><t:FieldURI FieldURI="folder:${field}"/><t:${element}>${content}</t:${element}></t:SetFolderField></t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>`;
const permission = (user: string, level: string, rights = '') =>
  `<t:CalendarPermission><t:UserId>${user}</t:UserId>${rights}<t:CalendarPermissionLevel>${level}</t:CalendarPermissionLevel></t:CalendarPermission>`;
const permissions = (inner: string) =>
  `<t:PermissionSet><t:CalendarPermissions>${inner}</t:CalendarPermissions></t:PermissionSet>`;
const user = (address: string) => `<t:PrimarySmtpAddress>${address}</t:PrimarySmtpAddress>`;

async function made(as: string, parent: string, name: string): Promise<string> {
  const answer = await office.ask(as, create(parent, named(name)));
  const [id] = all(answer.body, 'FolderId');
  return `<t:FolderId Id="${id?.attributes.get('Id') ?? ''}"/>`;
}
const sync = (state = '') =>
  `<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:SyncFolderId>${folder('msgfolderroot')}</m:SyncFolderId>${state === '' ? '' : `<m:SyncState>${state}</m:SyncState>`}</m:SyncFolderHierarchy>`;

describe('folders', () => {
  test('are made one by one, and a name that is there already is refused', async () => {
    const folders = `${named('Letters')}${named('letters')}${named('Trips', 'CalendarFolder')}`;
    const answer = await office.ask(mary, create(folder('msgfolderroot'), folders));
    expect(texts(answer.body, 'ResponseCode')).toEqual(['NoError', 'ErrorFolderExists', 'NoError']);
    expect(all(answer.body, 'CalendarFolder')).toHaveLength(1);
  });

  test('cannot be made without the right to make subfolders, nor where one sees nothing', async () => {
    expect(await office.codes(rob, create(folder('inbox', mary), named('Mine')))).toEqual([
      'ErrorCreateSubfolderAccessDenied',
    ]);
    expect(await office.codes(jun, create(folder('inbox', mary), named('Mine')))).toEqual([
      'ErrorFolderNotFound',
    ]);
  });

  test('are renamed by their owner, but not the distinguished ones', async () => {
    const id = await made(mary, folder('inbox'), 'Old name');
    const rename = '<t:DisplayName>New name</t:DisplayName>';
    expect(await office.codes(mary, update(id, 'DisplayName', rename))).toEqual(['NoError']);
    expect(texts((await office.ask(mary, getFolder(id))).body, 'DisplayName')).toEqual(['New name']);
    expect(await office.codes(mary, update(folder('inbox'), 'DisplayName', rename))).toEqual([
      'ErrorFolderSavePropertyError',
    ]);
    expect(await office.codes(rob, update(folder('inbox', mary), 'DisplayName', rename))).toEqual([
      'ErrorAccessDenied',
    ]);
  });

  test('keep their id when they move, and tell the hierarchy', async () => {
    const id = await made(mary, folder('inbox'), 'Wanderer');
    const first = await office.ask(mary, sync());
    const state = texts(first.body, 'SyncState')[0] ?? '';
    expect(await office.codes(mary, place('MoveFolder', id, folder('drafts')))).toEqual(['NoError']);
    expect(await office.codes(mary, getFolder(id))).toEqual(['NoError']);
    const second = await office.ask(mary, sync(state));
    expect(all(second.body, 'Update').flatMap((node) => texts(node, 'DisplayName'))).toEqual(['Wanderer']);
    await office.ask(mary, remove(id));
    const third = await office.ask(mary, sync(texts(second.body, 'SyncState')[0] ?? ''));
    expect(all(third.body, 'Delete')).toHaveLength(1);
  });

  test('do not move into themselves, nor to a mailbox that is not theirs', async () => {
    const id = await made(mary, folder('inbox'), 'Outer');
    const inner = await made(mary, id, 'Inner');
    expect(await office.codes(mary, place('MoveFolder', id, inner))).toEqual(['ErrorInvalidParentFolder']);
    expect(await office.codes(mary, place('MoveFolder', folder('inbox'), folder('drafts')))).toEqual([
      'ErrorMoveDistinguishedFolder',
    ]);
    expect(await office.codes(mary, place('MoveFolder', id, folder('inbox', jun)))).toEqual([
      'ErrorToFolderNotFound',
    ]);
  });

  test('are copied with their items, which get new ids', async () => {
    expect(await office.codes(mary, place('CopyFolder', folder('inbox'), folder('drafts')))).toEqual([
      'NoError',
    ]);
    const copy = (
      await office.ask(
        mary,
        `<m:FindFolder Traversal="Shallow"><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:ParentFolderIds>${folder('drafts')}</m:ParentFolderIds></m:FindFolder>`,
      )
    ).body;
    expect(texts(copy, 'TotalCount')).toEqual(['3']);
    expect(texts(copy, 'ChildFolderCount')).toEqual(['1']);
  });

  test('go to Deleted Items under a name that is free, and from there for good', async () => {
    const first = await made(mary, folder('inbox'), 'Twice');
    expect(await office.codes(mary, remove(first, 'MoveToDeletedItems'))).toEqual(['NoError']);
    const second = await made(mary, folder('inbox'), 'Twice');
    expect(await office.codes(mary, remove(second, 'MoveToDeletedItems'))).toEqual(['NoError']);
    expect(texts((await office.ask(mary, getFolder(second))).body, 'DisplayName')).toEqual(['Twice1']);
    expect(await office.codes(mary, remove(second, 'MoveToDeletedItems'))).toEqual(['NoError']);
    expect(await office.codes(mary, getFolder(second))).toEqual(['ErrorFolderNotFound']);
    expect(await office.codes(mary, remove(folder('inbox')))).toEqual(['ErrorDeleteDistinguishedFolder']);
  });

  test('are emptied with what lies below, and calendars are not', async () => {
    expect(await office.codes(rob, empty(folder('inbox', mary)))).toEqual(['ErrorAccessDenied']);
    expect(await office.codes(mary, empty(folder('calendar')))).toEqual(['ErrorCannotEmptyFolder']);
    expect(await office.codes(mary, empty(folder('inbox'), true, 'MoveToDeletedItems'))).toEqual(['NoError']);
    const after = (await office.ask(mary, getFolder(folder('inbox') + folder('deleteditems')))).body;
    expect(texts(after, 'TotalCount')).toEqual(['0', '3']);
    expect(texts(after, 'ChildFolderCount')).toEqual(['0', '1']);
  });
});

describe('permissions', () => {
  test('count from the next request on, in both directions', async () => {
    const calendar = folder('calendar', mary);
    const look = findItem(calendar);
    expect(await office.codes(jun, look)).toEqual(['ErrorFolderNotFound']);
    const set = permissions(
      permission(user(jun), 'Reviewer') +
        permission('<t:DistinguishedUser>Default</t:DistinguishedUser>', 'None'),
    );
    expect(await office.codes(mary, update(calendar, 'PermissionSet', set, 'CalendarFolder'))).toEqual([
      'NoError',
    ]);
    expect(await office.codes(jun, look)).toEqual(['NoError']);
    expect(await office.codes(rob, look)).toEqual(['ErrorFolderNotFound']);
  });

  test('may be custom, and then every right counts alone', async () => {
    const rights =
      '<t:CanCreateItems>true</t:CanCreateItems><t:IsFolderVisible>true</t:IsFolderVisible><t:EditItems>None</t:EditItems><t:ReadItems>FullDetails</t:ReadItems>';
    const set = permissions(permission(user(jun), 'Custom', rights));
    const calendar = folder('calendar', mary);
    expect(await office.codes(mary, update(calendar, 'PermissionSet', set, 'CalendarFolder'))).toEqual([
      'NoError',
    ]);
    const seen = (await office.ask(jun, getFolder(calendar, 'AllProperties'))).body;
    expect([texts(seen, 'CreateContents'), texts(seen, 'Modify'), texts(seen, 'Read')]).toEqual([
      ['true'],
      ['false'],
      ['true'],
    ]);
    const own = (
      await office.ask(
        mary,
        getFolder(calendar, 'Default').replace(
          '</t:BaseShape>',
          '</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="folder:PermissionSet"/></t:AdditionalProperties>',
        ),
      )
    ).body;
    expect(texts(own, 'CalendarPermissionLevel')).toContain('Custom');
  });

  test.each([
    [
      'the same user twice',
      permissions(permission(user(jun), 'Editor') + permission(user(jun), 'Reviewer')),
      'ErrorDuplicateUserIdsSpecified',
    ],
    [
      'a user who is not there',
      permissions(permission(user('nobody@contoso.test'), 'Editor')),
      'ErrorInvalidUserInfo',
    ],
    [
      'a level with rights that are not its own',
      permissions(permission(user(jun), 'Reviewer', '<t:CanCreateItems>true</t:CanCreateItems>')),
      'ErrorInvalidPermissionSettings',
    ],
    [
      'a mail folder’s set',
      `<t:PermissionSet><t:Permissions><t:Permission><t:UserId>${user(jun)}</t:UserId><t:PermissionLevel>Editor</t:PermissionLevel></t:Permission></t:Permissions></t:PermissionSet>`,
      'ErrorCannotSetNonCalendarPermissionOnCalendarFolder',
    ],
  ])('are refused with %s, and stay as they were', async (_what, set, code) => {
    const element = code.startsWith('ErrorCannotSet') ? 'Folder' : 'CalendarFolder';
    expect(await office.codes(mary, update(folder('calendar'), 'PermissionSet', set, element))).toEqual([
      code,
    ]);
    expect(await office.codes(ana, findItem(folder('calendar', mary)))).toEqual(['NoError']);
  });
});

office.checkSchema();
