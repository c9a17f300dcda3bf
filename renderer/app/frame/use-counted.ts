import type { Session } from '../../../shared/model/session.ts';
import { useMailStore } from '../../features/mail/mail-store.ts';

/** A session with its inbox's unread count of now: what the folders say, once they are known, and not of its opening. */
export function useCounted(session: Session | null): Session | null {
  const unread = useMailStore((store) =>
    session === null
      ? undefined
      : store.places[session.sessionId]?.folders.find(({ distinguishedId }) => distinguishedId === 'inbox')
          ?.unreadCount,
  );
  return session === null || unread === undefined ? session : { ...session, unread };
}
