import { createHash } from 'node:crypto';

import type { SeedPerson } from '../content/seed.ts';
import { FolderItems, MailboxItems } from './bulk.ts';
import { newSettings } from './settings.ts';
import type { Store } from './store.ts';
import type { Folder, Mailbox } from './types.ts';

/** Distinguished folders of every mailbox: id, display name, class; the first two are the roots. */
const distinguishedFolders = [
  ['root', '', 'IPF'],
  ['msgfolderroot', 'Top of Information Store', 'IPF'],
  ['calendar', 'Calendar', 'IPF.Appointment'],
  ['contacts', 'Contacts', 'IPF.Contact'],
  ['deleteditems', 'Deleted Items', 'IPF.Note'],
  ['drafts', 'Drafts', 'IPF.Note'],
  ['inbox', 'Inbox', 'IPF.Note'],
  ['journal', 'Journal', 'IPF.Journal'],
  ['junkemail', 'Junk Email', 'IPF.Note'],
  ['notes', 'Notes', 'IPF.StickyNote'],
  ['outbox', 'Outbox', 'IPF.Note'],
  ['sentitems', 'Sent Items', 'IPF.Note'],
  ['tasks', 'Tasks', 'IPF.Task'],
] as const;

/** Distinguished folders directly below the invisible root, outside the message root. */
const outsideFolders = [
  ['searchfolders', 'Finder', 'IPF'],
  ['recoverableitemsroot', 'Recoverable Items', 'IPF'],
  ['recoverableitemsdeletions', 'Deletions', 'IPF'],
] as const;

/** Makes an empty mailbox with its distinguished folders; the same address always gives the same GUID. */
export function createMailbox(store: Store, person: SeedPerson): Mailbox {
  const mailbox: Mailbox = {
    guid: guidOf(person.address),
    person,
    address: person.address.toLowerCase(),
    folders: new Map(),
    distinguished: new Map(),
    items: new MailboxItems(),
    now: () => store.clock.now(),
    watchers: new Set(),
    grants: new Map(),
    delegates: [],
    settings: newSettings(),
    hasDelegateConfiguration: true,
    unsavableDelegates: [],
    deliverMeetingRequests: 'DelegatesAndSendInformationToMe',
    messageCopyForSentAsEnabled: false,
    messageCopyForSendOnBehalfEnabled: false,
  };
  addFolders(store, mailbox);
  store.mailboxes.set(mailbox.address, mailbox);
  store.mailboxesByGuid.set(mailbox.guid, mailbox);
  return mailbox;
}

function addFolders(store: Store, mailbox: Mailbox): void {
  let parent: Folder | undefined;
  let top: Folder | undefined;
  for (const [id, displayName, folderClass] of distinguishedFolders) {
    const folder = addFolder(store, { mailbox, parent, displayName, folderClass, distinguishedId: id });
    if (id === 'root' || id === 'msgfolderroot') parent = folder;
    top ??= folder;
  }
  let outside = top;
  for (const [id, displayName, folderClass] of outsideFolders) {
    const folder = addFolder(store, {
      mailbox,
      parent: outside,
      displayName,
      folderClass,
      distinguishedId: id,
    });
    if (id === 'recoverableitemsroot') outside = folder;
  }
  mailbox.distinguished.get('calendar')?.permissions.set('Default', 'FreeBusyTimeOnly');
}

/** What a new folder is made of. */
export interface NewFolder {
  readonly mailbox: Mailbox;
  readonly parent: Folder | undefined;
  readonly displayName: string;
  readonly folderClass: string;
  readonly distinguishedId?: string;
}

/** Adds a folder that inherits its parent's permissions, as Exchange does. */
export function addFolder(store: Store, made: NewFolder): Folder {
  const folder: Folder = {
    ...made,
    distinguishedId: made.distinguishedId,
    counter: store.nextCounter(),
    permissions: new Map(made.distinguishedId === undefined ? made.parent?.permissions : []),
    extended: new Map(),
    children: [],
    items: new FolderItems(),
    change: store.nextCounter(),
    committedAt: store.clock.now(),
    history: [],
  };
  made.parent?.children.push(folder);
  made.mailbox.folders.set(folder.counter, folder);
  if (made.distinguishedId !== undefined) made.mailbox.distinguished.set(made.distinguishedId, folder);
  return folder;
}

/** A distinguished folder, which every mailbox has. */
export function distinguished(mailbox: Mailbox, id: string): Folder {
  const folder = mailbox.distinguished.get(id);
  if (!folder) throw new Error(`No distinguished folder ${id}.`);
  return folder;
}

/** Finds a folder by distinguished id or by a path of display names below the message root. */
export function findFolder(mailbox: Mailbox, path: string): Folder | undefined {
  const known = mailbox.distinguished.get(path);
  if (known) return known;
  let folder: Folder | undefined = distinguished(mailbox, 'msgfolderroot');
  for (const name of path.split('/')) folder = folder?.children.find((one) => one.displayName === name);
  return folder;
}

function guidOf(address: string): string {
  const hex = createHash('sha256').update(`mailbox ${address.toLowerCase()}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
