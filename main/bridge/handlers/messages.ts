import { success } from '../../../shared/result.ts';
import { journaledRead, journaledWrite } from '../../sessions/journaled-write.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';
import { sessionOf } from './sessions.ts';

/** Reading mail, and the small changes to it. */
export function messageHandlers(
  parts: Parts,
): Omit<HandlersOf<'message'>, 'message.send' | 'message.witness'> {
  const { journal, frames } = parts;
  return {
    'message.firstPage': async ({ sessionId }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'firstPage', input: null }),
    'message.list': async ({ sessionId, ...input }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'messages', input }),
    'message.search': async ({ sessionId, ...input }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'search', input }),
    'message.get': async ({ sessionId, itemId }) => {
      const message = await journaledRead(journal, sessionOf(parts, sessionId), {
        name: 'message',
        input: { itemId },
      });
      if (message.ok) frames.rememberLinks(sessionId, itemId, message.value.links);
      return message;
    },
    'message.inlinePictures': async ({ sessionId, itemId }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), {
        name: 'inlinePictures',
        input: { itemId },
      }),
    'message.markRead': async ({ sessionId, item, isRead }) => {
      const named = {
        operation: 'UpdateItem',
        summary: isRead ? 'Marked as read' : 'Marked as unread',
        itemId: item.itemId,
      };
      const done = await journaledWrite(journal, sessionOf(parts, sessionId), named, {
        name: 'markRead',
        input: { item, isRead },
      });
      return done.ok ? success(done.value.value) : done;
    },
    'message.delete': async ({ sessionId, item }) => {
      const session = sessionOf(parts, sessionId);
      const named = {
        operation: 'MoveItem',
        summary: `Moved to Deleted Items of ${session.identities.mailbox}`,
        itemId: item.itemId,
      };
      const done = await journaledWrite(journal, session, named, { name: 'delete', input: { item } });
      return done.ok ? success(done.value.value) : done;
    },
    'message.move': async ({ sessionId, item, to }) => {
      const named = { operation: 'MoveItem', summary: 'Moved to another folder', itemId: item.itemId };
      const done = await journaledWrite(journal, sessionOf(parts, sessionId), named, {
        name: 'move',
        input: { item, to },
      });
      return done.ok ? success(done.value.value) : done;
    },
  };
}
