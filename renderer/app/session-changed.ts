import type { Session } from '../../shared/model/session.ts';
import { calendarStore } from '../features/calendar/calendar-store.ts';
import { mailStore } from '../features/mail/mail-store.ts';
import { messagesStore } from '../features/mail/list/messages-store.ts';
import { useOutboxStore } from '../features/outbox/outbox-store.ts';
import { clockWords } from '../components/words/time-words.ts';
import { useRightsStore } from './stores/rights-store.ts';
import { isReadable, useSessionsStore } from './stores/sessions-store.ts';
import { useStatusStore } from './stores/status-store.ts';
import { useToastsStore } from './stores/toasts-store.ts';
import { useViewStore } from './stores/view-store.ts';

/**
 * Takes in what became of a session, and what follows for what is on screen: a mailbox that could not be proved leaves
 * nothing behind, and one whose thread was started anew says so once it is proved again.
 */
export function sessionChanged(session: Session): void {
  const before = useSessionsStore.getState().sessions[session.sessionId];
  useSessionsStore.getState().changed(session);
  if (session.state.state === 'failed' || session.state.state === 'closed') forget(session.sessionId);
  // Asked for now and not when its view has been drawn: what is stored is there at once.
  if (isReadable(session) && (before === undefined || !isReadable(before)) && isOnScreen(session))
    void mailStore().open(session.sessionId);
  if (session.watch.state === 'live' && before?.watch.state !== 'live')
    useStatusStore.getState().lineTold(session.sessionId, null);
  const hasOpened = session.state.state === 'open' && before?.state.state !== 'open';
  // Writes of an earlier run that never got their answer are looked for from now on.
  if (hasOpened) void useOutboxStore.getState().load(session.sessionId);
  const isProvedAgain = hasOpened && before?.state.state === 'opening';
  if (isProvedAgain && session.restartedAt !== null && session.restartedAt !== told.get(session.sessionId))
    tellRestart(session, session.restartedAt);
}

/** Whether its mail is what the person looks at, or has asked for. */
function isOnScreen({ mailboxId }: Session): boolean {
  const { screen, places } = useViewStore.getState();
  return (
    screen?.screen === 'mailbox' && screen.mailboxId === mailboxId && (places[mailboxId] ?? 'mail') === 'mail'
  );
}

/** The restarts that were told already, by session. */
const told = new Map<string, string>();

function tellRestart(session: Session, restartedAt: string): void {
  told.set(session.sessionId, restartedAt);
  useToastsStore.getState().show({
    tone: 'pending',
    topic: restartTopic(session.sessionId),
    text: `${session.names.mailbox} stopped working inside Onbehalf at ${clockWords(restartedAt)} and was opened anew. The mailbox is proved again; no other mailbox was touched.`,
  });
}

function restartTopic(sessionId: string): string {
  return `restart of ${sessionId}`;
}

function forget(sessionId: string): void {
  useToastsStore.getState().dismissTopic(restartTopic(sessionId));
  mailStore().forget(sessionId);
  calendarStore().forget(sessionId);
  messagesStore().forgetAll(sessionId);
  useRightsStore.getState().forget(sessionId);
  useOutboxStore.getState().forget(sessionId);
  useStatusStore.getState().forget(sessionId);
}
