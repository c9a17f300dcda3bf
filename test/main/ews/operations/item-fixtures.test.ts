import { describe, expect, it } from 'vitest';
import type { Result } from '../../../../shared/result.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { copyFolder } from '../../../../main/ews/operations/copy-folder.ts';
import { copyItem } from '../../../../main/ews/operations/copy-item.ts';
import { createAttachment } from '../../../../main/ews/operations/create-attachment.ts';
import { createFolder } from '../../../../main/ews/operations/create-folder.ts';
import { deleteAttachment } from '../../../../main/ews/operations/delete-attachment.ts';
import { deleteFolder } from '../../../../main/ews/operations/delete-folder.ts';
import { emptyFolder } from '../../../../main/ews/operations/empty-folder.ts';
import { findContacts } from '../../../../main/ews/operations/find-contacts.ts';
import { findConversation } from '../../../../main/ews/operations/find-conversation.ts';
import { findTasks } from '../../../../main/ews/operations/find-tasks.ts';
import { getContact } from '../../../../main/ews/operations/get-contact.ts';
import { getConversationItems } from '../../../../main/ews/operations/get-conversation-items.ts';
import { getFolderPermissions } from '../../../../main/ews/operations/get-folder-permissions.ts';
import { getMime } from '../../../../main/ews/operations/get-mime.ts';
import { getSeries } from '../../../../main/ews/operations/get-series.ts';
import { getTask } from '../../../../main/ews/operations/get-task.ts';
import { markAllItemsAsRead } from '../../../../main/ews/operations/mark-all-items-as-read.ts';
import { moveFolder } from '../../../../main/ews/operations/move-folder.ts';
import { respondToMeeting } from '../../../../main/ews/operations/respond-to-meeting.ts';
import { updateFolder } from '../../../../main/ews/operations/update-folder.ts';
import { updateItem } from '../../../../main/ews/operations/update-item.ts';
import { hasFixtures, responseFixtures, type Fixture } from '../ews-fixtures.ts';
import { literalService } from '../literal-service.ts';

const folder = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const item = { itemId: 'A', changeKey: 'B' };
const version = { folderId: 'A', changeKey: 'B', folderClass: 'IPF.Note' };
const file = { name: 'a', contentType: 'text/plain', bytes: new Uint8Array(), contentId: null };

type Run = (service: EwsService, count: number) => Promise<Result<unknown>>;

/** Every operation by the name of the response that it reads, as many things asked for as the fixture answers. */
const runs: Readonly<Record<string, readonly Run[]>> = {
  CreateFolder: [
    (service) => createFolder(service, { parent: folder, kind: 'mail', displayName: 'x', marker: null }),
  ],
  UpdateFolder: [(service) => updateFolder(service, { folder: version, displayName: 'x' })],
  DeleteFolder: [
    (service, count) => deleteFolder(service, { folders: times(count, folder), deleteType: 'HardDelete' }),
  ],
  EmptyFolder: [
    (service, count) =>
      emptyFolder(service, { folders: times(count, folder), deleteType: 'HardDelete', subfolders: true }),
  ],
  MoveFolder: [(service, count) => moveFolder(service, { folders: times(count, folder), to: folder })],
  CopyFolder: [(service, count) => copyFolder(service, { folders: times(count, folder), to: folder })],
  MarkAllItemsAsRead: [
    (service, count) => markAllItemsAsRead(service, { folders: times(count, folder), isRead: true }),
  ],
  GetFolder: [(service, count) => getFolderPermissions(service, { folders: times(count, folder) })],
  CopyItem: [(service, count) => copyItem(service, { items: times(count, item), to: folder })],
  CreateAttachment: [(service, count) => createAttachment(service, { item, files: times(count, file) })],
  DeleteAttachment: [(service, count) => deleteAttachment(service, { attachmentIds: times(count, 'A') })],
  FindConversation: [(service) => findConversation(service, { folder, offset: 0, limit: 100 })],
  GetConversationItems: [
    (service, count) =>
      getConversationItems(service, {
        conversations: times(count, { conversationId: 'A', syncState: null }),
        ignored: [],
        limit: 100,
      }),
  ],
  FindItem: [
    (service) => findContacts(service, { folder, from: null, to: null, limit: 100 }),
    (service) => findTasks(service, { folder, offset: 0, limit: 100, isOpenOnly: false }),
  ],
  GetItem: [
    (service, count) => getContact(service, { itemIds: times(count, 'A') }),
    (service, count) => getTask(service, { itemIds: times(count, 'A') }),
    (service, count) => getSeries(service, { series: times(count, { by: 'master', itemId: 'A' } as const) }),
    (service) => getMime(service, { itemId: 'A', maxBytes: 1e7 }),
  ],
  CreateItem: [
    (service) =>
      respondToMeeting(service, {
        item,
        response: 'accept',
        messageText: '',
        notify: true,
        proposed: null,
        savedFolder: null,
      }),
  ],
  UpdateItem: [
    (service, count) =>
      updateItem(service, {
        changes: times(count, { item, kind: 't:Message', change: { importance: 'High' } } as const),
      }),
  ],
};

/** Where the first of the runs must read every response that validates and says Success. */
const readWhole = [
  'DeleteFolder',
  'EmptyFolder',
  'MoveFolder',
  'CopyFolder',
  'MarkAllItemsAsRead',
  'GetFolder',
  'CopyItem',
  'DeleteAttachment',
  'FindConversation',
  'GetConversationItems',
  'FindItem',
  'GetItem',
];

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: Math.max(count, 1) }, () => value);
}

function answers({ text, operation }: Fixture): number {
  return text.match(new RegExp(`<[^/>]*\\b${operation}ResponseMessage[\\s>]`, 'gu'))?.length ?? 1;
}

describe.skipIf(!hasFixtures)('responses that nobody here wrote (skipped without ../shared/data)', () => {
  const fixtures = hasFixtures
    ? responseFixtures().filter(({ operation }) => Object.hasOwn(runs, operation))
    : [];

  it('gives a value or a failure for every one, whichever operation reads it', async () => {
    for (const fixture of fixtures) {
      for (const run of runs[fixture.operation] ?? []) {
        const result = await run(literalService(fixture.text), answers(fixture));
        expect([fixture.file, typeof result.ok]).toEqual([fixture.file, 'boolean']);
        expect(() => JSON.stringify(result)).not.toThrow();
      }
    }
    const met = new Set(fixtures.map(({ operation }) => operation));
    expect(Object.keys(runs).filter((operation) => !met.has(operation))).toEqual([]);
    expect(fixtures.length).toBeGreaterThan(100);
  });

  it('gives a value for every one of Exchange that validates and says Success', async () => {
    const good = fixtures.filter(
      ({ operation, validates, text }) =>
        validates && readWhole.includes(operation) && !text.includes('ResponseClass="Error"'),
    );
    const unread: string[] = [];
    for (const fixture of good) {
      const result = await runs[fixture.operation]?.[0]?.(literalService(fixture.text), answers(fixture));
      if (result?.ok !== true || JSON.stringify(result).includes('"ok":false')) unread.push(fixture.file);
    }
    expect(good.length).toBeGreaterThan(30);
    expect(unread).toEqual([]);
  });
});
