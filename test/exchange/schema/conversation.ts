import { createHash } from 'node:crypto';

import type { Item } from '../store/types.ts';

const known = new Map<string, string>();

/** ConversationId: made from the mailbox and the thread, so that one thread has one id in each mailbox. */
export function conversationIdOf(item: Item): string {
  const key = `${item.mailbox.guid} ${item.thread}`;
  let id = known.get(key);
  if (id === undefined) {
    const bytes = Buffer.alloc(59);
    bytes[1] = 4;
    bytes.writeInt16LE(36, 2);
    bytes.write(item.mailbox.guid, 4, 'latin1');
    bytes.writeInt16LE(16, 41);
    createHash('sha256').update(item.thread).digest().copy(bytes, 43, 0, 16);
    known.set(key, (id = bytes.toString('base64')));
  }
  return id;
}

/**
 * PR_CONVERSATION_INDEX in base64: one byte, five of the time, sixteen that the conversation shares ([MS-OXOMSG]
 * 2.2.1.3), and five for the reply. What a client or the content gave counts before it.
 */
export function conversationIndexOf(item: Item): string | undefined {
  const { ConversationIndex: given, DateTimeSent: sent, InReplyTo: parent } = item.values;
  if (given !== undefined) return given;
  if (!hasConversation(item)) return undefined;
  const bytes = Buffer.alloc(parent === undefined ? 22 : 27);
  bytes[0] = 1;
  bytes.writeUIntBE(Math.floor((sent ?? 0) / 1_677.7216) % 2 ** 40, 1, 5);
  createHash('sha256').update(item.thread).digest().copy(bytes, 6, 0, 16);
  return bytes.toString('base64');
}

/** Mail, and meetings in the calendar as well as in the Inbox, belong to a conversation. */
export function hasConversation({ kind }: Item): boolean {
  return kind === 'Message' || kind === 'CalendarItem' || kind.startsWith('Meeting');
}
