import { success } from '../../../shared/result.ts';
import { journaledWrite } from '../../sessions/journaled-write.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';
import { sessionOf } from './sessions.ts';

const FLAGS = { NotFlagged: 'Flag taken away', Flagged: 'Flagged', Complete: 'Flag marked as done' } as const;

/** The small changes to mail: marks, flags, categories, places. */
export function messageChangeHandlers(
  parts: Parts,
): Pick<HandlersOf<'message'>, 'message.markRead' | 'message.setFlag' | 'message.delete' | 'message.move'> &
  HandlersOf<'item'> {
  const { journal } = parts;
  return {
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
    'message.setFlag': async ({ sessionId, item, flag }) => {
      const named = { operation: 'UpdateItem', summary: FLAGS[flag], itemId: item.itemId };
      const call = { name: 'setFlag', input: { item, flag } } as const;
      const done = await journaledWrite(journal, sessionOf(parts, sessionId), named, call);
      return done.ok ? success(done.value.value) : done;
    },
    'item.categorize': async ({ sessionId, identities: _shown, ...input }) => {
      const named = { operation: 'UpdateItem', summary: 'Categories changed', itemId: input.item.itemId };
      const call = { name: 'categorize', input } as const;
      const done = await journaledWrite(journal, sessionOf(parts, sessionId), named, call);
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
