import type { Message } from '../../../shared/model/message.ts';
import { booleanOf, instantOf, lineOf } from '../soap/values.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';
import {
  readCategories,
  readConversationId,
  readFlag,
  readImportance,
  readSensitivity,
} from './item-properties.ts';
import { readItemReference, readParentFolderId } from './item-reference.ts';
import { readPeople, readPerson } from './people.ts';
import { readAttachments } from './read-attachment.ts';
import { readItemRights } from './read-folder.ts';
import type { FieldUri } from './shape.ts';

/** A whole message as the server gave it, with the headers that an answer must carry on. */
export interface ReadMessage {
  /** Complete: nothing is hidden yet, whatever its sensitivity is. */
  readonly message: Message;
  /** The `References` header, to be carried on by an answer; null where there is none. */
  readonly references: string | null;
  readonly inReplyTo: string | null;
}

/** The properties that `readMessage` reads. */
export const messageFields: readonly FieldUri[] = [
  'item:ParentFolderId',
  'item:ItemClass',
  'item:Subject',
  'item:Sensitivity',
  'item:Body',
  'item:Attachments',
  'item:DateTimeReceived',
  'item:DateTimeSent',
  'item:Categories',
  'item:Importance',
  'item:InReplyTo',
  'item:IsDraft',
  'item:ConversationId',
  'item:EffectiveRights',
  'item:Flag',
  'message:Sender',
  'message:From',
  'message:ToRecipients',
  'message:CcRecipients',
  'message:BccRecipients',
  'message:ReplyTo',
  'message:InternetMessageId',
  'message:IsRead',
  'message:References',
];

/**
 * Reads any kind of item as a message; null without an id. The body is as the sender wrote it, untrusted; links are
 * those of its attachments alone, until the body is looked through (`html/read-body.ts`).
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/message-ex15websvcsotherref
 */
export function readMessage(item: XmlElement): ReadMessage | null {
  const reference = readItemReference(item);
  if (reference === null) return null;
  const body = readBody(child(item, 'Body'));
  const { attachments, links } = readAttachments(child(item, 'Attachments'));
  const text = (name: string): string | null => childText(item, name);
  const message: Message = {
    ...reference,
    parentFolderId: readParentFolderId(item),
    itemClass: lineOf(text('ItemClass')),
    isHidden: false,
    subject: lineOf(text('Subject')),
    from: readPerson(child(item, 'From')),
    sender: readPerson(child(item, 'Sender')),
    to: readPeople(child(item, 'ToRecipients')),
    cc: readPeople(child(item, 'CcRecipients')),
    bcc: readPeople(child(item, 'BccRecipients')),
    replyTo: readPeople(child(item, 'ReplyTo')),
    sentAt: instantOf(text('DateTimeSent')),
    receivedAt: instantOf(text('DateTimeReceived')),
    isRead: booleanOf(text('IsRead')) ?? true,
    isDraft: booleanOf(text('IsDraft')) ?? false,
    importance: readImportance(text('Importance')),
    sensitivity: readSensitivity(text('Sensitivity')),
    flag: readFlag(child(item, 'Flag')),
    categories: readCategories(child(item, 'Categories')),
    body,
    attachments,
    links,
    conversationId: readConversationId(child(item, 'ConversationId')),
    internetMessageId: filled(text('InternetMessageId')),
    rights: readItemRights(item),
  };
  return { message, references: filled(text('References')), inReplyTo: filled(text('InReplyTo')) };
}

function readBody(body: XmlElement | null): Message['body'] {
  return { type: attribute(body, 'BodyType') === 'HTML' ? 'html' : 'text', content: body?.text ?? '' };
}

function filled(text: string | null): string | null {
  const value = text?.trim() ?? '';
  return value === '' ? null : value;
}
