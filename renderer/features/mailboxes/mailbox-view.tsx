import { Activity, useEffect, useState } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { assertNever } from '../../../shared/result.ts';
import { useMailboxesStore } from '../../app/stores/mailboxes-store.ts';
import { isReadable, useSessionOfMailbox, useSessionsStore } from '../../app/stores/sessions-store.ts';
import { useViewStore, type Place } from '../../app/stores/view-store.ts';
import { AccessView } from '../access/access-view.tsx';
import { CalendarView } from '../calendar/calendar-view.tsx';
import { hasAnswered, mailStore, useMailStore } from '../mail/mail-store.ts';
import { MailView } from '../mail/mail-view.tsx';
import { ClosedView } from './closed-view.tsx';
import { FailedView } from './failed-view.tsx';
import { NoMailboxView } from './no-mailbox-view.tsx';
import { OpeningView } from './opening-view.tsx';
import { keyOf, visit, type Visit } from './visits.ts';

/** A mailbox in whatever state it is; content only once it is proved. */
export function MailboxView(props: { readonly mailboxId: string }) {
  const { mailboxId } = props;
  const session = useSessionOfMailbox(mailboxId);
  const mailbox = useMailboxesStore((store) => store.mailboxes?.find((one) => one.mailboxId === mailboxId));
  const hasStored = useHasStored(session);
  if (session === null) return mailbox === undefined ? <NoMailboxView /> : <ClosedView mailbox={mailbox} />;
  switch (session.state.state) {
    case 'opening':
      // What an earlier run stored is shown as soon as it is read, as not confirmed yet.
      return session.state.isReadable && hasStored ? (
        <OpenPlaces session={session} />
      ) : (
        <OpeningView session={session} step={session.state.step} />
      );
    case 'failed':
      return <FailedView failure={session.state.failure} session={session} />;
    case 'closed':
      return null;
    case 'open':
      return <OpenPlaces session={session} />;
    default:
      return assertNever(session.state);
  }
}

/**
 * Whether there is something to show of a mailbox that may be read before its proof. Its mail is there in some
 * milliseconds: an empty view before it would take as long to draw as its rows do.
 */
function useHasStored(session: Session | null): boolean {
  const sessionId = session?.sessionId ?? '';
  const place = useViewStore((view) => view.places[session?.mailboxId ?? ''] ?? 'mail');
  const hasMail = useMailStore((store) => hasAnswered(store.places[sessionId]));
  const isAwaited = session !== null && isReadable(session) && place === 'mail' && !hasMail;
  useEffect(() => {
    // It may have become readable while another mailbox was on screen.
    if (isAwaited) void mailStore().open(sessionId);
  }, [isAwaited, sessionId]);
  return hasMail || place !== 'mail';
}

/**
 * The place on screen, and those seen lately, hidden but whole: going back to one paints what was there without
 * asking anybody. Hidden views take no events and run no effects.
 */
function OpenPlaces(props: { readonly session: Session }) {
  const { session } = props;
  const place = useViewStore((view) => view.places[session.mailboxId] ?? 'mail');
  const sessions = useSessionsStore((store) => store.sessions);
  const current: Visit = { sessionId: session.sessionId, place };
  const [visits, setVisits] = useState<readonly Visit[]>([current]);
  const next = visit(visits, current);
  if (next !== visits) setVisits(next);
  return next.map((one) => {
    const visited = sessions[one.sessionId];
    if (visited === undefined || !isReadable(visited)) return null;
    return (
      <Activity key={keyOf(one)} mode={keyOf(one) === keyOf(current) ? 'visible' : 'hidden'}>
        <div className="frame__place">
          <PlaceView place={one.place} session={visited} />
        </div>
      </Activity>
    );
  });
}

function PlaceView(props: { readonly place: Place; readonly session: Session }) {
  const { place, session } = props;
  switch (place) {
    case 'mail':
      return <MailView session={session} />;
    case 'calendar':
      return <CalendarView session={session} />;
    case 'access':
      return <AccessView session={session} />;
    default:
      return assertNever(place);
  }
}
