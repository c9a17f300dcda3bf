import type { Content, SeedAppointment, SeedItem, SeedMessage } from '../content/seed.ts';
import { loadExtras } from './load-extras.ts';
import { applyGrant } from './load-grant.ts';
import { appointmentExceptions, appointmentValues } from './load-appointment.ts';
import { announceBulk } from './bulk.ts';
import { addItem } from './items.ts';
import { addFolder, createMailbox, distinguished, findFolder } from './mailbox.ts';
import { messageValues } from './load-message.ts';
import { mailboxOf } from './store.ts';
import type { Store } from './store.ts';
import type { Clock } from './clock.ts';
import type { Attachment, Folder, Item } from './types.ts';

/** Fills a new store with an organisation and its items. Throws where the content contradicts itself. */
export function loadContent(content: Content, clock: Clock): Store {
  const { organisation } = content;
  let counter = 0x10c;
  const store: Store = {
    domain: organisation.domain,
    clock,
    people: new Map(organisation.people.map((person) => [person.address.toLowerCase(), person])),
    mailboxes: new Map(),
    mailboxesByGuid: new Map(),
    groups: new Map((content.extras?.groups ?? []).map((one) => [one.address.toLowerCase(), one])),
    photos: content.extras?.photos ?? new Map(),
    impersonation: organisation.impersonation,
    elsewhere: new Set(),
    nextCounter: () => (counter += 1),
    reserve: (count) => {
      counter += count;
      return counter - count + 1;
    },
  };
  for (const person of organisation.people) if (person.kind !== 'external') createMailbox(store, person);
  for (const folder of organisation.folders) {
    const parts = folder.path.split('/');
    addPath(store, folder.mailbox, parts, folder.folderClass);
  }
  for (const grant of organisation.grants) applyGrant(store, grant);
  const parts = content.parts?.() ?? { items: content.items(), bulk: [] };
  for (const item of parts.items) loadItem(store, item);
  for (const bulk of parts.bulk) announceBulk(store, folderOf(store, bulk), bulk);
  if (content.extras) loadExtras(store, content.extras);
  for (const mailbox of store.mailboxes.values())
    for (const folder of mailbox.folders.values()) folder.history.length = 0;
  return store;
}

function addPath(store: Store, address: string, parts: readonly string[], folderClass: string): Folder {
  const mailbox = mailboxOf(store, address);
  if (!mailbox) throw new Error(`The content names a folder in ${address}, which has no mailbox.`);
  let parent = distinguished(mailbox, 'msgfolderroot');
  for (const [index, name] of parts.entries()) {
    const known =
      (index === 0 ? mailbox.distinguished.get(name) : undefined) ??
      parent.children.find((one) => one.displayName === name);
    parent = known ?? addFolder(store, { mailbox, parent, displayName: name, folderClass });
  }
  return parent;
}

function folderOf(store: Store, seed: { readonly mailbox: string; readonly folder: string }): Folder {
  const mailbox = mailboxOf(store, seed.mailbox);
  if (!mailbox) throw new Error(`The content has an item for ${seed.mailbox}, which has no mailbox.`);
  return findFolder(mailbox, seed.folder) ?? addPath(store, seed.mailbox, seed.folder.split('/'), 'IPF.Note');
}

function loadItem(store: Store, seed: SeedItem): Item {
  const folder = folderOf(store, seed);
  return seed.kind === 'message' ? loadMessage(store, folder, seed) : loadAppointment(store, folder, seed);
}

function loadMessage(store: Store, folder: Folder, seed: SeedMessage): Item {
  const modifiedAt = Date.parse(seed.sentAt);
  return addItem(store, folder, {
    kind: 'Message',
    values: messageValues(store, folder, seed),
    creator: folder.mailbox.address,
    thread: seed.thread,
    attachments: (seed.attachments ?? []).map((one, index): Attachment => ({
      number: index + 1,
      name: one.name,
      contentType: one.contentType,
      content: one.content,
      isInline: one.isInline ?? false,
      modifiedAt,
      ...(one.contentId === undefined ? {} : { contentId: one.contentId }),
    })),
  });
}

function loadAppointment(store: Store, folder: Folder, seed: SeedAppointment): Item {
  const item = addItem(store, folder, {
    kind: 'CalendarItem',
    values: appointmentValues(store, folder.mailbox, seed),
    creator: folder.mailbox.address,
    thread: seed.uid,
  });
  appointmentExceptions(store, item, seed);
  return item;
}
