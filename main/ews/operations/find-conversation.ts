import type { Conversation } from '../../../shared/model/conversation.ts';
import { success, type Result } from '../../../shared/result.ts';
import { folderName, folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { singleLine } from '../elements/header-values.ts';
import type { Page } from '../elements/page.ts';
import { conversationFields, readConversation } from '../elements/read-conversation.ts';
import { readRows, type UnreadableRow } from '../elements/read-rows.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callWhole } from '../soap/call-whole.ts';
import type { CallOptions } from '../soap/call.ts';
import { integerOf } from '../soap/values.ts';
import { element, type Xml } from '../xml/xml.ts';
import { child, childText } from '../xml/xml-element.ts';

/** Which window of which folder's conversations. */
export interface FindConversationRequest {
  readonly folder: FolderReference;
  readonly offset: number;
  /** Conversations wanted; Exchange gives at most 1,000. */
  readonly limit: number;
  /** Words in Advanced Query Syntax, searched for by the server; empty for all. */
  readonly search?: string;
  /** Which ones to leave out; absent for none. */
  readonly only?: 'Unread' | 'Flagged' | 'HasAttachment' | 'ToOrCcMe';
}

/** One window of a list of conversations, the newest first. */
export interface FoundConversations extends Page {
  readonly conversations: readonly Conversation[];
  /** What is known of those that have no id. */
  readonly unreadable: readonly UnreadableRow[];
}

/**
 * Finds the conversations of one folder by pages. What they are about is told without saying whether their items are
 * private: see `conversation`. Servers before Exchange 2013 refuse words to search for.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/findconversation-operation
 */
export async function findConversation(
  service: EwsService,
  request: FindConversationRequest,
  options?: CallOptions,
): Promise<Result<FoundConversations>> {
  const response = await callWhole(service, {
    operation: 'FindConversation',
    intent: 'read',
    body: findConversationBody(request),
    folders: [folderName(request.folder)],
    options,
  });
  if (!response.ok) return response;
  const found = child(response.value, 'Conversations')?.children ?? [];
  const { rows: conversations, unreadable } = readRows(found, readConversation);
  const end = request.offset + found.length;
  // Without a total, a page that is full may not be the last.
  const told = integerOf(childText(response.value, 'TotalConversationsInView'));
  const total = Math.max(told ?? end, found.length === 0 ? 0 : end);
  const isLast = found.length === 0 || (told === null ? found.length < request.limit : end >= told);
  return success({
    conversations,
    unreadable,
    total,
    isLast,
    nextOffset: isLast ? null : end,
  });
}

function findConversationBody({ folder, offset, limit, search, only }: FindConversationRequest): Xml {
  const words = singleLine(search ?? '').trim();
  return element(
    'm:FindConversation',
    [
      element('m:IndexedPageItemView', null, {
        MaxEntriesReturned: String(limit),
        Offset: String(offset),
        BasePoint: 'Beginning',
      }),
      folderTarget('m:ParentFolderId', folder),
      words === '' ? null : element('m:QueryString', words),
      shape('m:ConversationShape', conversationFields),
    ],
    { ViewFilter: only ?? null },
  );
}
