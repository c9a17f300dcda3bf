import type { Call } from '../operations/call.ts';
import { sendRight } from '../rights/rights.ts';
import type { SendRight } from '../rights/rights.ts';
import type { Recipient } from '../schema/codec.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { applyInboxRules } from './apply-inbox-rules.ts';
import { replyAutomatically } from './reply-automatically.ts';
import { addItem, idOf, removeItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf, membersOf, recipientOf } from '../store/store.ts';
import type { Attachment, ExtendedProperty, Item, ItemKind, Mailbox } from '../store/types.ts';

/** Something to be sent. */
export interface Parcel {
  readonly kind: ItemKind;
  readonly values: ItemValues;
  readonly thread: string;
  readonly extended: ReadonlyMap<string, ExtendedProperty>;
  readonly attachments: readonly Attachment[];
}

/** By whose right, and in whose name, a message may go. */
export interface Permit {
  readonly from: Recipient;
  readonly sender: Recipient;
  readonly right: Exclude<SendRight, 'denied'>;
  /** The sending mailbox. */
  readonly mailbox: Mailbox;
}

/**
 * Who the recipients will see. Without a From, the owner of the mailbox in which the message was made counts. Send
 * As and the owner's own mail have one name; on behalf has two.
 */
export function permitFor(call: Call, from: Recipient | undefined, home: Mailbox): Outcome<Permit> {
  const address = from?.address ?? home.address;
  const mailbox = mailboxOf(call.store, address);
  const right = mailbox ? sendRight(mailbox, call.identity) : 'denied';
  if (!mailbox || right === 'denied') return refuse('ErrorSendAsDenied');
  const represented = recipientOf(call.store, mailbox.address);
  const sender = right === 'onBehalf' ? recipientOf(call.store, call.identity) : represented;
  return done({ from: represented, sender, right, mailbox });
}

/** Every address a message goes to, each once, in lower case. */
export function recipientsOf(values: ItemValues): string[] {
  const lists = [values.ToRecipients, values.CcRecipients, values.BccRecipients];
  return [...new Set(lists.flatMap((list) => (list ?? []).map((one) => one.address.trim().toLowerCase())))];
}

/** Refuses a message to nobody, and addresses that are none. */
export function checkRecipients(values: ItemValues): Outcome<string[]> {
  const recipients = recipientsOf(values);
  if (recipients.length === 0) return refuse('ErrorInvalidRecipients', 'At least one recipient is required.');
  return recipients.every((one) => /^[^\s@]+@[^\s@]+$/.test(one))
    ? done(recipients)
    : refuse('ErrorInvalidRecipients');
}

/** The properties of a message that has just been sent. */
export function sentValues(call: Call, values: ItemValues, permit: Permit): ItemValues {
  const now = call.store.clock.now();
  return {
    ...values,
    From: permit.from,
    Sender: permit.sender,
    IsDraft: false,
    IsFromMe: true,
    IsUnmodified: true,
    IsRead: true,
    DateTimeSent: now,
    DateTimeReceived: now,
    LastModifiedTime: now,
    LastModifiedName: recipientOf(call.store, call.identity).name,
  };
}

/**
 * Records a submission, delivers it to each recipient who has a mailbox here, and keeps the owner's copy; `keepCopy`
 * puts the sender's copy where the client wanted it. A message over the message rate first waits in the Outbox of
 * whoever sent it: who deletes it there has it not delivered.
 */
export function submit(call: Call, parcel: Parcel, permit: Permit, keepCopy = () => {}): void {
  const recipients = recipientsOf(parcel.values);
  recordSubmission(call, parcel, { permit, recipients });
  const reached = new Set(recipients.flatMap((one) => membersOf(call.store, one)));
  const goOut = () => {
    for (const address of reached) {
      const mailbox = mailboxOf(call.store, address);
      if (mailbox) deliver(call, mailbox, parcel);
    }
    keepOwnersCopy(call, parcel, permit);
    keepCopy();
  };
  const wait = call.limits.delayOfMessage(call.authenticated);
  if (wait === 0) return goOut();
  const sender = mailboxOf(call.store, call.identity) ?? permit.mailbox;
  const parked = addItem(call.store, distinguished(sender, 'outbox'), { ...parcel, creator: call.identity });
  call.store.clock.alarm(wait, () => {
    if (parked.folder !== sender.distinguished.get('outbox') || !sender.items.has(parked.counter)) return;
    removeItem(parked);
    goOut();
  });
}

/** Enters a submission in the ledger. */
export function recordSubmission(
  call: Call,
  { values, extended }: Parcel,
  { permit, recipients }: { readonly permit: Permit; readonly recipients: readonly string[] },
): void {
  call.ledger.submissions.push({
    at: call.store.clock.now(),
    operation: call.operation,
    authenticated: call.authenticated,
    authorized: call.identity,
    from: permit.from.address.toLowerCase(),
    sender: permit.sender.address.toLowerCase(),
    recipients,
    subject: values.Subject ?? '',
    internetMessageId: values.InternetMessageId ?? '',
    itemClass: values.ItemClass ?? '',
    extended: extendedOf(extended),
  });
}

/** Extended properties as the ledger keeps them. */
export function extendedOf(
  extended: ReadonlyMap<string, ExtendedProperty>,
): Record<string, string | readonly string[]> {
  return Object.fromEntries([...extended].map(([key, property]) => [key, property.value]));
}

/** Puts a copy into a mailbox's Inbox, for the owner or (`representing`) for somebody the owner acts for. */
export function deliver(call: Call, mailbox: Mailbox, parcel: Parcel, representing = mailbox): Item {
  const { BccRecipients: _bcc, ...visible } = parcel.values;
  const isMeeting = parcel.kind.startsWith('Meeting');
  const item = addItem(call.store, distinguished(mailbox, 'inbox'), {
    ...parcel,
    creator: mailbox.address,
    isNewMail: true,
    values: {
      ...visible,
      IsRead: false,
      IsDraft: false,
      IsFromMe: visible.From?.address.toLowerCase() === mailbox.address,
      IsUnmodified: true,
      DateTimeReceived: call.store.clock.now(),
      ReceivedBy: recipientOf(call.store, mailbox.address),
      ReceivedRepresenting: recipientOf(call.store, representing.address),
      ...(isMeeting ? { IsDelegated: representing !== mailbox } : {}),
    },
  });
  call.ledger.deliveries.push({
    at: call.store.clock.now(),
    mailbox: mailbox.address,
    subject: visible.Subject ?? '',
    internetMessageId: visible.InternetMessageId ?? '',
    itemClass: visible.ItemClass ?? '',
    itemId: idOf(item),
    isDelegated: representing !== mailbox,
  });
  if (representing === mailbox) {
    applyInboxRules(call, mailbox, item);
    replyAutomatically(call, mailbox, item);
  }
  return item;
}

/**
 * The two switches of Set-Mailbox: mail that somebody else sent as the owner, or on the owner's behalf, also lands in
 * the owner's Sent Items. Exchange does so whatever folder the client named, so both may hold a copy.
 */
function keepOwnersCopy(call: Call, parcel: Parcel, { right, mailbox }: Permit): void {
  const isKept =
    (right === 'sendAs' && mailbox.messageCopyForSentAsEnabled) ||
    (right === 'onBehalf' && mailbox.messageCopyForSendOnBehalfEnabled);
  if (isKept)
    addItem(call.store, distinguished(mailbox, 'sentitems'), { ...parcel, creator: mailbox.address });
}
