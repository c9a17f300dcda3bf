import { describe, expect, it } from 'vitest';
import { findConversation } from '../../../../main/ews/operations/find-conversation.ts';
import { getConversationItems } from '../../../../main/ews/operations/get-conversation-items.ts';
import { failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const inbox = { by: 'id', folderId: 'AAMkAInbox=' } as const;

describe('findConversation', () => {
  it('asks for one window with words and a filter', async () => {
    const service = literalService(reply('find-conversation'));
    await findConversation(service, {
      folder: inbox,
      offset: 4,
      limit: 2,
      search: ' "A & B" ',
      only: 'Unread',
    });
    expect(sentBody(service).replace(/<m:ConversationShape>.*<\/m:ConversationShape>/u, '')).toBe(
      '<m:FindConversation ViewFilter="Unread"><m:IndexedPageItemView MaxEntriesReturned="2" Offset="4" BasePoint="Beginning"/><m:ParentFolderId><t:FolderId Id="AAMkAInbox="/></m:ParentFolderId><m:QueryString>"A &amp; B"</m:QueryString></m:FindConversation>',
    );
  });

  it('reads conversations in order, and where the next page begins', async () => {
    const found = valueOf(
      await findConversation(literalService(reply('find-conversation')), {
        folder: inbox,
        offset: 4,
        limit: 2,
      }),
    );
    expect(found).toMatchObject({ total: 12, isLast: false, nextOffset: 6 });
    expect(found.conversations[0]).toEqual({
      conversationId: 'AAQkAFigures=',
      topic: 'Q3 figures <draft>',
      senders: ['Sam Poe', 'Rob Roe'],
      unreadSenders: ['Sam Poe'],
      recipients: ['Mary Major'],
      lastDeliveryAt: '2026-03-02T09:15:30.000Z',
      messageCount: 2,
      globalMessageCount: 3,
      unreadCount: 1,
      globalUnreadCount: 1,
      size: 20480,
      hasAttachments: true,
      flag: 'Flagged',
      importance: 'High',
      categories: ['Board'],
      itemIds: ['AAMkASecond=', 'AAMkAFirst='],
    });
    expect(found.conversations[1]).toMatchObject({
      conversationId: 'AAQkABare=',
      topic: '',
      messageCount: 1,
      globalMessageCount: 1,
      lastDeliveryAt: null,
      itemIds: [],
    });
  });

  it('goes on after a full page of a server that tells no total, and ends after an empty one', async () => {
    const untold = reply('find-conversation').replace(/<m:TotalConversationsInView>.*/u, '');
    const request = { folder: inbox, offset: 4, limit: 2 };
    expect(valueOf(await findConversation(literalService(untold), request))).toMatchObject({
      total: 6,
      nextOffset: 6,
    });
    const empty = untold.replace(/<m:Conversations>[^]*<\/m:Conversations>/u, '<m:Conversations/>');
    expect(valueOf(await findConversation(literalService(empty), request))).toEqual({
      conversations: [],
      unreadable: [],
      total: 4,
      isLast: true,
      nextOffset: null,
    });
  });

  it('says that the folder may not be read, and leaves out a conversation without an id', async () => {
    const request = { folder: inbox, offset: 0, limit: 2 };
    const denied = literalService(reply('find-conversation-denied'));
    expect(failureOf(await findConversation(denied, request))).toMatchObject({
      kind: 'response-code',
      code: 'ErrorAccessDenied',
    });
    const nameless = reply('find-conversation').replace('<t:ConversationId Id="AAQkABare="/>', '');
    const found = valueOf(await findConversation(literalService(nameless), request));
    expect(found.conversations).toHaveLength(1);
    expect(found.unreadable).toHaveLength(1);
  });
});

describe('getConversationItems', () => {
  const conversations = [
    { conversationId: 'AAQkAFigures=', syncState: null },
    { conversationId: 'AAQkAGone=', syncState: 'AAAA' },
  ];

  it('asks for the rows of conversations, the oldest first, without those of some folders', async () => {
    const service = literalService(reply('get-conversation-items'));
    await getConversationItems(service, { conversations, ignored: [inbox], limit: 50 });
    expect(sentBody(service).replace(/<m:ItemShape>.*<\/m:ItemShape>/u, '')).toBe(
      '<m:GetConversationItems><m:FoldersToIgnore><t:FolderId Id="AAMkAInbox="/></m:FoldersToIgnore><m:MaxItemsToReturn>50</m:MaxItemsToReturn><m:SortOrder>DateOrderAscending</m:SortOrder><m:Conversations>' +
        '<t:Conversation><t:ConversationId Id="AAQkAFigures="/></t:Conversation>' +
        '<t:Conversation><t:ConversationId Id="AAQkAGone="/><t:SyncState>AAAA</t:SyncState></t:Conversation>' +
        '</m:Conversations></m:GetConversationItems>',
    );
  });

  it('reads the nodes with their rows and sensitivity, and a refusal in its place', async () => {
    const [found, gone] = valueOf(
      await getConversationItems(literalService(reply('get-conversation-items')), {
        conversations,
        ignored: [],
        limit: 50,
      }),
    );
    expect(found).toMatchObject({
      ok: true,
      value: {
        conversationId: 'AAQkAFigures=',
        syncState: 'AAAAState=',
        nodes: [
          { internetMessageId: '<first@contoso.test>', parentInternetMessageId: null, rows: [] },
          {
            internetMessageId: '<second@contoso.test>',
            parentInternetMessageId: '<first@contoso.test>',
            rows: [
              {
                sensitivity: 'Private',
                parentFolderId: 'AAMkAInbox=',
                row: { itemId: 'AAMkASecond=', changeKey: 'CQAAASecond', subject: 'RE: Q3 figures' },
              },
            ],
          },
        ],
      },
    });
    expect(failureOf(gone)).toMatchObject({ code: 'ErrorItemNotFound' });
  });

  it('leaves out a message that has no id', async () => {
    const text = reply('get-conversation-items').replace(/<t:ItemId Id="AAMkASecond="[^>]*>/u, '');
    const [found] = valueOf(
      await getConversationItems(literalService(text), { conversations, ignored: [], limit: 50 }),
    );
    if (found === undefined) throw new Error('nothing');
    const nodes = valueOf(found).nodes;
    expect(nodes.flatMap(({ unreadable }) => unreadable)).toHaveLength(1);
  });
});
