import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, type FolderReference } from '../elements/folder-reference.ts';
import { readConversationId } from '../elements/item-properties.ts';
import { allPresent } from '../elements/present.ts';
import { messageRowShape, readMessageRow, type FoundMessage } from '../elements/read-message-row.ts';
import { readRows, type UnreadableRow } from '../elements/read-rows.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { child, childrenNamed, childText, type XmlElement } from '../xml/xml-element.ts';

/** Which conversations to open, at least one, and how much of each. */
export interface GetConversationItemsRequest {
  readonly conversations: readonly {
    readonly conversationId: string;
    /** From the last time, to be told only what is new; null the first time. */
    readonly syncState: string | null;
  }[];
  /** Folders whose items are left out, for instance Deleted Items. */
  readonly ignored: readonly FolderReference[];
  /** Items wanted of each; Exchange gives at most 100. */
  readonly limit: number;
}

/** One message of a conversation, or several copies of it. */
export interface ConversationNode {
  readonly internetMessageId: string | null;
  /** The message that it answers; null at the beginning. */
  readonly parentInternetMessageId: string | null;
  /** Rows as the server gave them: nothing is hidden. Empty where the message itself is not in the mailbox. */
  readonly rows: readonly FoundMessage[];
  /** What is known of copies that could not be read. */
  readonly unreadable: readonly UnreadableRow[];
}

/** A conversation's messages, the oldest first. */
export interface ConversationItems {
  readonly conversationId: string;
  readonly syncState: string | null;
  readonly nodes: readonly ConversationNode[];
}

/**
 * Gets the messages of conversations as rows, wherever in the mailbox they lie, one result for each in the order asked.
 * `ErrorItemNotFound` for one that is gone; items that may not be seen are left out by the server.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getconversationitems-operation
 */
export async function getConversationItems(
  service: EwsService,
  request: GetConversationItemsRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ConversationItems>[]>> {
  const { conversations, ignored, limit } = request;
  const messages = await callBatch(service, {
    operation: 'GetConversationItems',
    intent: 'read',
    body: element('m:GetConversationItems', [
      messageRowShape(),
      ignored.length === 0 ? null : element('m:FoldersToIgnore', ignored.map(folderIdElement)),
      element('m:MaxItemsToReturn', String(limit)),
      element('m:SortOrder', 'DateOrderAscending'),
      element(
        'm:Conversations',
        conversations.map(({ conversationId, syncState }) =>
          element('t:Conversation', [
            element('t:ConversationId', null, { Id: conversationId }),
            syncState === null ? null : element('t:SyncState', syncState),
          ]),
        ),
      ),
    ]),
    count: conversations.length,
    options,
  });
  if (!messages.ok) return messages;
  return success(readEach(messages.value, (message) => readItems(message, service)));
}

function readItems(message: XmlElement, service: EwsService): Result<ConversationItems> {
  const conversation = child(message, 'Conversation');
  const id = readConversationId(child(conversation, 'ConversationId'));
  const nodes = childrenNamed(child(conversation, 'ConversationNodes'), 'ConversationNode').map(readNode);
  const conversationId = allPresent([id], service);
  if (!conversationId.ok) return conversationId;
  return success({
    conversationId: id ?? '',
    syncState: childText(conversation, 'SyncState'),
    nodes,
  });
}

function readNode(node: XmlElement): ConversationNode {
  const { rows, unreadable } = readRows(child(node, 'Items')?.children ?? [], readMessageRow);
  return {
    internetMessageId: childText(node, 'InternetMessageId'),
    parentInternetMessageId: childText(node, 'ParentInternetMessageId'),
    rows,
    unreadable,
  };
}
