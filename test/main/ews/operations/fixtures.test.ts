import { describe, expect, it } from 'vitest';
import type { Result } from '../../../../shared/result.ts';
import { createMessage } from '../../../../main/ews/operations/create-message.ts';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { findCalendar } from '../../../../main/ews/operations/find-calendar.ts';
import { findFolder } from '../../../../main/ews/operations/find-folder.ts';
import { findItemRights } from '../../../../main/ews/operations/find-item-rights.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { getAttachment } from '../../../../main/ews/operations/get-attachment.ts';
import { getCalendarItem } from '../../../../main/ews/operations/get-calendar-item.ts';
import { getDelegate } from '../../../../main/ews/operations/get-delegate.ts';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import { getMessage } from '../../../../main/ews/operations/get-message.ts';
import { moveItem } from '../../../../main/ews/operations/move-item.ts';
import { resolveNames } from '../../../../main/ews/operations/resolve-names.ts';
import { sendItem } from '../../../../main/ews/operations/send-item.ts';
import { getEvents } from '../../../../main/ews/operations/get-events.ts';
import { getStreamingEvents } from '../../../../main/ews/operations/get-streaming-events.ts';
import { subscribe } from '../../../../main/ews/operations/subscribe.ts';
import { syncFolderHierarchy } from '../../../../main/ews/operations/sync-folder-hierarchy.ts';
import { syncFolderItems } from '../../../../main/ews/operations/sync-folder-items.ts';
import { unsubscribe } from '../../../../main/ews/operations/unsubscribe.ts';
import { updateMessage } from '../../../../main/ews/operations/update-message.ts';
import { DocumentReader } from '../../../../main/ews/xml/document-reader.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { hasFixtures, responseFixtures, type Fixture } from '../ews-fixtures.ts';
import { literalService } from '../literal-service.ts';

const folder = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const item = { itemId: 'A', changeKey: 'B' };
const message = {
  from: null,
  to: [],
  cc: [],
  bcc: [],
  subject: '',
  body: { type: 'text', content: '' },
  inReplyTo: null,
  references: null,
  marker: null,
} as const;
const stretch = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };

type Run = (service: EwsService, count: number) => Promise<Result<unknown>>;

/** Every operation by the name of the response that it reads, as many things asked for as the fixture answers. */
const runs: Readonly<Record<string, readonly Run[]>> = {
  GetFolder: [(service, count) => getFolder(service, { folders: times(count, folder) })],
  FindFolder: [(service) => findFolder(service, { parent: folder, depth: 'Deep', offset: 0, limit: 100 })],
  FindItem: [
    (service) => findItem(service, { folder, offset: 0, limit: 100 }),
    (service, count) => findItemRights(service, { folders: times(count, folder) }),
    (service) => findCalendar(service, { folder, ...stretch, limit: 100 }),
  ],
  GetItem: [
    (service, count) => getMessage(service, { itemIds: times(count, 'A') }),
    (service, count) => getCalendarItem(service, { itemIds: times(count, 'A') }),
  ],
  GetAttachment: [(service) => getAttachment(service, { attachmentId: 'A', maxBytes: 1e7 })],
  CreateItem: [(service) => createMessage(service, { message, disposition: 'SaveOnly', savedFolder: null })],
  UpdateItem: [(service) => updateMessage(service, { item, change: { isRead: true } })],
  DeleteItem: [
    (service, count) => deleteItem(service, { items: times(count, item), deleteType: 'SoftDelete' }),
  ],
  MoveItem: [(service, count) => moveItem(service, { items: times(count, item), to: folder })],
  SendItem: [(service) => sendItem(service, { item, savedFolder: null })],
  GetDelegate: [(service) => getDelegate(service)],
  ResolveNames: [(service) => resolveNames(service, { words: 'x' })],
  SyncFolderHierarchy: [(service) => syncFolderHierarchy(service, { root: folder, syncState: null })],
  SyncFolderItems: [(service) => syncFolderItems(service, { folder, syncState: null, properties: 'row' })],
  Subscribe: [
    (service) => subscribe(service, { how: 'streaming', folders: 'all' }),
    (service) => subscribe(service, { how: 'pull', folders: 'all' }),
  ],
  Unsubscribe: [(service) => unsubscribe(service, { subscriptionId: 'A' })],
  GetEvents: [(service) => getEvents(service, { subscriptionId: 'A', watermark: 'B' })],
  GetStreamingEvents: [
    (service) =>
      getStreamingEvents(
        service,
        { subscriptionIds: ['A'], connectionMinutes: 1, anchor: 'mary@contoso.test' },
        { onLife: () => undefined, onNotification: () => undefined },
        { signal: new AbortController().signal, silentMs: 1000 },
      ),
  ],
  Fault: [
    (service) => getFolder(service, { folders: [folder] }),
    (service) => resolveNames(service, { words: 'x' }),
  ],
};

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: Math.max(count, 1) }, () => value);
}

function answers({ text, operation }: Fixture): number {
  return text.match(new RegExp(`<[^/>]*\\b${operation}ResponseMessage[\\s>]`, 'gu'))?.length ?? 1;
}

describe.skipIf(!hasFixtures)('responses that nobody here wrote (skipped without ../shared/data)', () => {
  const fixtures = hasFixtures ? responseFixtures() : [];

  it('reads every document whole or refuses it, and every one that validates is read', () => {
    const refused = fixtures.filter(({ text }) => {
      const reader = new DocumentReader('mail.contoso.test');
      reader.write(text);
      return !reader.end().ok;
    });
    expect(fixtures.length).toBeGreaterThan(400);
    expect(refused.filter(({ validates }) => validates).map(({ file }) => file)).toEqual([]);
    expect(refused.length).toBeLessThan(fixtures.length / 10);
  });

  it('gives a value or a failure for every response to an operation that we have', async () => {
    const ours = fixtures.filter(({ operation }) => Object.hasOwn(runs, operation));
    for (const fixture of ours) {
      for (const run of runs[fixture.operation] ?? []) {
        const result = await run(literalService(fixture.text), answers(fixture));
        expect([fixture.file, typeof result.ok]).toEqual([fixture.file, 'boolean']);
        expect(() => JSON.stringify(result)).not.toThrow();
      }
    }
    expect(ours.length).toBeGreaterThan(150);
  });

  it('gives a value for every list and item of Exchange that validates and says Success', async () => {
    const names = [
      'GetFolder',
      'FindFolder',
      'FindItem',
      'GetItem',
      'MoveItem',
      'DeleteItem',
      'SendItem',
      'ResolveNames',
      'SyncFolderHierarchy',
      'SyncFolderItems',
      'Subscribe',
      'Unsubscribe',
      'GetEvents',
      'GetStreamingEvents',
    ];
    const good = fixtures.filter(
      ({ operation, validates, text }) =>
        validates && names.includes(operation) && !text.includes('ResponseClass="Error"'),
    );
    const unread: string[] = [];
    for (const fixture of good) {
      const run = runs[fixture.operation]?.[0];
      const result = await run?.(literalService(fixture.text), answers(fixture));
      if (result?.ok !== true || JSON.stringify(result).includes('"ok":false')) unread.push(fixture.file);
    }
    expect(good.length).toBeGreaterThan(30);
    expect(unread).toEqual([]);
  });
});
