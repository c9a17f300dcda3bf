import { announce } from './announce.ts';
import type { StoreChangeType, StoreSubject } from './announce.ts';
import { changeKey, folderId, itemId } from './ids.ts';
import { propertyOf } from './lazy-item.ts';
import type { Store } from './store.ts';
import type { Attachment, ExtendedProperty, Folder, Item, ItemKind } from './types.ts';
import type { ItemValues } from '../schema/codecs.ts';

/** What a new item is made of. */
export interface NewItem {
  readonly kind: ItemKind;
  readonly values: ItemValues;
  readonly creator: string;
  readonly thread: string;
  readonly extended?: ReadonlyMap<string, ExtendedProperty>;
  readonly attachments?: readonly Attachment[];
  /** The item it is a copy of. */
  readonly copyOf?: Item;
  /** It has just come in from somebody. */
  readonly isNewMail?: boolean;
}

/* Shared by the many items that have none: a mailbox of 100,000 would hold 300,000 empty maps. */
const noProperties: ReadonlyMap<string, ExtendedProperty> = new Map();
const noExceptions: Item['exceptions'] = new Map();
const nothingTouched: ReadonlyMap<string, number> = new Map();

/** Puts a new item into a folder. */
export function addItem(store: Store, folder: Folder, made: NewItem): Item {
  const item: Item = {
    mailbox: folder.mailbox,
    folder,
    kind: made.kind,
    counter: store.nextCounter(),
    change: store.nextCounter(),
    values: made.values,
    creator: made.creator,
    thread: made.thread,
    extended: made.extended ?? noProperties,
    attachments: [...(made.attachments ?? [])],
    exceptions: made.kind === 'CalendarItem' ? new Map() : noExceptions,
    touched: nothingTouched,
    idText: undefined,
  };
  folder.items.add(item);
  folder.mailbox.items.set(item.counter, item);
  record(item, 'create');
  tell(item, made.copyOf ? 'Copied' : 'Created', made.copyOf ? subjectOf(made.copyOf) : undefined);
  if (made.isNewMail === true) tell(item, 'NewMail');
  return item;
}

/** Marks an item changed: a new change key, and an entry for those who synchronise. */
export function touchItem(store: Store, item: Item, type: 'update' | 'readFlag' = 'update'): void {
  item.change = store.nextCounter();
  record(item, type);
  tell(item, 'Modified');
}

/** Takes an item out of its mailbox. */
export function removeItem(item: Item): void {
  record(item, 'delete');
  takeOut(item);
  tell(item, 'Deleted');
}

function takeOut(item: Item): void {
  item.folder.items.delete(item);
  item.mailbox.items.delete(item.counter);
}

/** Moves an item inside its mailbox: the id changes. */
export function moveItem(store: Store, item: Item, to: Folder): void {
  const old = subjectOf(item);
  record(item, 'delete');
  takeOut(item);
  item.counter = store.nextCounter();
  item.change = store.nextCounter();
  item.folder = to;
  item.idText = undefined;
  to.items.add(item);
  to.mailbox.items.set(item.counter, item);
  record(item, 'create');
  tell(item, 'Moved', old);
}

/** Tells the watchers, and that free and busy times changed where the item lies in the mailbox's calendar. */
function tell(item: Item, type: StoreChangeType, old?: StoreSubject): void {
  const { mailbox } = item;
  announce(mailbox, () => ({ type, subject: subjectOf(item), ...(old ? { old } : {}) }));
  if (type !== 'NewMail') {
    tellFolder(item.folder);
    if (old && type === 'Moved' && old.parent !== item.folder) tellFolder(old.parent);
  }
  const calendar = mailbox.distinguished.get('calendar');
  if (calendar && (item.folder === calendar || old?.parent === calendar))
    announce(mailbox, () => ({ type: 'FreeBusyChanged', subject: subjectOf(item) }));
}

const changing = new WeakSet<Folder>();

/**
 * A folder is changed by what happens to its items: its own event says how many of them are unread. One event stands
 * for all that one request does, because it has to count.
 */
function tellFolder(folder: Folder): void {
  if (folder.mailbox.watchers.size === 0 || changing.has(folder)) return;
  changing.add(folder);
  queueMicrotask(() => {
    changing.delete(folder);
    announce(folder.mailbox, () => ({
      type: 'Modified',
      subject: folderSubject(folder),
      unread: unreadIn(folder),
    }));
  });
}

/** How many of a folder's items are not read. */
export function unreadIn(folder: Folder): number {
  let count = 0;
  for (const item of folder.items) if (propertyOf(item, 'IsRead') === false) count += 1;
  return count;
}

function subjectOf(item: Item): StoreSubject {
  return { kind: 'Item', id: idOf(item), changeKey: changeKeyOf(item), parent: item.folder };
}

/** A folder for those who are told what became of it. The root lies in itself. */
export function folderSubject(folder: Folder): StoreSubject {
  const { id, changeKey: key } = { id: folderIdOf(folder), changeKey: folderChangeKeyOf(folder) };
  return { kind: 'Folder', id, changeKey: key, parent: folder.parent ?? folder, folder };
}

function record(item: Item, type: 'create' | 'update' | 'readFlag' | 'delete'): void {
  item.folder.change += 1;
  item.folder.committedAt = item.mailbox.now();
  const { counter, values } = item;
  const idText = type === 'delete' || type === 'readFlag' ? idOf(item) : '';
  item.folder.history.push({ type, counter, idText, isRead: values.IsRead ?? false });
}

/** The item's id text. An occurrence's holds the master's entry id and its original start. */
export function idOf(item: Item): string {
  const source = item.occurrence?.master ?? item;
  item.idText ??= itemId({
    mailboxGuid: item.mailbox.guid,
    folderCounter: source.folder.counter,
    counter: source.counter,
    ...(item.occurrence ? { originalStart: item.occurrence.originalStart } : {}),
  });
  return item.idText;
}

/** The item's change key. */
export function changeKeyOf(item: Item): string {
  return changeKey(item.kind === 'CalendarItem' ? 'calendarItem' : 'message', item.mailbox.guid, item.change);
}

/** The folder's id text. */
export function folderIdOf(folder: Folder): string {
  return folderId(folder.mailbox.guid, folder.counter);
}

/** The folder's change key. */
export function folderChangeKeyOf(folder: Folder): string {
  return changeKey('folder', folder.mailbox.guid, folder.change);
}
