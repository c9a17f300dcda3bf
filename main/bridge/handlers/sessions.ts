import { failed, success } from '../../../shared/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';
import { sessionOf } from '../session-of.ts';

/** Mailboxes and the sessions on them. */
export function sessionHandlers(parts: Parts): HandlersOf<'mailbox'> & HandlersOf<'session'> {
  const { sessions, journal } = parts;
  return {
    'mailbox.list': async () => success(sessions.mailboxes()),
    'mailbox.open': async ({ accountId, address, access }) => await sessions.open(accountId, address, access),
    'mailbox.forget': async ({ mailboxId }) => {
      await sessions.forget(mailboxId);
      parts.texts.forget(mailboxId);
      return success(null);
    },
    'session.look': async ({ sessionIds }) => {
      sessions.look(sessionIds);
      return success(null);
    },
    'session.list': async () => success(sessions.list()),
    'session.close': async ({ sessionId }) => {
      await sessions.close(sessionId);
      parts.frames.forget(sessionId);
      return success(null);
    },
    'session.allowWrites': async ({ sessionId, reason, minutes }) => {
      const session = sessionOf(parts, sessionId);
      if (session.state.state !== 'open') return failed({ kind: 'not-open', state: session.state.state });
      const summary = `Changes allowed for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}: ${reason}`;
      const begun = await journal.begin({
        ...session.identities,
        operation: 'session.allowWrites',
        summary,
        itemId: null,
      });
      if (!begun.ok) return begun;
      session.allowWrites(reason, minutes);
      await journal.end(begun.value, { outcome: 'done', code: null });
      return success(session.view());
    },
    'session.endWrites': async ({ sessionId }) => {
      const session = sessionOf(parts, sessionId);
      session.endWrites();
      return success(session.view());
    },
  };
}
