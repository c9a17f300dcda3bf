import { useEffect } from 'react';
import { useAppStore } from './stores/app-store.ts';
import { request } from './bridge.ts';
import { sessionOfMailbox, useSessionsStore } from './stores/sessions-store.ts';
import { useCurrentMailboxId } from './stores/view-store.ts';

/** Tells main which mailbox is on screen, so that the others may rest. */
export function useLook(): void {
  const mailboxId = useCurrentMailboxId();
  const sessionId = useSessionsStore((store) =>
    mailboxId === null ? null : (sessionOfMailbox(store.sessions, mailboxId)?.sessionId ?? null),
  );
  const isLocked = useAppStore((app) => app.state?.isLocked ?? true);
  useEffect(() => {
    if (isLocked) return;
    void request('session.look', { sessionIds: sessionId === null ? [] : [sessionId] });
  }, [sessionId, isLocked]);
}
