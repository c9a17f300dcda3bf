import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { addItem, removeItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf } from '../store/store.ts';
import type { Folder, Item } from '../store/types.ts';
import { checkRecipients, permitFor, sentValues, submit } from '../submission/submit.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { findTargetIn } from './find-target.ts';
import { noteChange } from './note-change.ts';

/** Where the copy goes, if anywhere. */
export interface Copies {
  readonly savedIn: XmlNode | undefined;
  readonly isSaved: boolean;
}

/**
 * Sends a draft that is already stored. Without SavedItemFolderId the copy goes to the sender's own Sent Items.
 *
 * Where draft and copy would lie in different mailboxes, the message goes out, the answer is success, and yet the
 * draft stays where it is and no copy is kept: Microsoft describes both cases in the comments of
 * <https://learn.microsoft.com/exchange/client-developer/web-service-reference/senditem-operation>.
 */
export function sendDraft(call: Call, item: Item, copies: Copies): Outcome<undefined> {
  if (item.values.IsDraft !== true || item.kind !== 'Message')
    return refuse('ErrorInvalidOperation', 'The item cannot be sent.');
  const recipients = checkRecipients(item.values);
  if (!recipients.ok) return recipients;
  const folder = copies.isSaved ? folderFor(call, copies) : undefined;
  if (folder && !folder.ok) return folder;
  const permit = permitFor(call, item.values.From, item.mailbox);
  if (!permit.ok) return permit;
  const values = sentValues(call, item.values, permit.value);
  const parcel = {
    kind: item.kind,
    values,
    thread: item.thread,
    extended: item.extended,
    attachments: item.attachments,
  };
  const staysBehind = folder !== undefined && folder.value.mailbox !== item.mailbox;
  submit(call, parcel, permit.value, () => {
    if (folder && !staysBehind) addItem(call.store, folder.value, { ...parcel, creator: call.identity });
  });
  noteChange(call, 'send', item);
  if (!staysBehind) removeItem(item);
  return done(undefined);
}

function folderFor(call: Call, { savedIn }: Copies): Outcome<Folder> {
  const own = mailboxOf(call.store, call.identity);
  const folder = savedIn
    ? findTargetIn(call, savedIn)
    : own
      ? done(distinguished(own, 'sentitems'))
      : refuse('ErrorMissingEmailAddress');
  if (!folder.ok) return folder;
  return rightsFor(call.view, folder.value).canCreateItems ? folder : refuse('ErrorCreateItemAccessDenied');
}
