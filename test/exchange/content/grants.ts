import {
  ana,
  boardRoom2,
  boardRoom4,
  colleague,
  domain,
  jun,
  lark,
  mary,
  olu,
  people,
  priya,
  rob,
  room12,
  service,
  support,
} from './people.ts';
import type { SeedGrant, SeedImpersonation, SeedOrganisation } from './seed.ts';

const forDelegates: readonly SeedGrant[] = [
  {
    owner: mary,
    to: rob,
    sendOnBehalf: true,
    folders: {
      calendar: 'Editor',
      inbox: 'Editor',
      tasks: 'Editor',
      sentitems: 'Editor',
      drafts: 'Editor',
      deleteditems: 'Editor',
    },
    delegate: { viewPrivateItems: false, receiveCopiesOfMeetingMessages: true },
  },
  {
    owner: jun,
    to: rob,
    folders: { calendar: 'Reviewer' },
    delegate: { viewPrivateItems: false, receiveCopiesOfMeetingMessages: false },
  },
  { owner: mary, to: priya, folders: { calendar: 'Reviewer' } },
  { owner: mary, to: jun, folders: { calendar: 'FreeBusyTimeAndSubjectAndLocation' } },
  { owner: jun, to: mary, folders: { calendar: 'Reviewer' } },
];

const forShared: readonly SeedGrant[] = [
  { owner: support, to: ana, fullAccess: true, sendOnBehalf: true },
  { owner: support, to: olu, fullAccess: true, sendOnBehalf: true, sendAs: true },
  { owner: colleague('newsroom'), to: colleague('hanna.lindqvist'), fullAccess: true, sendAs: true },
  { owner: colleague('facilities'), to: colleague('sofia.marques'), fullAccess: true, sendAs: true },
  { owner: lark, to: mary, fullAccess: true },
];

/** What everybody sees of everybody's calendar; rooms also show what they are booked for. */
const forEverybody: readonly SeedGrant[] = people
  .filter((one) => one.kind !== 'external' && one.kind !== 'service')
  .map((one) => ({
    owner: one.address,
    to: 'Default',
    folders: { calendar: one.kind === 'room' ? 'FreeBusyTimeAndSubjectAndLocation' : 'FreeBusyTimeOnly' },
  }));

const impersonation: readonly SeedImpersonation[] = [
  { account: service, scopeName: 'Rooms and Jun', mailboxes: [boardRoom4, boardRoom2, room12, jun] },
];

function mailFolder(mailbox: string, path: string): SeedOrganisation['folders'][number] {
  return { mailbox, path, folderClass: 'IPF.Note' };
}

/** The office without its items. */
export const organisation: SeedOrganisation = {
  domain,
  people,
  grants: [...forDelegates, ...forShared, ...forEverybody],
  impersonation,
  folders: [
    mailFolder(mary, 'Projects'),
    mailFolder(mary, 'Projects/Budget 2027'),
    mailFolder(mary, 'Projects/Audit'),
    mailFolder(mary, 'Board'),
    mailFolder(mary, 'Newsletters'),
    mailFolder(jun, 'Hiring'),
    mailFolder(jun, 'Frost 4'),
    mailFolder(jun, 'Frost 4/Field tests'),
    mailFolder(rob, 'Travel'),
    mailFolder(support, 'Escalated'),
    mailFolder(support, 'Waiting for customer'),
    mailFolder(support, 'Größere Kunden & Partner <A–Z>'),
    { mailbox: jun, path: 'Calendar/Tokyo office', folderClass: 'IPF.Appointment' },
  ],
};
