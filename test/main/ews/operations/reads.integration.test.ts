import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFolder } from '../../../../main/ews/operations/find-folder.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { getAttachment } from '../../../../main/ews/operations/get-attachment.ts';
import { getDelegate } from '../../../../main/ews/operations/get-delegate.ts';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import { getMessage } from '../../../../main/ews/operations/get-message.ts';
import { resolveNames } from '../../../../main/ews/operations/resolve-names.ts';
import { mailboxMoniker } from '../../../../main/ews/item-ids.ts';
import { failureOf, valueOf } from '../literal-service.ts';
import {
  ana,
  folderOf,
  jun,
  mary,
  rob,
  servant,
  support,
  startSampleOffice,
  type SampleOffice,
} from './sample-office.ts';
import { anyCase } from '../../../support/any-case.ts';

let office: SampleOffice;

beforeAll(async () => {
  office = await startSampleOffice();
});

afterAll(async () => {
  await office.stop();
});

describe('reading from the sample Exchange', () => {
  it('gets the folders of an owner as her delegate, apart from his own, each with rights and mailbox', async () => {
    const service = office.open(rob, mary, 'delegate');
    const [inbox, calendar, own, contacts] = valueOf(
      await getFolder(service, {
        folders: [
          folderOf(mary, 'inbox'),
          folderOf(mary, 'calendar'),
          { by: 'own-name', name: 'inbox' },
          folderOf(mary, 'contacts'),
        ],
      }),
    );
    expect(inbox).toMatchObject({
      ok: true,
      value: { distinguishedId: 'inbox', rights: { read: true, createContents: true } },
    });
    expect(calendar).toMatchObject({ ok: true, value: { folderClass: 'IPF.Appointment' } });
    expect(own).toMatchObject({ ok: true, value: { distinguishedId: 'inbox' } });
    if (inbox?.ok !== true || own?.ok !== true) throw new Error('no inbox');
    expect(inbox.value.folderId).not.toBe(own.value.folderId);
    expect(mailboxMoniker(inbox.value.folderId)).not.toBe(mailboxMoniker(own.value.folderId));
    expect(failureOf(contacts)).toMatchObject({ kind: 'response-code' });
  });

  it('finds folders and pages through rows without a hole', async () => {
    const service = office.open(ana, support, 'delegate');
    const folders = valueOf(
      await findFolder(service, {
        parent: folderOf(support, 'msgfolderroot'),
        depth: 'Deep',
        offset: 0,
        limit: 500,
      }),
    );
    const first = valueOf(
      await findItem(service, { folder: folderOf(support, 'inbox'), offset: 0, limit: 10 }),
    );
    const next = valueOf(
      await findItem(service, {
        folder: folderOf(support, 'inbox'),
        offset: first.nextOffset ?? 0,
        limit: 10,
      }),
    );
    const all = valueOf(
      await findItem(service, { folder: folderOf(support, 'inbox'), offset: 0, limit: 20 }),
    );
    expect(folders.folders.length).toBeGreaterThan(5);
    expect(folders.isLast).toBe(true);
    expect([...first.rows, ...next.rows].map(({ row }) => row.itemId)).toEqual(
      all.rows.map(({ row }) => row.itemId),
    );
    expect(first.total).toBeGreaterThan(20);
    const times = all.rows.map(({ row }) => row.receivedAt ?? '');
    expect(times).toEqual(times.toSorted((one, other) => (one < other ? 1 : -1)));
    const inbox = folders.folders.find((folder) => folder.distinguishedId === 'inbox');
    expect(new Set(all.rows.map(({ parentFolderId }) => parentFolderId))).toEqual(new Set([inbox?.folderId]));
  });

  it('searches a folder by words', async () => {
    const service = office.open(ana, support, 'delegate');
    const inbox = folderOf(support, 'inbox');
    const all = valueOf(await findItem(service, { folder: inbox, offset: 0, limit: 1 }));
    const word = all.rows[0]?.row.subject.match(/\p{L}{5,}/u)?.[0] ?? '';
    const found = valueOf(await findItem(service, { folder: inbox, offset: 0, limit: 50, search: word }));
    expect(found.total).toBeGreaterThan(0);
    expect(found.total).toBeLessThan(all.total);
  });

  it('gets messages, one of them absent, and the bytes of an attachment', async () => {
    const service = office.open(ana, support, 'delegate');
    const page = valueOf(
      await findItem(service, { folder: folderOf(support, 'inbox'), offset: 0, limit: 200 }),
    );
    const withFile = page.rows.find(({ row }) => row.hasAttachments);
    const itemId = withFile?.row.itemId ?? '';
    const [whole, absent] = valueOf(
      await getMessage(service, { itemIds: [itemId, `${itemId.slice(0, -8)}AAAAAAA=`] }),
    );
    if (whole?.ok !== true) throw new Error(JSON.stringify(whole));
    expect(whole.value.message.body.content).not.toBe('');
    expect(failureOf(absent)).toMatchObject({ kind: 'response-code' });
    const file = whole.value.message.attachments.find(({ kind }) => kind === 'file');
    const content = valueOf(
      await getAttachment(service, { attachmentId: file?.attachmentId ?? '', maxBytes: 10_000_000 }),
    );
    expect(content).toMatchObject({ name: file?.name, contentType: file?.contentType });
    expect(content.bytes.length).toBe(file?.size);
  });

  it('lists the delegates of a mailbox to its owner, and resolves names', async () => {
    const service = office.open(mary, mary, 'own');
    const delegates = valueOf(await getDelegate(service));
    expect(delegates.list).toContainEqual(
      expect.objectContaining({
        person: { name: 'Rob Ellis', address: rob },
        viewPrivateItems: false,
        receivesCopies: true,
        levels: expect.objectContaining({ calendar: 'Editor', inbox: 'Editor' }),
      }),
    );
    expect(valueOf(await resolveNames(service, { words: 'rob' }))).toContainEqual({
      name: 'Rob Ellis',
      address: anyCase(rob),
    });
    expect(valueOf(await resolveNames(service, { words: '<zzz> & "' }))).toEqual([]);
  });

  it('acts as the impersonated identity, and says why another mailbox is refused', async () => {
    const covered = office.open(servant, jun, 'impersonation');
    const outside = office.open(servant, mary, 'impersonation');
    const nobody = office.open(servant, 'nobody@contoso.test', 'impersonation');
    const folders = [{ by: 'own-name', name: 'msgfolderroot' }] as const;
    const [root] = valueOf(await getFolder(covered, { folders }));
    const [named] = valueOf(await getFolder(covered, { folders: [folderOf(jun, 'msgfolderroot')] }));
    expect(root?.ok === true && named?.ok === true && root.value.folderId === named.value.folderId).toBe(
      true,
    );
    expect(failureOf(await getFolder(outside, { folders }))).toMatchObject({
      kind: 'response-code',
      code: 'ErrorImpersonateUserDenied',
    });
    expect(failureOf(await getFolder(nobody, { folders }))).toMatchObject({
      kind: 'response-code',
      code: 'ErrorNonExistentMailbox',
    });
    expect(valueOf(await resolveNames(covered, { words: 'mary' })).length).toBeGreaterThan(0);
  });
});
