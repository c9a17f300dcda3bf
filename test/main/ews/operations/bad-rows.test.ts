import { describe, expect, it } from 'vitest';
import { findCalendar } from '../../../../main/ews/operations/find-calendar.ts';
import { findContacts } from '../../../../main/ews/operations/find-contacts.ts';
import { findConversation } from '../../../../main/ews/operations/find-conversation.ts';
import { findFolder } from '../../../../main/ews/operations/find-folder.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { findTasks } from '../../../../main/ews/operations/find-tasks.ts';
import { getConversationItems } from '../../../../main/ews/operations/get-conversation-items.ts';
import { getInboxRules } from '../../../../main/ews/operations/get-inbox-rules.ts';
import { getUserAvailability } from '../../../../main/ews/operations/get-user-availability.ts';
import { syncFolderHierarchy } from '../../../../main/ews/operations/sync-folder-hierarchy.ts';
import { syncFolderItems } from '../../../../main/ews/operations/sync-folder-items.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import type { AvailabilityQuestion } from '../../../../shared/model/availability.ts';
import type { Result } from '../../../../shared/result.ts';
import { literalService, reply, valueOf } from '../literal-service.ts';

const folder = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const page = { folder, offset: 0, limit: 50 };
const stretch = { start: '2026-11-23T00:00:00Z', end: '2026-11-30T00:00:00Z' };

/** A list as a server gives it, and what this program reads of it: the rows, and how many could not be read. */
interface Reader {
  readonly of: string;
  readonly reply: string;
  /** The beginning of a good row, before which a bad one is put. */
  readonly row: string;
  readonly bad: string;
  readonly read: (
    service: EwsService,
  ) => Promise<{ readonly rows: readonly unknown[]; readonly left: number }>;
}

async function told<T>(
  asked: Promise<Result<T>>,
  tell: (value: T) => readonly [rows: readonly unknown[], left: number],
): ReturnType<Reader['read']> {
  const [rows, left] = tell(valueOf(await asked));
  return { rows, left };
}

const READERS: readonly Reader[] = [
  {
    of: 'messages',
    reply: 'find-item',
    row: '<t:Message>',
    bad: '<t:Message><t:Subject>Lost</t:Subject></t:Message>',
    read: (service) => told(findItem(service, page), (found) => [found.rows, found.unreadable.length]),
  },
  {
    of: 'calendar items',
    reply: 'find-calendar',
    row: '<t:CalendarItem>',
    bad: '<t:CalendarItem><t:Subject>Lost</t:Subject></t:CalendarItem>',
    read: (service) =>
      told(findCalendar(service, { folder, ...stretch, limit: 500 }), (found) => [
        found.rows,
        found.unreadable.length,
      ]),
  },
  {
    of: 'folders',
    reply: 'find-folder',
    row: '<t:Folder>',
    bad: '<t:Folder><t:DisplayName>Lost</t:DisplayName></t:Folder>',
    read: (service) =>
      told(findFolder(service, { parent: folder, depth: 'Deep', offset: 0, limit: 50 }), (found) => [
        found.folders,
        found.unreadable.length,
      ]),
  },
  {
    of: 'contacts',
    reply: 'find-contacts',
    row: '<t:Contact>',
    bad: '<t:Contact><t:DisplayName>Lost</t:DisplayName></t:Contact>',
    read: (service) =>
      told(findContacts(service, { folder, from: null, to: null, limit: 50 }), (found) => [
        found.rows,
        found.unreadable.length,
      ]),
  },
  {
    of: 'tasks',
    reply: 'find-tasks',
    row: '<t:Task>',
    bad: '<t:Task><t:Subject>Lost</t:Subject></t:Task>',
    read: (service) =>
      told(findTasks(service, { ...page, isOpenOnly: false }), (found) => [
        found.rows,
        found.unreadable.length,
      ]),
  },
  {
    of: 'conversations',
    reply: 'find-conversation',
    row: '<t:Conversation>',
    bad: '<t:Conversation><t:ConversationTopic>Lost</t:ConversationTopic></t:Conversation>',
    read: (service) =>
      told(findConversation(service, page), (found) => [found.conversations, found.unreadable.length]),
  },
  {
    of: 'messages of a conversation',
    reply: 'get-conversation-items',
    row: '<t:Message>',
    bad: '<t:Message><t:Subject>Lost</t:Subject></t:Message>',
    read: (service) =>
      told(
        getConversationItems(service, {
          conversations: ['AAQkAFigures=', 'AAQkAGone='].map((conversationId) => ({
            conversationId,
            syncState: null,
          })),
          ignored: [],
          limit: 50,
        }),
        ([one]) => {
          const nodes = one?.ok === true ? one.value.nodes : [];
          return [nodes.flatMap(({ rows }) => rows), nodes.flatMap(({ unreadable }) => unreadable).length];
        },
      ),
  },
  {
    of: 'rules',
    reply: 'get-inbox-rules',
    row: '<t:Rule>',
    bad: '<t:Rule><t:DisplayName>Lost</t:DisplayName></t:Rule>',
    read: (service) => told(getInboxRules(service), (found) => [found.rules, found.unreadable.length]),
  },
  {
    of: 'changes of items',
    reply: 'sync-folder-items',
    row: '<t:Create>',
    bad: '<t:Create><t:Message><t:Subject>Lost</t:Subject></t:Message></t:Create>',
    read: (service) =>
      told(syncFolderItems(service, { folder, syncState: null, properties: 'row' }), (found) => {
        const changes = 'changes' in found ? found.changes : [];
        const isBad = (change: (typeof changes)[number]) => change.change === 'unreadable';
        return [changes.filter((each) => !isBad(each)), changes.filter(isBad).length];
      }),
  },
  {
    of: 'changes of folders',
    reply: 'sync-folder-hierarchy',
    row: '<t:Create>',
    bad: '<t:Create><t:Folder><t:DisplayName>Lost</t:DisplayName></t:Folder></t:Create>',
    read: (service) =>
      told(syncFolderHierarchy(service, { root: folder, syncState: null }), (found) =>
        'changes' in found ? [found.changes, found.unreadable] : [[], -1],
      ),
  },
  {
    of: 'busy times',
    reply: 'get-user-availability',
    row: '<t:CalendarEvent>',
    bad: '<t:CalendarEvent><t:BusyType>Busy</t:BusyType></t:CalendarEvent>',
    read: (service) =>
      told(getUserAvailability(service, availability), ({ mailboxes }) => {
        const [view] = mailboxes;
        return view?.ok === true ? [view.value.events, view.value.unreadable] : [[], -1];
      }),
  },
];

const availability: AvailabilityQuestion = {
  mailboxes: [
    { address: 'ann@contoso.test', attendee: 'Required' },
    { address: 'jun@contoso.test', attendee: 'Optional' },
  ],
  start: '2026-03-02T09:00:00.000Z',
  end: '2026-03-02T17:00:00.000Z',
  view: 'DetailedMerged',
  intervalMinutes: 30,
  suggest: null,
};

describe('one row that cannot be read', () => {
  it.each(READERS)(
    'takes no other of the $of with it, and is counted',
    async ({ reply: name, row, bad, read }) => {
      const good = await read(literalService(reply(name)));
      expect(good.rows.length).toBeGreaterThan(0);
      expect(good.left).toBe(0);
      const text = reply(name);
      const at = text.indexOf(row);
      const broken = await read(literalService(`${text.slice(0, at)}${bad}${text.slice(at)}`));
      expect(broken).toEqual({ rows: good.rows, left: 1 });
    },
  );
});
