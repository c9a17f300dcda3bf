import { decodeId, readChangeKey } from '../store/ids.ts';
import type { DecodedId } from '../store/ids.ts';
import { mailboxOf } from '../store/store.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Folder, Item, Mailbox } from '../store/types.ts';
import { rightsFor } from '../schema/computed.ts';
import { isMaster, occurrenceByIndex, occurrenceByOriginalStart } from '../calendar/series.ts';
import type { Found } from '../calendar/series.ts';
import { attribute, child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';

/** The folder that a FolderId or DistinguishedFolderId names, if the caller may see it. */
export function findTargetFolder(call: Call, node: XmlNode | undefined): Outcome<Folder> {
  if (!node) return refuse('ErrorInvalidIdEmpty', 'Id must be non-empty.');
  const folder =
    node.name === 'DistinguishedFolderId' ? byDistinguishedId(call, node) : byFolderId(call, node);
  if (!folder.ok) return folder;
  return rightsFor(call.view, folder.value).isVisible ? folder : refuse('ErrorFolderNotFound');
}

/** The folder inside a ToFolderId, SavedItemFolderId, SyncFolderId and the like. */
export function findTargetIn(call: Call, parent: XmlNode | undefined): Outcome<Folder> {
  return findTargetFolder(call, parent?.children[0]);
}

/** The folder that a move or a copy goes to. */
export function findDestination(call: Call): Outcome<Folder> {
  const folder = findTargetIn(call, child(call.request, 'ToFolderId'));
  return folder.ok || folder.refusal.code !== 'ErrorFolderNotFound'
    ? folder
    : refuse('ErrorToFolderNotFound', 'The destination folder could not be found.');
}

function byDistinguishedId(call: Call, node: XmlNode): Outcome<Folder> {
  const mailbox = targetMailbox(call, childText(child(node, 'Mailbox'), 'EmailAddress'));
  if (!mailbox.ok) return mailbox;
  const id = attribute(node, 'Id') ?? '';
  const folder = mailbox.value.distinguished.get(id);
  return folder ? done(folder) : refuse('ErrorFolderNotFound');
}

function targetMailbox(call: Call, address: string | undefined): Outcome<Mailbox> {
  const { store, identity, misdirection } = call;
  const asked = address === undefined || misdirection === 'own-folder' ? identity : address;
  const mailbox = mailboxOf(store, asked);
  if (!mailbox && address === undefined)
    return refuse(
      'ErrorMissingEmailAddress',
      'When making a request as an account that does not have a mailbox, you must specify the mailbox primary SMTP address for any distinguished folder Ids.',
    );
  if (!mailbox) return refuse('ErrorNonExistentMailbox');
  if (misdirection !== 'wrong-mailbox') return done(mailbox);
  const third = [...store.mailboxes.values()].find((one) => one !== mailbox && one.address !== identity);
  return done(third ?? mailbox);
}

function byFolderId(call: Call, node: XmlNode): Outcome<Folder> {
  const id = decodeId(attribute(node, 'Id') ?? '');
  if (!id) return refuse('ErrorInvalidIdMalformed');
  if (id.type !== 'folder') return refuse('ErrorCannotUseItemIdForFolderId');
  const folder = call.store.mailboxesByGuid.get(id.mailboxGuid)?.folders.get(id.counter);
  return folder ? done(folder) : refuse('ErrorFolderNotFound');
}

/** An item that a request names, with the change number it carried (if any). */
export interface Target {
  readonly item: Item;
  readonly change: number | undefined;
  /** The change key was not one that this server makes. */
  readonly hasInvalidChangeKey: boolean;
}

/** The item that an ItemId, OccurrenceItemId or RecurringMasterItemId names, if the caller may read it. */
export function findTargetItem(call: Call, node: XmlNode | undefined): Outcome<Target> {
  const name = node?.name ?? '';
  const key = { OccurrenceItemId: 'RecurringMasterId', RecurringMasterItemId: 'OccurrenceId' }[name] ?? 'Id';
  const text = attribute(node, key) ?? '';
  const id = decodeId(text);
  if (text === '') return refuse('ErrorInvalidIdEmpty', 'Id must be non-empty.');
  if (!id) return refuse('ErrorInvalidIdMalformed');
  if (id.type === 'folder') return refuse('ErrorCannotUseFolderIdForItemId');
  const stored = call.store.mailboxesByGuid.get(id.mailboxGuid)?.items.get(id.counter);
  if (!stored || stored.folder.counter !== id.folderCounter || !rightsFor(call.view, stored.folder).canRead)
    return refuse('ErrorItemNotFound');
  const item = select(node, stored, id);
  if (!item.ok) return item;
  const changeKey = attribute(node, 'ChangeKey');
  const change = changeKey === undefined ? undefined : readChangeKey(changeKey, stored.mailbox.guid);
  if (!call.profile.honoursChangeKeys)
    return done({ item: item.value, change: item.value.change, hasInvalidChangeKey: false });
  return done({
    item: item.value,
    change,
    hasInvalidChangeKey: changeKey !== undefined && change === undefined,
  });
}

function select(node: XmlNode | undefined, stored: Item, id: DecodedId): Outcome<Item> {
  if (node?.name === 'OccurrenceItemId') {
    if (id.type !== 'item' || !isMaster(stored)) return refuse('ErrorCalendarCannotUseIdForOccurrenceId');
    const index = Number(attribute(node, 'InstanceIndex'));
    if (!Number.isInteger(index) || index < 1)
      return refuse('ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange');
    return outcomeOf(occurrenceByIndex(stored, index));
  }
  if (node?.name === 'RecurringMasterItemId')
    return id.type === 'occurrence' ? done(stored) : refuse('ErrorCalendarCannotUseIdForRecurringMasterId');
  if (id.type !== 'occurrence') return done(stored);
  const occurrence = occurrenceByOriginalStart(stored, id.originalStart);
  return occurrence.type === 'found' ? done(occurrence.item) : refuse('ErrorItemNotFound');
}

function outcomeOf(occurrence: Found): Outcome<Item> {
  if (occurrence.type === 'found') return done(occurrence.item);
  return occurrence.type === 'deleted'
    ? refuse('ErrorCalendarOccurrenceIsDeletedFromRecurrence')
    : refuse('ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange');
}
