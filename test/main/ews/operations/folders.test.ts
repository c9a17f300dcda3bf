import { describe, expect, it } from 'vitest';
import { copyFolder } from '../../../../main/ews/operations/copy-folder.ts';
import { createFolder } from '../../../../main/ews/operations/create-folder.ts';
import { deleteFolder } from '../../../../main/ews/operations/delete-folder.ts';
import { emptyFolder } from '../../../../main/ews/operations/empty-folder.ts';
import { markAllItemsAsRead } from '../../../../main/ews/operations/mark-all-items-as-read.ts';
import { moveFolder } from '../../../../main/ews/operations/move-folder.ts';
import { updateFolder } from '../../../../main/ews/operations/update-folder.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const inbox = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const maryInbox =
  '<t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>';
const plans = { by: 'id', folderId: 'AAMkAPlans=' } as const;

describe('createFolder', () => {
  it('makes a folder of its kind with our marker, and gives its id', async () => {
    const service = literalService(reply('create-folder'));
    const made = await createFolder(service, {
      parent: inbox,
      kind: 'calendar',
      displayName: ' Plans\r\n& <notes> ',
      marker: 'make-1',
    });
    expect(sentBody(service)).toBe(
      compact(`
      <m:CreateFolder>
        <m:ParentFolderId>${maryInbox}</m:ParentFolderId>
        <m:Folders>
          <t:CalendarFolder>
            <t:DisplayName>Plans &amp; &lt;notes&gt;</t:DisplayName>
            <t:ExtendedProperty>
              <t:ExtendedFieldURI PropertySetId="b2f1f6d4-3c0e-4f5b-9f0a-6c1d7a5e8e21" PropertyName="OnbehalfMarker" PropertyType="String"/>
              <t:Value>make-1</t:Value>
            </t:ExtendedProperty>
          </t:CalendarFolder>
        </m:Folders>
      </m:CreateFolder>`),
    );
    expect(service.transport.requests[0]?.intent).toBe('write');
    expect(made).toEqual({ ok: true, value: { folderId: 'AAMkANew=', changeKey: 'AQAAANew' } });
  });

  it('says that the name is taken, and calls a nameless success unknown', async () => {
    const request = { parent: inbox, kind: 'mail', displayName: 'Plans', marker: null } as const;
    const taken = await createFolder(literalService(reply('create-folder-exists')), request);
    expect(failureOf(taken)).toMatchObject({ kind: 'response-code', code: 'ErrorFolderExists' });
    const nameless = reply('create-folder').replace(/<t:FolderId[^>]*>/u, '');
    expect(failureOf(await createFolder(literalService(nameless), request))).toEqual({
      kind: 'outcome-unknown',
      operation: 'CreateFolder',
    });
  });

  it('sends nothing for a marker with a control character', async () => {
    const service = literalService(reply('create-folder'));
    const result = await createFolder(service, {
      parent: inbox,
      kind: 'mail',
      displayName: 'x',
      marker: 'a\nb',
    });
    expect(failureOf(result)).toMatchObject({ kind: 'invalid-request' });
    expect(service.transport.requests).toHaveLength(0);
  });
});

describe('updateFolder', () => {
  const folder = { folderId: 'AAMkAPlans=', changeKey: 'AQAAAPlans', folderClass: 'IPF.Contact' };

  it('gives a folder its new name under the version that was read', async () => {
    const service = literalService(reply('update-folder'));
    const renamed = await updateFolder(service, { folder, displayName: 'Ann & co' });
    expect(sentBody(service)).toBe(
      compact(`
      <m:UpdateFolder>
        <m:FolderChanges>
          <t:FolderChange>
            <t:FolderId Id="AAMkAPlans=" ChangeKey="AQAAAPlans"/>
            <t:Updates>
              <t:SetFolderField>
                <t:FieldURI FieldURI="folder:DisplayName"/>
                <t:ContactsFolder><t:DisplayName>Ann &amp; co</t:DisplayName></t:ContactsFolder>
              </t:SetFolderField>
            </t:Updates>
          </t:FolderChange>
        </m:FolderChanges>
      </m:UpdateFolder>`),
    );
    expect(renamed).toEqual({ ok: true, value: { folderId: 'AAMkAPlans=', changeKey: 'AQAAANewer' } });
  });

  it('says that it is not allowed', async () => {
    const result = await updateFolder(literalService(reply('update-folder-denied')), {
      folder,
      displayName: 'x',
    });
    expect(failureOf(result)).toMatchObject({ kind: 'response-code', code: 'ErrorAccessDenied' });
  });
});

