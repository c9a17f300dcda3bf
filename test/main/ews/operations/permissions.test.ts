import { describe, expect, it } from 'vitest';
import type { FolderPermission } from '../../../../shared/model/permission.ts';
import { getFolderPermissions } from '../../../../main/ews/operations/get-folder-permissions.ts';
import { setFolderPermissions } from '../../../../main/ews/operations/set-folder-permissions.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const inbox = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const nothing = {
  createItems: false,
  createSubfolders: false,
  isOwner: false,
  isVisible: false,
  isContact: false,
  editItems: 'None',
  deleteItems: 'None',
  readItems: 'None',
} as const;
const rob: FolderPermission = {
  to: { grantee: 'person', name: 'Rob <Roe>', address: 'rob@contoso.test', sid: 'S-1-5-21-1-2-3-1105' },
  level: 'Custom',
  rights: {
    createItems: true,
    createSubfolders: true,
    isOwner: false,
    isVisible: true,
    isContact: false,
    editItems: 'All',
    deleteItems: 'Owned',
    readItems: 'FullDetails',
  },
};

describe('getFolderPermissions', () => {
  it('reads levels, rights and grantees of folders and calendars, one result for each', async () => {
    const service = literalService(reply('get-folder-permissions'));
    const [mail, absent, calendar, untold] = valueOf(
      await getFolderPermissions(service, { folders: [inbox, inbox, inbox, inbox] }),
    );
    expect(sentBody(service)).toContain(
      '<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="folder:FolderClass"/><t:FieldURI FieldURI="folder:PermissionSet"/></t:AdditionalProperties></m:FolderShape>',
    );
    expect(mail).toEqual({
      ok: true,
      value: {
        folderId: 'AAMkAInbox=',
        changeKey: 'AQAAAInbox',
        folderClass: 'IPF.Note',
        set: {
          permissions: [
            { to: { grantee: 'default' }, level: 'None', rights: nothing },
            rob,
            {
              to: { grantee: 'person', name: '', address: '', sid: 'S-1-5-21-1-2-3-9999' },
              level: 'Custom',
              rights: nothing,
            },
          ],
          unknownEntries: ['NT:S-1-5-21-9'],
        },
      },
    });
    expect(failureOf(absent)).toMatchObject({ code: 'ErrorFolderNotFound' });
    expect(calendar).toMatchObject({
      ok: true,
      value: {
        set: {
          permissions: [
            {
              to: { grantee: 'anonymous' },
              level: 'FreeBusyTimeAndSubjectAndLocation',
              rights: { ...nothing, isVisible: true, readItems: 'TimeAndSubjectAndLocation' },
            },
            {
              to: { grantee: 'external', name: 'Eve', identity: 'eve@fabrikam.test' },
              level: 'FreeBusyTimeOnly',
            },
          ],
        },
      },
    });
    expect(untold).toMatchObject({ ok: true, value: { folderId: 'AAMkASeen=', set: null } });
  });
});

describe('setFolderPermissions', () => {
  const folder = { folderId: 'AAMkAPlans=', changeKey: 'AQAAAPlans', folderClass: 'IPF.Note' };

  it('writes the whole set, a level alone and Custom with every right', async () => {
    const service = literalService(reply('update-folder'));
    const permissions: FolderPermission[] = [
      { to: { grantee: 'default' }, level: 'Reviewer', rights: nothing },
      rob,
    ];
    const set = await setFolderPermissions(service, { folder, permissions });
    expect(sentBody(service)).toContain(
      compact(`
      <t:SetFolderField>
        <t:FieldURI FieldURI="folder:PermissionSet"/>
        <t:Folder>
          <t:PermissionSet>
            <t:Permissions>
              <t:Permission>
                <t:UserId><t:DistinguishedUser>Default</t:DistinguishedUser></t:UserId>
                <t:PermissionLevel>Reviewer</t:PermissionLevel>
              </t:Permission>
              <t:Permission>
                <t:UserId><t:PrimarySmtpAddress>rob@contoso.test</t:PrimarySmtpAddress></t:UserId>
                <t:CanCreateItems>true</t:CanCreateItems>
                <t:CanCreateSubFolders>true</t:CanCreateSubFolders>
                <t:IsFolderOwner>false</t:IsFolderOwner>
                <t:IsFolderVisible>true</t:IsFolderVisible>
                <t:IsFolderContact>false</t:IsFolderContact>
                <t:EditItems>All</t:EditItems>
                <t:DeleteItems>Owned</t:DeleteItems>
                <t:ReadItems>FullDetails</t:ReadItems>
                <t:PermissionLevel>Custom</t:PermissionLevel>
              </t:Permission>
            </t:Permissions>
          </t:PermissionSet>
        </t:Folder>
      </t:SetFolderField>`),
    );
    expect(set).toEqual({ ok: true, value: { folderId: 'AAMkAPlans=', changeKey: 'AQAAANewer' } });
  });

  it('writes calendar levels for a calendar only', async () => {
    const permissions: FolderPermission[] = [
      { to: { grantee: 'default' }, level: 'FreeBusyTimeOnly', rights: nothing },
    ];
    const service = literalService(reply('update-folder'));
    const calendar = { ...folder, folderClass: 'IPF.Appointment' };
    await setFolderPermissions(service, { folder: calendar, permissions });
    expect(sentBody(service)).toContain(
      '<t:CalendarFolder><t:PermissionSet><t:CalendarPermissions><t:CalendarPermission><t:UserId><t:DistinguishedUser>Default</t:DistinguishedUser></t:UserId><t:CalendarPermissionLevel>FreeBusyTimeOnly</t:CalendarPermissionLevel>',
    );
    const other = literalService(reply('update-folder'));
    expect(failureOf(await setFolderPermissions(other, { folder, permissions }))).toMatchObject({
      kind: 'invalid-request',
    });
    expect(other.transport.requests).toHaveLength(0);
  });

  it('sends nothing for somebody without an address or a SID, and says when it is not allowed', async () => {
    const nobody: FolderPermission = {
      to: { grantee: 'person', name: 'Nobody', address: '', sid: null },
      level: 'Editor',
      rights: nothing,
    };
    const service = literalService(reply('update-folder'));
    const result = await setFolderPermissions(service, { folder, permissions: [nobody] });
    expect(failureOf(result)).toMatchObject({ kind: 'invalid-request' });
    expect(service.transport.requests).toHaveLength(0);
    const denied = literalService(reply('update-folder-denied'));
    expect(failureOf(await setFolderPermissions(denied, { folder, permissions: [rob] }))).toMatchObject({
      kind: 'response-code',
      code: 'ErrorAccessDenied',
    });
  });
});
