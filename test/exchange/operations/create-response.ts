import { textOf } from '../schema/body.ts';
import type { Body, Recipient } from '../schema/codec.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { touchItem } from '../store/items.ts';
import { recipientOf } from '../store/store.ts';
import type { Item } from '../store/types.ts';
import { draftValues } from '../submission/new-values.ts';
import { child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { escapeXml } from '../xml/write.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import type { Call } from './call.ts';
import type { CreateRequest } from './create-request.ts';
import { keepOrSend } from './create-message.ts';
import { findTargetItem } from './find-target.ts';
import { readItemInput } from './item-input.ts';
import { newBody } from './new-body.ts';

/** Creates a reply, a forward or a cancellation from the item it refers to. */
export function createResponse(call: Call, node: XmlNode, request: CreateRequest): Outcome<readonly Item[]> {
  const reference = child(node, 'ReferenceItemId');
  const target = findTargetItem(call, reference);
  if (!target.ok) return target;
  const { item, change } = target.value;
  if (change === undefined) return refuse('ErrorChangeKeyRequired');
  if (change !== item.change) return refuse('ErrorStaleObject');
  if (node.name === 'CancelCalendarItem') return cancelMeeting(call, node, { item, request });
  const input = readItemInput({ ...node, children: node.children.filter(isPlain) }, 'Message', call);
  if (!input.ok) return input;
  const base = draftValues(call, input.value);
  const values: ItemValues = {
    ...base,
    ...recipients(call, node.name, item),
    ...own(input.value.values),
    Subject: input.value.values.Subject ?? subjectOf(node.name, item),
    Body: quote(newBody(node), item),
    ConversationTopic: item.values.ConversationTopic ?? item.values.Subject ?? '',
    ...(item.values.InternetMessageId === undefined
      ? {}
      : { InReplyTo: item.values.InternetMessageId, References: item.values.InternetMessageId }),
  };
  const attachments =
    node.name === 'ForwardItem' ? item.attachments : item.attachments.filter((one) => one.isInline);
  const made = keepOrSend(call, request, {
    kind: 'Message',
    values,
    thread: item.thread,
    extended: input.value.extended,
    attachments,
  });
  if (made.ok && request.disposition !== 'SaveOnly') mark(call, node.name, item);
  return made;
}

/** PidTagLastVerbExecuted and PidTagIconIndex, as Exchange leaves them on what was answered or passed on. */
const marks: Readonly<Record<string, { readonly verb: string; readonly icon: string }>> = {
  ReplyToItem: { verb: '102', icon: '261' },
  ReplyAllToItem: { verb: '103', icon: '261' },
  ForwardItem: { verb: '104', icon: '262' },
};

function mark(call: Call, name: string, item: Item): void {
  const known = marks[name];
  if (known === undefined) return;
  const extended = new Map(item.extended);
  const put = (tag: string, value: string): void => {
    const key = `tag:${Number(tag)}:Integer`;
    extended.set(key, { key, uri: { PropertyTag: tag, PropertyType: 'Integer' }, value });
  };
  put('0x1081', known.verb);
  put('0x1080', known.icon);
  item.extended = extended;
  touchItem(call.store, item);
}

function isPlain(node: XmlNode): boolean {
  return node.name !== 'ReferenceItemId' && node.name !== 'NewBodyContent' && node.name !== 'Body';
}

function own({ ToRecipients, CcRecipients, BccRecipients, From }: ItemValues): ItemValues {
  return {
    ...(ToRecipients ? { ToRecipients } : {}),
    ...(CcRecipients ? { CcRecipients } : {}),
    ...(BccRecipients ? { BccRecipients } : {}),
    ...(From ? { From } : {}),
  };
}

/** A reply goes to whom ReplyTo names, else to From; a reply to all also to everyone but oneself. */
function recipients(call: Call, name: string, item: Item): ItemValues {
  if (name === 'ForwardItem') return {};
  const {
    From: from,
    Organizer: organizer,
    ReplyTo: replyTo,
    ToRecipients: to = [],
    CcRecipients: cc = [],
  } = item.values;
  const author = from ?? organizer ?? recipientOf(call.store, item.mailbox.address);
  const first = replyTo && replyTo.length > 0 ? replyTo : [author];
  if (name === 'ReplyToItem') return { ToRecipients: first };
  const attendees = (item.values.RequiredAttendees ?? []).map((one) => one.mailbox);
  const others = (list: readonly Recipient[]) =>
    list.filter((one) => !isOneOf(one, [...first, recipientOf(call.store, item.mailbox.address)]));
  return { ToRecipients: [...first, ...others([...to, ...attendees])], CcRecipients: others(cc) };
}

function isOneOf(one: Recipient, list: readonly Recipient[]): boolean {
  return list.some((other) => other.address.toLowerCase() === one.address.toLowerCase());
}

function subjectOf(name: string, item: Item): string {
  const subject = item.values.Subject ?? '';
  const prefix = name === 'ForwardItem' ? 'FW: ' : 'RE: ';
  return subject.startsWith(prefix) ? subject : prefix + subject;
}

/** The new text, a line, and the item it answers, in the type of the item's own body. */
function quote(given: Body | undefined, item: Item): Body {
  const original = item.values.Body ?? { type: 'Text', text: '' };
  const { From: from, DateTimeSent: sent = 0, Subject: subject = '' } = item.values;
  const head = `From: ${from?.name ?? ''}\r\nSent: ${new Date(sent).toUTCString()}\r\nSubject: ${subject}`;
  if (original.type === 'Text')
    return {
      type: 'Text',
      text: `${textOf(given)}\r\n\r\n________________________________\r\n${head}\r\n\r\n${original.text}`,
    };
  const above = given?.type === 'HTML' ? given.text : `<p>${escapeXml(given?.text ?? '')}</p>`;
  return {
    type: 'HTML',
    text: `${above}<hr><p>${escapeXml(head).replaceAll('\r\n', '<br>')}</p>${original.text}`,
  };
}