describe('operations on several folders', () => {
  const folders = [plans, inbox];

  it('deletes folders, and leaves the refusal of one in its place', async () => {
    const service = literalService(reply('delete-folder'));
    const [first, second] = valueOf(await deleteFolder(service, { folders, deleteType: 'SoftDelete' }));
    expect(sentBody(service)).toBe(
      `<m:DeleteFolder DeleteType="SoftDelete"><m:FolderIds><t:FolderId Id="AAMkAPlans="/>${maryInbox}</m:FolderIds></m:DeleteFolder>`,
    );
    expect(first).toEqual({ ok: true, value: null });
    expect(failureOf(second)).toMatchObject({ code: 'ErrorDeleteDistinguishedFolder' });
  });

  it('empties folders with what lies below them, and leaves the refusal of one in its place', async () => {
    const service = literalService(reply('empty-folder'));
    const [first, second] = valueOf(
      await emptyFolder(service, { folders, deleteType: 'MoveToDeletedItems', subfolders: true }),
    );
    expect(sentBody(service)).toBe(
      `<m:EmptyFolder DeleteType="MoveToDeletedItems" DeleteSubFolders="true"><m:FolderIds><t:FolderId Id="AAMkAPlans="/>${maryInbox}</m:FolderIds></m:EmptyFolder>`,
    );
    expect(failureOf(first)).toMatchObject({ code: 'ErrorCannotEmptyFolder' });
    expect(second).toEqual({ ok: true, value: null });
  });

  it('marks everything in folders as read without a receipt', async () => {
    const service = literalService(reply('mark-all-items-as-read'));
    const [first, second] = valueOf(await markAllItemsAsRead(service, { folders, isRead: true }));
    expect(sentBody(service)).toBe(
      `<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>true</m:SuppressReadReceipts><m:FolderIds><t:FolderId Id="AAMkAPlans="/>${maryInbox}</m:FolderIds></m:MarkAllItemsAsRead>`,
    );
    expect(first).toEqual({ ok: true, value: null });
    expect(failureOf(second)).toMatchObject({ code: 'ErrorFolderNotFound' });
  });

  it('moves folders and gives their new versions', async () => {
    const service = literalService(reply('move-folder'));
    const [first, second] = valueOf(await moveFolder(service, { folders, to: plans }));
    expect(sentBody(service)).toBe(
      `<m:MoveFolder><m:ToFolderId><t:FolderId Id="AAMkAPlans="/></m:ToFolderId><m:FolderIds><t:FolderId Id="AAMkAPlans="/>${maryInbox}</m:FolderIds></m:MoveFolder>`,
    );
    expect(first).toEqual({ ok: true, value: { folderId: 'AAMkAPlans=', changeKey: 'AQAAAMoved' } });
    expect(failureOf(second)).toMatchObject({ code: 'ErrorMoveDistinguishedFolder' });
  });

  it('copies folders and gives the ids of the copies', async () => {
    const service = literalService(reply('copy-folder'));
    const [first, second] = valueOf(await copyFolder(service, { folders, to: inbox }));
    expect(sentBody(service)).toBe(
      `<m:CopyFolder><m:ToFolderId>${maryInbox}</m:ToFolderId><m:FolderIds><t:FolderId Id="AAMkAPlans="/>${maryInbox}</m:FolderIds></m:CopyFolder>`,
    );
    expect(failureOf(first)).toMatchObject({ code: 'ErrorFolderNotFound' });
    expect(second).toEqual({ ok: true, value: { folderId: 'AAMkACopy=', changeKey: 'AgAAACopy' } });
  });
});
