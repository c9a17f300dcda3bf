import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FolderPermission } from '../../../../shared/model/permission.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { copyFolder } from '../../../../main/ews/operations/copy-folder.ts';
import { copyItem } from '../../../../main/ews/operations/copy-item.ts';
import { createFolder } from '../../../../main/ews/operations/create-folder.ts';
import { deleteFolder } from '../../../../main/ews/operations/delete-folder.ts';
import { emptyFolder } from '../../../../main/ews/operations/empty-folder.ts';
import { findConversation } from '../../../../main/ews/operations/find-conversation.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { getConversationItems } from '../../../../main/ews/operations/get-conversation-items.ts';
import { getFolderPermissions } from '../../../../main/ews/operations/get-folder-permissions.ts';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import { markAllItemsAsRead } from '../../../../main/ews/operations/mark-all-items-as-read.ts';
import { moveFolder } from '../../../../main/ews/operations/move-folder.ts';
import { setFolderPermissions } from '../../../../main/ews/operations/set-folder-permissions.ts';
import { updateFolder } from '../../../../main/ews/operations/update-folder.ts';
import { failureOf, valueOf } from '../literal-service.ts';
import { ana, folderOf, jun, mary, rob, startSampleOffice, type SampleOffice } from './sample-office.ts';

let office: SampleOffice;
let service: EwsService;
const root = folderOf(mary, 'msgfolderroot');
const byId = (folderId: string) => ({ by: 'id', folderId }) as const;

beforeAll(async () => {
  office = await startSampleOffice();
  service = office.open(mary, mary, 'own');
});

afterAll(async () => {
  await office.stop();
});

async function made(displayName: string): Promise<{ folderId: string; changeKey: string }> {
  return valueOf(
    await createFolder(service, { parent: root, kind: 'mail', displayName, marker: 'marker-folder' }),
  );
}

async function nameOf(folderId: string): Promise<string> {
  const [folder] = valueOf(await getFolder(service, { folders: [byId(folderId)] }));
  return folder?.ok === true ? folder.value.displayName : 'none';
}

