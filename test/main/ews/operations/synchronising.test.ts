import { describe, expect, it } from 'vitest';
import { syncFolderHierarchy } from '../../../../main/ews/operations/sync-folder-hierarchy.ts';
import { syncFolderItems } from '../../../../main/ews/operations/sync-folder-items.ts';
import type { SyncPosition } from '../../../../main/ews/elements/sync-state.ts';
import { failureOf, literalService, LiteralTransport, reply, sentBody, valueOf } from '../literal-service.ts';

const inbox = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const root = { by: 'name', name: 'msgfolderroot', mailbox: 'mary@contoso.test' } as const;
const since = { folder: inbox, syncState: 'H4sIAAAsecond==', properties: 'row' } as const;

describe('SyncFolderItems', () => {
  it('gives every change in the order in which it happened, and where the page ends', async () => {
    const page = valueOf(await syncFolderItems(literalService(reply('sync-folder-items')), since));
    if (page.is !== 'page') throw new Error(page.is);
    expect(page).toMatchObject({ syncState: 'H4sIAAAthird==', isLast: false });
    expect(page.changes).toEqual([
      {
        change: 'create',
        found: expect.objectContaining({
          sensitivity: 'Normal',
          parentFolderId: 'AAMkAInbox=',
          row: expect.objectContaining({
            itemId: 'AAMkANew=',
            changeKey: 'CQAAANew',
            subject: 'Lunch & learn',
            receivedAt: '2026-03-02T09:15:30.000Z',
            isRead: false,
          }),
        }),
      },
      { change: 'readFlag', itemId: 'AAMkARead=', isRead: true },
      { change: 'delete', itemId: 'AAMkAGone=' },
      {
        change: 'update',
        found: expect.objectContaining({
          sensitivity: 'Private',
          row: expect.objectContaining({ itemId: 'AAMkAChanged=', subject: 'Salaries' }),
        }),
      },
      { change: 'delete', itemId: 'AAMkANew=' },
    ]);
  });

  it('tells where the page ends once, while the page is still coming', async () => {
    const service = literalService(reply('sync-folder-items'));
    const told: { position: SyncPosition; isWhole: boolean }[] = [];
    let isWhole = false;
    const answer = syncFolderItems(service, {
      ...since,
      onPosition: (position) => told.push({ position, isWhole }),
    });
    void answer.then(() => (isWhole = true));
    await answer;
    expect(told).toEqual([{ position: { syncState: 'H4sIAAAthird==', isLast: false }, isWhole: false }]);
  });

  it('asks for 512 changes of a named mailbox, with the properties of a row, since a state', async () => {
    const service = literalService(reply('sync-folder-items'));
    await syncFolderItems(service, since);
    expect(sentBody(service)).toMatch(
      /^<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly<\/t:BaseShape><t:AdditionalProperties>(?:<t:FieldURI FieldURI="(?:item|message):\w+"\/>){16}<t:ExtendedFieldURI PropertyTag="0x1081" PropertyType="Integer"\/><\/t:AdditionalProperties><\/m:ItemShape><m:SyncFolderId><t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>mary@contoso\.test<\/t:EmailAddress><\/t:Mailbox><\/t:DistinguishedFolderId><\/m:SyncFolderId><m:SyncState>H4sIAAAsecond==<\/m:SyncState><m:MaxChangesReturned>512<\/m:MaxChangesReturned><\/m:SyncFolderItems>$/u,
    );
  });

  it('has no sync state in a first request, and few properties where only ids are wanted', async () => {
    const service = literalService(reply('sync-folder-items'));
    await syncFolderItems(service, { folder: inbox, syncState: null, properties: 'id' });
    expect(sentBody(service)).not.toContain('SyncState');
    expect(sentBody(service).match(/FieldURI=/gu)).toHaveLength(1);
  });

  it('answers that a sync state is not taken any more, in a response as in a fault', async () => {
    const refused = literalService(reply('sync-state-refused'));
    expect(valueOf(await syncFolderItems(refused, since))).toEqual({ is: 'bad-sync-state' });
    const fault = reply('fault-exchange').replaceAll(
      /ErrorAccessDenied|Error[A-Z]\w+/gu,
      'ErrorInvalidSyncStateData',
    );
    expect(valueOf(await syncFolderItems(literalService(fault), since))).toEqual({ is: 'bad-sync-state' });
  });

  it('sets aside a new item that cannot be read, and takes the rest', async () => {
    const text = reply('sync-folder-items').replace('<t:ItemId Id="AAMkANew=" ChangeKey="CQAAANew"/>', '');
    const synced = valueOf(await syncFolderItems(literalService(text), since));
    const all = valueOf(await syncFolderItems(literalService(reply('sync-folder-items')), since));
    expect(synced).toMatchObject({ is: 'page', count: all.is === 'page' ? all.count : 0 });
    expect(
      synced.is === 'page' && synced.changes.filter(({ change }) => change === 'unreadable'),
    ).toHaveLength(1);
  });

  it('refuses a page with a change that cannot be read: it would be lost for good', async () => {
    for (const [whole, broken] of [
      ['<t:ItemId Id="AAMkAGone=" ChangeKey="CQAAAGone"/>', '<t:ItemId ChangeKey="CQAAAGone"/>'],
      ['<t:IsRead>true</t:IsRead>', '<t:IsRead>perhaps</t:IsRead>'],
      ['<t:ReadFlagChange>', '<t:Teleport>'],
      ['<m:SyncState>H4sIAAAthird==</m:SyncState>', '<m:SyncState/>'],
    ] as const) {
      const text = reply('sync-folder-items')
        .replace(whole, broken)
        .replace(broken === '<t:Teleport>' ? '</t:ReadFlagChange>' : '\u0000', '</t:Teleport>');
      expect(text).not.toBe(reply('sync-folder-items'));
      expect(failureOf(await syncFolderItems(literalService(text), since))).toMatchObject({
        kind: 'reply-refused',
        reason: 'unexpected',
      });
    }
  });

  it('takes no reply for whole that was cut at any byte', async () => {
    const text = reply('sync-folder-items').trimEnd();
    for (let length = 0; length < text.length; length += 1) {
      const service = { ...literalService(''), transport: new LiteralTransport(text.slice(0, length), 4000) };
      const cut = await syncFolderItems(service, since);
      expect([length, cut.ok]).toEqual([length, false]);
    }
    expect((await syncFolderItems(literalService(text), since)).ok).toBe(true);
  });
});

