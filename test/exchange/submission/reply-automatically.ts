import { randomUUID } from 'node:crypto';

import type { Call } from '../operations/call.ts';
import { isOutOfOffice } from '../operations/user-oof-settings.ts';
import { addItem, idOf } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf, recipientOf } from '../store/store.ts';
import type { Item, Mailbox } from '../store/types.ts';
import { commonValues, topicOf } from './new-values.ts';

/**
 * Sends the owner's automatic reply to whoever wrote, once each, as long as the owner is out of office: the internal
 * text inside the organisation. Nothing answers meeting messages or other automatic replies. Outsiders have no
 * mailbox here, so their reply goes nowhere.
 */
export function replyAutomatically(call: Call, mailbox: Mailbox, item: Item): void {
  const { oof, replied } = mailbox.settings;
  const writer = item.values.From?.address.toLowerCase();
  const isMail =
    item.kind === 'Message' &&
    (item.values.ItemClass ?? '').startsWith('IPM.Note') &&
    !(item.values.ItemClass ?? '').includes('Rules.Oof');
  const isOut = isOutOfOffice(oof, call.store.clock.now());
  if (!isMail || !isOut || writer === undefined || writer === mailbox.address || replied.has(writer)) return;
  replied.add(writer);
  const to = mailboxOf(call.store, writer);
  const self = recipientOf(call.store, mailbox.address);
  if (!to || oof.internalReply === '') return;
  const reply = addItem(call.store, distinguished(to, 'inbox'), {
    kind: 'Message',
    creator: to.address,
    thread: item.thread,
    isNewMail: true,
    values: {
      ...commonValues(call),
      ItemClass: 'IPM.Note.Rules.OofTemplate.Microsoft',
      Subject: `Automatic reply: ${item.values.Subject ?? ''}`,
      Body: { type: 'Text', text: oof.internalReply },
      From: self,
      Sender: self,
      ToRecipients: [recipientOf(call.store, writer)],
      ConversationTopic: topicOf(item.values.Subject ?? ''),
      InternetMessageId: `<${randomUUID()}@${call.store.domain}>`,
      IsRead: false,
      IsDraft: false,
      ...(item.values.InternetMessageId === undefined ? {} : { InReplyTo: item.values.InternetMessageId }),
    },
  });
  call.ledger.deliveries.push({
    at: call.store.clock.now(),
    mailbox: to.address,
    subject: reply.values.Subject ?? '',
    internetMessageId: reply.values.InternetMessageId ?? '',
    itemClass: 'IPM.Note.Rules.OofTemplate.Microsoft',
    itemId: idOf(reply),
    isDelegated: false,
  });
}