describe('folders of the sample Exchange', () => {
  it('makes, renames, moves, copies and deletes a folder, and reads each step back', async () => {
    const folder = await made('Plans & <notes> 😀');
    const target = await made('Target');
    expect(await nameOf(folder.folderId)).toBe('Plans & <notes> 😀');
    const change = office.changes().find(({ itemId }) => itemId === folder.folderId);
    expect(change).toMatchObject({ type: 'create', mailbox: mary, authorized: mary });
    expect(JSON.stringify(change?.extended)).toContain('marker-folder');
    const again = await createFolder(service, {
      parent: root,
      kind: 'mail',
      displayName: 'Plans & <notes> 😀',
      marker: null,
    });
    expect(failureOf(again)).toMatchObject({ code: 'ErrorFolderExists' });

    const renamed = await updateFolder(service, {
      folder: { ...folder, folderClass: 'IPF.Note' },
      displayName: 'Old plans',
    });
    expect(valueOf(renamed)).toMatchObject({ folderId: folder.folderId });
    expect(await nameOf(folder.folderId)).toBe('Old plans');

    const [moved, inbox] = valueOf(
      await moveFolder(service, {
        folders: [byId(folder.folderId), folderOf(mary, 'inbox')],
        to: byId(target.folderId),
      }),
    );
    expect(failureOf(inbox)).toMatchObject({ code: 'ErrorMoveDistinguishedFolder' });
    if (moved?.ok !== true || moved.value === null) throw new Error(JSON.stringify(moved));
    const [there] = valueOf(await getFolder(service, { folders: [byId(moved.value.folderId)] }));
    expect(there).toMatchObject({ ok: true, value: { parentFolderId: target.folderId } });

    const [copy] = valueOf(await copyFolder(service, { folders: [byId(moved.value.folderId)], to: root }));
    if (copy?.ok !== true || copy.value === null) throw new Error(JSON.stringify(copy));
    expect(copy.value.folderId).not.toBe(moved.value.folderId);
    expect(await nameOf(copy.value.folderId)).toBe('Old plans');

    const [gone, kept] = valueOf(
      await deleteFolder(service, {
        folders: [byId(copy.value.folderId), folderOf(mary, 'inbox')],
        deleteType: 'HardDelete',
      }),
    );
    expect(gone).toEqual({ ok: true, value: null });
    expect(failureOf(kept)).toMatchObject({ code: 'ErrorDeleteDistinguishedFolder' });
    expect(await nameOf(copy.value.folderId)).toBe('none');
  });

  it('makes a folder for each kind of item', async () => {
    for (const [kind, folderClass] of [
      ['calendar', 'IPF.Appointment'],
      ['contacts', 'IPF.Contact'],
      ['tasks', 'IPF.Task'],
    ] as const) {
      const folder = valueOf(
        await createFolder(service, { parent: root, kind, displayName: `My ${kind}`, marker: null }),
      );
      const [found] = valueOf(await getFolder(service, { folders: [byId(folder.folderId)] }));
      expect(found).toMatchObject({ ok: true, value: { folderClass } });
    }
  });

  it('copies items into a folder, marks all of them as read and unread, and empties it', async () => {
    const folder = await made('Copies');
    const page = valueOf(await findItem(service, { folder: folderOf(mary, 'inbox'), offset: 0, limit: 3 }));
    const items = page.rows.map(({ row }) => row);
    const copies = valueOf(await copyItem(service, { items, to: byId(folder.folderId) }));
    expect(copies.map((copy) => copy.ok && copy.value !== null)).toEqual([true, true, true]);
    const folders = [byId(folder.folderId)];
    for (const [isRead, unreadCount] of [
      [true, 0],
      [false, 3],
    ] as const) {
      const [marked] = valueOf(await markAllItemsAsRead(service, { folders, isRead }));
      expect(marked).toEqual({ ok: true, value: null });
      const [found] = valueOf(await getFolder(service, { folders }));
      expect(found).toMatchObject({ ok: true, value: { unreadCount, totalCount: 3 } });
    }
    const [emptied, calendar] = valueOf(
      await emptyFolder(service, {
        folders: [...folders, folderOf(mary, 'calendar')],
        deleteType: 'HardDelete',
        subfolders: false,
      }),
    );
    expect(emptied).toEqual({ ok: true, value: null });
    expect(failureOf(calendar)).toMatchObject({ code: 'ErrorCannotEmptyFolder' });
    const [after] = valueOf(await getFolder(service, { folders }));
    expect(after).toMatchObject({ ok: true, value: { totalCount: 0 } });
    const originals = valueOf(
      await findItem(service, { folder: folderOf(mary, 'inbox'), offset: 0, limit: 3 }),
    );
    expect(originals.rows.map(({ row }) => row.itemId)).toEqual(items.map(({ itemId }) => itemId));
  });

  it('reads and sets permissions, which count from then on, and keeps them from others', async () => {
    const folder = await made('Shared');
    const [before] = valueOf(await getFolderPermissions(service, { folders: [byId(folder.folderId)] }));
    if (before?.ok !== true || before.value.set === null) throw new Error(JSON.stringify(before));
    const other = office.open(jun, mary, 'delegate');
    const look = () => getFolder(other, { folders: [byId(folder.folderId)] });
    expect(failureOf(valueOf(await look())[0])).toMatchObject({ code: 'ErrorFolderNotFound' });
    const entry = before.value.set.permissions[0];
    if (entry === undefined) throw new Error('no permissions');
    const forJun: FolderPermission = {
      to: { grantee: 'person', name: 'Jun', address: jun, sid: null },
      level: 'Reviewer',
      rights: entry.rights,
    };
    const forAna: FolderPermission = {
      to: { grantee: 'person', name: 'Ana', address: ana, sid: null },
      level: 'Custom',
      rights: { ...entry.rights, isVisible: true, createItems: true, editItems: 'Owned' },
    };
    const permissions = [...before.value.set.permissions, forJun, forAna];
    valueOf(await setFolderPermissions(service, { folder: before.value, permissions }));
    const [after] = valueOf(await getFolderPermissions(service, { folders: [byId(folder.folderId)] }));
    if (after?.ok !== true) throw new Error(JSON.stringify(after));
    expect(after.value.set?.permissions).toContainEqual(
      expect.objectContaining({ to: expect.objectContaining({ address: jun }), level: 'Reviewer' }),
    );
    expect(after.value.set?.permissions).toContainEqual(
      expect.objectContaining({
        level: 'Custom',
        rights: expect.objectContaining({ createItems: true, editItems: 'Owned', deleteItems: 'None' }),
      }),
    );
    expect(valueOf(await look())[0]).toMatchObject({ ok: true, value: { rights: { read: true } } });
    const [hidden] = valueOf(await getFolderPermissions(other, { folders: [byId(folder.folderId)] }));
    expect(hidden).toMatchObject({ ok: true, value: { set: null } });
    const grab = await setFolderPermissions(other, { folder: after.value, permissions: [forJun] });
    expect(failureOf(grab)).toMatchObject({ code: 'ErrorAccessDenied' });
  });

  it('writes the permissions of a calendar as they were read', async () => {
    const calendar = folderOf(mary, 'calendar');
    const read = async () => {
      const [found] = valueOf(await getFolderPermissions(service, { folders: [calendar] }));
      if (found?.ok !== true || found.value.set === null) throw new Error(JSON.stringify(found));
      return { folder: found.value, permissions: found.value.set.permissions };
    };
    const before = await read();
    expect(before.permissions).toContainEqual(
      expect.objectContaining({ to: expect.objectContaining({ address: rob }) }),
    );
    valueOf(await setFolderPermissions(service, before));
    expect((await read()).permissions).toEqual(before.permissions);
  });

  it('finds conversations by pages without a hole, and opens them', async () => {
    const folder = folderOf(mary, 'inbox');
    const first = valueOf(await findConversation(service, { folder, offset: 0, limit: 5 }));
    const next = valueOf(await findConversation(service, { folder, offset: 5, limit: 5 }));
    const both = valueOf(await findConversation(service, { folder, offset: 0, limit: 10 }));
    const ids = (page: typeof first) => page.conversations.map(({ conversationId }) => conversationId);
    expect([...ids(first), ...ids(next)]).toEqual(ids(both));
    expect(new Set(ids(both)).size).toBe(10);
    const wanted = both.conversations.toSorted((one, other) => other.messageCount - one.messageCount);
    const [longest] = wanted;
    const opened = valueOf(
      await getConversationItems(service, {
        conversations: [
          { conversationId: longest?.conversationId ?? '', syncState: null },
          { conversationId: 'AAQkNone=', syncState: null },
        ],
        ignored: [],
        limit: 100,
      }),
    );
    if (opened[0]?.ok !== true) throw new Error(JSON.stringify(opened[0]));
    const rows = opened[0].value.nodes.flatMap((node) => node.rows.map(({ row }) => row));
    expect(rows.length).toBe(longest?.globalMessageCount);
    expect(rows.map(({ itemId }) => itemId)).toEqual(expect.arrayContaining(longest?.itemIds ?? ['none']));
    const times = rows.map(({ receivedAt }) => receivedAt ?? '');
    expect(times).toEqual(times.toSorted());
    expect(failureOf(opened[1])).toMatchObject({ kind: 'response-code' });
    const unread = valueOf(await findConversation(service, { folder, offset: 0, limit: 50, only: 'Unread' }));
    expect(unread.conversations.length).toBeGreaterThan(0);
    expect(unread.conversations.filter(({ unreadCount }) => unreadCount === 0)).toEqual([]);
  });
});
