import type { Conversation } from '../../../shared/model/conversation.ts';
import { booleanOf, instantOf, integerOf, wordOf } from '../soap/values.ts';
import { attribute, child, childrenNamed, childText, type XmlElement } from '../xml/xml-element.ts';
import { readCategories, readConversationId, readImportance } from './item-properties.ts';
import type { FieldUri } from './shape.ts';

/** The properties that `readConversation` reads; servers that know no ConversationShape give them all by themselves. */
export const conversationFields: readonly FieldUri[] = [
  'conversation:ConversationTopic',
  'conversation:UniqueRecipients',
  'conversation:UniqueUnreadSenders',
  'conversation:UniqueSenders',
  'conversation:LastDeliveryTime',
  'conversation:Categories',
  'conversation:FlagStatus',
  'conversation:HasAttachments',
  'conversation:MessageCount',
  'conversation:GlobalMessageCount',
  'conversation:UnreadCount',
  'conversation:GlobalUnreadCount',
  'conversation:Size',
  'conversation:Importance',
  'conversation:ItemIds',
];

/**
 * Reads a `Conversation`; null without an id. What is not told of the whole mailbox is what is known of the folder.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/conversation-ex15websvcsotherref
 */
export function readConversation(conversation: XmlElement): Conversation | null {
  const conversationId = readConversationId(child(conversation, 'ConversationId')) ?? '';
  if (conversationId === '') return null;
  const number = (name: string): number | null => integerOf(childText(conversation, name));
  const words = (name: string): string[] => readCategories(child(conversation, name));
  const messageCount = number('MessageCount') ?? 0;
  const unreadCount = number('UnreadCount') ?? 0;
  return {
    conversationId,
    topic: childText(conversation, 'ConversationTopic') ?? '',
    senders: words('UniqueSenders'),
    unreadSenders: words('UniqueUnreadSenders'),
    recipients: words('UniqueRecipients'),
    lastDeliveryAt: instantOf(childText(conversation, 'LastDeliveryTime')),
    messageCount,
    globalMessageCount: number('GlobalMessageCount') ?? messageCount,
    unreadCount,
    globalUnreadCount: number('GlobalUnreadCount') ?? unreadCount,
    size: number('Size') ?? 0,
    hasAttachments: booleanOf(childText(conversation, 'HasAttachments')) ?? false,
    flag: wordOf(childText(conversation, 'FlagStatus'), ['NotFlagged', 'Flagged', 'Complete'], 'NotFlagged'),
    importance: readImportance(childText(conversation, 'Importance')),
    categories: words('Categories'),
    itemIds: childrenNamed(child(conversation, 'ItemIds'), 'ItemId')
      .map((id) => attribute(id, 'Id') ?? '')
      .filter((id) => id !== ''),
  };
}
