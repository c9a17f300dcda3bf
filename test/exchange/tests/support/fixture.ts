import { directoryCase } from '../../schema/people-form.ts';
import type { Content, SeedExtras, SeedGrant, SeedItem, SeedPerson } from '../../content/seed.ts';

/** The instant at which the small office stands still: a Monday morning. */
export const now = '2026-03-02T09:00:00Z';

const zone = 'W. Europe Standard Time';
const mary = 'mary.okafor@contoso.test';
const jun = 'jun.takeda@contoso.test';
const rob = 'rob.ellis@contoso.test';
const ana = 'ana.lima@contoso.test';
const support = 'support@contoso.test';
const service = 'svc.onbehalf@contoso.test';
const room = 'board.room4@contoso.test';
const outsider = 'kim@fabrikam.test';

/** Password of everyone here who has one, but for Hidden Person. */
export const password = 'Pa55-word';

/** Hidden Person's: letters that ASCII has not. */
export const unicodePassword = 'Pä55-wörd-日本';

const people: readonly SeedPerson[] = [
  {
    address: mary,
    name: 'Mary Okafor',
    kind: 'person',
    password,
    role: 'executive',
    title: 'CFO',
    timeZone: zone,
  },
  {
    address: jun,
    name: 'Jun Takeda',
    kind: 'person',
    password,
    role: 'executive',
    timeZone: 'Tokyo Standard Time',
  },
  { address: rob, name: 'Rob Ellis', kind: 'person', password, role: 'assistant', timeZone: zone },
  { address: ana, name: 'Ana Lima', kind: 'person', password, role: 'support', timeZone: zone },
  { address: support, name: 'Contoso Support', kind: 'shared', role: 'shared', timeZone: zone },
  { address: service, name: 'Onbehalf Service', kind: 'service', password, role: 'service', timeZone: 'UTC' },
  { address: room, name: 'Board Room 4', kind: 'room', role: 'room', timeZone: zone },
  { address: outsider, name: 'Kim Abercrombie', kind: 'external', timeZone: 'Pacific Standard Time' },
  {
    address: 'hidden@contoso.test',
    name: 'Hidden Person',
    kind: 'person',
    password: unicodePassword,
    isHidden: true,
    timeZone: zone,
  },
];

const grants: readonly SeedGrant[] = [
  {
    owner: mary,
    to: rob,
    sendOnBehalf: true,
    folders: {
      calendar: 'Editor',
      inbox: 'Reviewer',
      msgfolderroot: 'Reviewer',
      sentitems: 'Editor',
      drafts: 'Editor',
    },
    delegate: { viewPrivateItems: false, receiveCopiesOfMeetingMessages: true },
  },
  { owner: mary, to: ana, folders: { calendar: 'Reviewer', inbox: 'Contributor' } },
  { owner: support, to: ana, fullAccess: true, sendOnBehalf: true },
  { owner: support, to: rob, fullAccess: true },
  { owner: jun, to: ana, folders: { calendar: 'Editor' } },
  { owner: jun, to: mary, folders: { calendar: 'FreeBusyTimeAndSubjectAndLocation' } },
];

const items: readonly SeedItem[] = [
  ...['Budget draft', 'Lunch on Friday', 'Contract <Fabrikam> & "partners"'].map(
    (subject, index): SeedItem => ({
      kind: 'message',
      mailbox: mary,
      folder: 'inbox',
      subject,
      from: index === 2 ? outsider : jun,
      to: [mary],
      sentAt: `2026-03-01T1${index}:00:00Z`,
      body: `<p>About ${index} &amp; more.</p>`,
      bodyType: 'HTML',
      isRead: index === 0,
      thread: `thread-${index}`,
      internetMessageId: `<${index}@contoso.test>`,
      attachments:
        index === 2
          ? [
              {
                name: 'contract.txt',
                contentType: 'text/plain',
                content: new TextEncoder().encode('the contract'),
              },
            ]
          : [],
    }),
  ),
  {
    kind: 'message',
    mailbox: support,
    folder: 'inbox',
    subject: 'Cannot sign in',
    from: outsider,
    to: [support],
    sentAt: '2026-03-01T15:00:00Z',
    body: 'Please help.',
    bodyType: 'Text',
    isRead: false,
    thread: 'ticket-1',
    internetMessageId: '<ticket-1@fabrikam.test>',
  },
  {
    kind: 'appointment',
    mailbox: mary,
    folder: 'calendar',
    subject: 'Weekly review',
    start: '2026-03-16T10:00:00',
    end: '2026-03-16T11:00:00',
    timeZone: zone,
    freeBusy: 'Busy',
    organizer: mary,
    required: [jun],
    location: 'Room 4',
    uid: 'weekly-review',
    recurrence: {
      pattern: { type: 'weekly', interval: 1, days: ['Monday'] },
      startDate: '2026-03-16',
      end: { type: 'count', count: 5 },
      exceptions: [
        { originalDate: '2026-03-23', deleted: true },
        {
          originalDate: '2026-03-30',
          start: '2026-03-31T14:00:00',
          end: '2026-03-31T15:00:00',
          subject: 'Review, moved',
        },
      ],
    },
  },
  {
    kind: 'appointment',
    mailbox: mary,
    folder: 'calendar',
    subject: 'Doctor',
    start: '2026-03-17T08:00:00',
    end: '2026-03-17T09:00:00',
    timeZone: zone,
    freeBusy: 'OOF',
    sensitivity: 'Private',
    organizer: mary,
    uid: 'doctor',
  },
];

/** What the small office has besides mail and appointments. */
const extras: SeedExtras = {
  groups: [
    { address: 'team@contoso.test', name: 'Audit team', members: [mary, jun, 'all@contoso.test'] },
    { address: 'all@contoso.test', name: 'Everybody', members: [rob, outsider] },
    { address: 'rooms@contoso.test', name: 'Rooms', members: [room], isRoomList: true },
  ],
  photos: new Map([[mary, new Uint8Array([137, 80, 78, 71])]]),
  entries: [
    {
      kind: 'contact',
      mailbox: mary,
      folder: 'contacts',
      givenName: 'Ingrid',
      surname: 'Håkansson',
      address: 'ingrid@northwind.test',
      phones: { BusinessPhone: '+46 8 555' },
    },
    {
      kind: 'contact',
      mailbox: mary,
      folder: 'contacts',
      givenName: 'Samuel',
      surname: 'Berg',
      address: 'samuel@northwind.test',
    },
    { kind: 'task', mailbox: mary, folder: 'tasks', subject: 'Sign the letter', dueDate: '2026-03-05' },
  ],
  settings: [{ mailbox: mary, categories: [{ name: 'Board', color: 0 }] }],
};

/** A small office whose every item is written out, for tests that say what they expect. */
export const office: Content = {
  organisation: {
    domain: 'contoso.test',
    people,
    grants,
    impersonation: [{ account: service, scopeName: 'Rooms and Jun', mailboxes: [room, jun] }],
    folders: [{ mailbox: mary, path: 'inbox/Board', folderClass: 'IPF.Note' }],
  },
  items: () => items,
  extras,
};

/** An address as replies give it: in the case in which the directory writes it. */
export function asWritten(address: string): string {
  return directoryCase(address, 'contoso.test');
}

export { mary, jun, rob, ana, support, service, room, outsider };
