import { failed, success } from '../../../shared/result.ts';
import { journaledRead } from '../../sessions/journaled-write.ts';
import type { MailboxSession } from '../../sessions/mailbox-session.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';

/** The session that the door's guard has already found. */
export function sessionOf(parts: Parts, sessionId: string): MailboxSession {
  const session = parts.sessions.find(sessionId);
  if (session === null) throw new Error('the guard lets no unknown session pass');
  return session;
}

/** Mailboxes and the sessions on them. */
export function sessionHandlers(
  parts: Parts,
): HandlersOf<'mailbox'> & HandlersOf<'session'> & HandlersOf<'folder'> & HandlersOf<'directory'> {
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
    'session.access': async ({ sessionId }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'access', input: null }),
    'folder.list': async ({ sessionId }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'folders', input: null }),
    'folder.acts': async ({ sessionId, folderId }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'folderActs', input: { folderId } }),
    'folder.refresh': async ({ sessionId, folderId }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'refresh', input: { folderId } }),
    'directory.resolve': async ({ sessionId, words }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'resolve', input: { words } }),
  };
}
