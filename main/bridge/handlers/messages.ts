import { journaledRead } from '../../sessions/journaled-write.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';
import { sessionOf } from './sessions.ts';

/** Reading mail: from the store, from the server, and what is found in either. */
export function messageHandlers(
  parts: Parts,
): Pick<
  HandlersOf<'message'>,
  'message.firstPage' | 'message.list' | 'message.search' | 'message.get' | 'message.inlinePictures'
> {
  const { journal, frames } = parts;
  return {
    'message.firstPage': async ({ sessionId, limit }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), {
        name: 'firstPage',
        input: limit === undefined ? null : { limit },
      }),
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
  };
}
