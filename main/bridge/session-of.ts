import type { MailboxSession } from '../sessions/mailbox-session.ts';
import type { Parts } from './parts.ts';

/** The session that the door's guard has already found. */
export function sessionOf({ sessions }: Pick<Parts, 'sessions'>, sessionId: string): MailboxSession {
  const session = sessions.find(sessionId);
  if (session === null) throw new Error('the guard lets no unknown session pass');
  return session;
}
