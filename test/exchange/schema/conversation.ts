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
