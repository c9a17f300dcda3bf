import { success } from '../../../shared/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';
import { sessionOf } from '../session-of.ts';

/** What is written and not sent. None of it goes to a server, so the journal does not know of it. */
export function textHandlers(parts: Parts): HandlersOf<'text'> {
  const { texts } = parts;
  return {
    'text.keep': async ({ sessionId, text }) =>
      success({ keptIn: await texts.keep(sessionOf(parts, sessionId).making, text) }),
    'text.list': async ({ sessionId }) => {
      const held = await texts.list(sessionOf(parts, sessionId).making);
      return success({ keptIn: held.keptIn, texts: [...held.texts] });
    },
    'text.drop': async ({ sessionId, form }) => {
      await texts.drop(sessionOf(parts, sessionId).making, form);
      return success(null);
    },
  };
}