describe('SyncFolderHierarchy', () => {
  it('gives new, changed and gone folders in order, with rights and counts', async () => {
    const page = valueOf(
      await syncFolderHierarchy(literalService(reply('sync-folder-hierarchy')), { root, syncState: null }),
    );
    expect(page).toMatchObject({
      is: 'page',
      syncState: 'H4sIAAAfolders==',
      isLast: true,
      changes: [
        {
          change: 'create',
          folder: {
            folderId: 'AAMkAProject=',
            parentFolderId: 'AAMkARoot=',
            displayName: 'Project',
            totalCount: 3,
            unreadCount: 1,
            rights: { read: true, viewPrivateItems: false },
          },
        },
        { change: 'update', folder: { folderId: 'AAMkACalendar=', distinguishedId: 'calendar' } },
        { change: 'delete', folderId: 'AAMkAOld=' },
      ],
    });
  });

  it('asks below the root of a named mailbox since a state', async () => {
    const service = literalService(reply('sync-folder-hierarchy'));
    await syncFolderHierarchy(service, { root, syncState: 'H4sIAAA=' });
    expect(sentBody(service)).toContain(
      '<m:SyncFolderId><t:DistinguishedFolderId Id="msgfolderroot"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></m:SyncFolderId><m:SyncState>H4sIAAA=</m:SyncState></m:SyncFolderHierarchy>',
    );
  });
});
