import { describe, expect, it } from 'vitest';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const folders = [
  { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' },
  { by: 'id', folderId: 'AAMkA"&<' },
  { by: 'own-name', name: 'msgfolderroot' },
] as const;

describe('getFolder', () => {
  it('asks for folders by name with their mailbox, by id, and for the own root without one', async () => {
    const service = literalService(reply('get-folder'));
    await getFolder(service, { folders });
    expect(sentBody(service)).toBe(
      compact(`
      <m:GetFolder>
        <m:FolderShape>
          <t:BaseShape>IdOnly</t:BaseShape>
          <t:AdditionalProperties>
            <t:FieldURI FieldURI="folder:ParentFolderId"/>
            <t:FieldURI FieldURI="folder:FolderClass"/>
            <t:FieldURI FieldURI="folder:DisplayName"/>
            <t:FieldURI FieldURI="folder:TotalCount"/>
            <t:FieldURI FieldURI="folder:ChildFolderCount"/>
            <t:FieldURI FieldURI="folder:EffectiveRights"/>
            <t:FieldURI FieldURI="folder:UnreadCount"/>
            <t:FieldURI FieldURI="folder:DistinguishedFolderId"/>
          </t:AdditionalProperties>
        </m:FolderShape>
        <m:FolderIds>
          <t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>
          <t:FolderId Id="AAMkA&quot;&amp;&lt;"/>
          <t:DistinguishedFolderId Id="msgfolderroot"/>
        </m:FolderIds>
      </m:GetFolder>`),
    );
    expect(service.transport.requests[0]).toMatchObject({
      operation: 'GetFolder',
      intent: 'read',
      anchor: 'mary@contoso.test',
    });
  });

  it('reads one result for each folder in the order asked, an error in its place', async () => {
    const results = valueOf(await getFolder(literalService(reply('get-folder')), { folders }));
    expect(results[0]).toEqual({
      ok: true,
      value: {
        folderId: 'AAMkAInbox=',
        changeKey: 'AQAAAInbox',
        parentFolderId: 'AAMkARoot=',
        distinguishedId: 'inbox',
        displayName: 'Inbox',
        folderClass: 'IPF.Note',
        totalCount: 120,
        unreadCount: 7,
        childFolderCount: 2,
        rights: {
          createAssociated: false,
          createContents: true,
          createHierarchy: false,
          delete: true,
          modify: true,
          read: true,
          viewPrivateItems: false,
        },
      },
    });
    expect(failureOf(results[1])).toMatchObject({ kind: 'response-code', code: 'ErrorItemNotFound' });
    expect(results[2]).toMatchObject({
      ok: true,
      value: { displayName: 'Calendar', unreadCount: 0, parentFolderId: null, rights: { read: false } },
    });
  });

  it('gives one error for all when a single message stands for three folders', async () => {
    const one = reply('get-folder').replaceAll(
      /<m:GetFolderResponseMessage ResponseClass="Success">[^]*?<\/m:GetFolderResponseMessage>/gu,
      '',
    );
    const results = valueOf(await getFolder(literalService(one), { folders }));
    expect(results.map((result) => failureOf(result))).toMatchObject(
      Array.from({ length: 3 }, () => ({ kind: 'response-code', code: 'ErrorItemNotFound' })),
    );
  });

  it('refuses a reply with fewer successes or more answers than folders asked for', async () => {
    const [first, ...rest] = folders;
    const tooMany = await getFolder(literalService(reply('get-folder')), { folders: [first] });
    const tooFew = await getFolder(literalService(reply('get-folder')), { folders: [first, ...rest, first] });
    expect(failureOf(tooMany)).toMatchObject({ kind: 'reply-refused', reason: 'unexpected' });
    expect(failureOf(tooFew)).toMatchObject({ kind: 'reply-refused', reason: 'unexpected' });
  });

  it('names the impersonated identity in the header, and only under impersonation', async () => {
    const impersonating = literalService(reply('fault-exchange'), 'impersonation');
    const delegate = literalService(reply('get-folder'));
    const result = await getFolder(impersonating, { folders });
    await getFolder(delegate, { folders });
    expect(impersonating.transport.requests[0]?.body).toContain(
      '<soap:Header><t:RequestServerVersion Version="Exchange2013_SP1"/><t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>mary@contoso.test</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation></soap:Header>',
    );
    expect(delegate.transport.requests[0]?.body).toContain(
      '<soap:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></soap:Header>',
    );
    expect(failureOf(result)).toMatchObject({ kind: 'response-code', code: 'ErrorImpersonateUserDenied' });
  });
});
