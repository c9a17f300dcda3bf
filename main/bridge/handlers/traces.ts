import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';
import { sessionOf } from './sessions.ts';

/** What a session said on the wire, and what it was told. */
export function traceHandlers(parts: Parts): HandlersOf<'trace'> {
  return {
    'trace.list': async ({ sessionId }) => await sessionOf(parts, sessionId).call('trace', null),
  };
}
