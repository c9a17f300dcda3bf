import type { SeedMessage } from '../content/seed.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { recipientOf } from './store.ts';
import type { Store } from './store.ts';
import type { Folder } from './types.ts';

/** The properties that a message of the content has once it lies in its folder. */
export function messageValues(store: Store, folder: Folder, seed: SeedMessage): ItemValues {
  const sentAt = Date.parse(seed.sentAt);
  const isDraft = folder.distinguishedId === 'drafts';
  const all = (addresses: readonly string[]) => addresses.map((address) => recipientOf(store, address));
  return {
    ItemClass: 'IPM.Note',
    Subject: seed.subject,
    Sensitivity: seed.sensitivity ?? 'Normal',
    Body: { type: seed.bodyType, text: seed.body },
    DateTimeReceived: sentAt,
    Importance: seed.importance ?? 'Normal',
    IsSubmitted: false,
    IsDraft: isDraft,
    IsFromMe: seed.from.toLowerCase() === folder.mailbox.address,
    IsResend: false,
    IsUnmodified: !isDraft,
    DateTimeSent: sentAt,
    DateTimeCreated: sentAt,
    ReminderIsSet: false,
    Culture: 'en-US',
    LastModifiedName: recipientOf(store, seed.sender ?? seed.from).name,
    LastModifiedTime: sentAt,
    Flag: { status: seed.flag ?? 'NotFlagged' },
    Sender: recipientOf(store, seed.sender ?? seed.from),
    ToRecipients: all(seed.to),
    IsReadReceiptRequested: false,
    IsDeliveryReceiptRequested: false,
    ConversationTopic: seed.subject.replace(/^((re|fw|fwd|aw|wg):\s*)+/i, ''),
    From: recipientOf(store, seed.from),
    InternetMessageId: seed.internetMessageId,
    IsRead: seed.isRead,
    ...(seed.cc && seed.cc.length > 0 ? { CcRecipients: all(seed.cc) } : {}),
    ...(seed.categories && seed.categories.length > 0 ? { Categories: seed.categories } : {}),
    ...(seed.inReplyTo === undefined ? {} : { InReplyTo: seed.inReplyTo, References: seed.inReplyTo }),
    ...(isDraft || folder.distinguishedId === 'sentitems'
      ? {}
      : {
          ReceivedBy: recipientOf(store, folder.mailbox.address),
          ReceivedRepresenting: recipientOf(store, folder.mailbox.address),
        }),
  };
}
