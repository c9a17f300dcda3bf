import type { MessageRow } from '../../../shared/model/message.ts';
import { booleanOf, instantOf, integerOf, lineOf } from '../soap/values.ts';
import type { Xml } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { attribute } from '../xml/xml-element.ts';
import {
  readCategories,
  readConversationId,
  readFlag,
  readImportance,
  readSensitivity,
  type Sensitivity,
} from './item-properties.ts';
import { readItemReference } from './item-reference.ts';
import { readPerson } from './people.ts';
import { lastActProperty, readLastAct } from './last-act.ts';
import { shape, type FieldUri } from './shape.ts';

/** A row as the server gave it, with what the session needs to prove the mailbox and to hide what is private. */
export interface FoundMessage {
  /** Complete: nothing is hidden yet, whatever the sensitivity is. */
  readonly row: MessageRow;
  readonly sensitivity: Sensitivity;
  /** Null where the server leaves it out. */
  readonly parentFolderId: string | null;
}

/** The properties that `readMessageRow` reads. */
const messageRowFields: readonly FieldUri[] = [
  'item:ParentFolderId',
  'item:ItemClass',
  'item:Subject',
  'item:Sensitivity',
  'item:DateTimeReceived',
  'item:Size',
  'item:Categories',
  'item:Importance',
  'item:DisplayTo',
  'item:HasAttachments',
  'item:ConversationId',
  'item:Flag',
  'item:Preview',
  'message:Sender',
  'message:From',
  'message:IsRead',
];

/** The shape of a row: the id and what `readMessageRow` reads. */
export function messageRowShape(): Xml {
  return shape('m:ItemShape', messageRowFields, null, [lastActProperty]);
}

/**
 * Reads any kind of item as a row of a message list; null without an id. Items that are no mail (a contact dragged into
 * a folder) have no read state and count as read. One pass over the children, since a page has a thousand of these.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/message-ex15websvcsotherref
 */
export function readMessageRow(item: XmlElement): FoundMessage | null {
  const reference = readItemReference(item);
  if (reference === null) return null;
  const row = emptyRow(reference);
  let sensitivity: Sensitivity = 'Normal';
  let parentFolderId: string | null = null;
  for (const property of item.children) {
    if (property.name === 'Sensitivity') sensitivity = readSensitivity(property.text);
    else if (property.name === 'ParentFolderId') parentFolderId = attribute(property, 'Id') || null;
    else readProperty(row, property);
  }
  return { row, sensitivity, parentFolderId };
}

type Draft = { -readonly [Key in keyof MessageRow]: MessageRow[Key] };

function emptyRow(reference: Pick<MessageRow, 'itemId' | 'changeKey'>): Draft {
  return {
    itemId: reference.itemId,
    changeKey: reference.changeKey,
    itemClass: '',
    isHidden: false,
    subject: '',
    from: null,
    sender: null,
    to: '',
    preview: '',
    receivedAt: null,
    size: 0,
    isRead: true,
    hasAttachments: false,
    importance: 'Normal',
    flag: 'NotFlagged',
    categories: [],
    conversationId: null,
  };
}

function readProperty(row: Draft, property: XmlElement): void {
  const { text } = property;
  switch (property.name) {
    case 'ItemClass':
      row.itemClass = lineOf(text);
      break;
    case 'Subject':
      row.subject = lineOf(text);
      break;
    case 'From':
      row.from = readPerson(property);
      break;
    case 'Sender':
      row.sender = readPerson(property);
      break;
    case 'DisplayTo':
      row.to = lineOf(text);
      break;
    case 'Preview':
      row.preview = lineOf(text);
      break;
    case 'DateTimeReceived':
      row.receivedAt = instantOf(text);
      break;
    case 'Size':
      row.size = Math.max(0, integerOf(text) ?? 0);
      break;
    case 'IsRead':
      row.isRead = booleanOf(text) ?? true;
      break;
    case 'HasAttachments':
      row.hasAttachments = booleanOf(text) ?? false;
      break;
    case 'Importance':
      row.importance = readImportance(text);
      break;
    case 'Flag':
      row.flag = readFlag(property);
      break;
    case 'Categories':
      row.categories = readCategories(property);
      break;
    case 'ExtendedProperty': {
      const lastAct = readLastAct(property);
      if (lastAct !== undefined) row.lastAct = lastAct;
      break;
    }
    case 'ConversationId':
      row.conversationId = readConversationId(property);
      break;
  }
}
