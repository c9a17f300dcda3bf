import { useEffect, useRef, type RefObject } from 'react';
import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import type { Session } from '../../../shared/model/session.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { useSessionsStore } from '../../app/stores/sessions-store.ts';
import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Dialog } from '../../components/layout/dialog.tsx';
import { EmptyState } from '../../components/lists/empty-state.tsx';
import { IdentityStrip } from '../../components/people/identity-strip.tsx';
import { Pill } from '../../components/words/pill.tsx';
import { useNow } from '../../components/words/use-now.ts';
import { dateTimeWords } from '../../components/words/time-words.ts';
import { maySendAgain, outboxWords } from './outbox-words.ts';
import { useOutboxStore } from './outbox-store.ts';
import './outbox-dialog.css';

/** Every write without an end, by mailbox: what is known of it, and what the person may decide. */
export function OutboxDialog() {
  const entries = useOutboxStore((store) => store.entries);
  const sessions = useSessionsStore((store) => store.sessions);
  const { closeDialog } = viewActions();
  const close = useFocusKept();
  const open = Object.values(sessions).filter(({ sessionId }) => (entries[sessionId]?.length ?? 0) > 0);
  return (
    <Dialog
      description="What left without an answer is looked for by its mark, and never sent twice on a guess."
      footer={
        <Button onClick={closeDialog} ref={close}>
          Close
        </Button>
      }
      isOpen
      onClose={closeDialog}
      size="wide"
      title="Outbox"
    >
      {open.length === 0 ? (
        <EmptyState icon="check" title="Nothing is waiting">
          <p>Everything you sent was confirmed, or you have decided about it.</p>
        </EmptyState>
      ) : (
        open.map((session) => (
          <section
            aria-label={session.names.mailbox}
            className="outbox-dialog__mailbox"
            key={session.sessionId}
          >
            <IdentityStrip session={session} variant="form" />
            <ul>
              {(entries[session.sessionId] ?? []).map((entry) => (
                <Entry entry={entry} key={entry.entryId} session={session} />
              ))}
            </ul>
          </section>
        ))
      )}
    </Dialog>
  );
}

/** An entry that goes takes its buttons with it: the focus then stands on the button that is always there. */
function useFocusKept(): RefObject<HTMLButtonElement | null> {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement?.role === 'dialog';
    if (isLost) close.current?.focus();
  });
  return close;
}

const kinds = { message: 'Message', meeting: 'Meeting', answer: 'Answer to a meeting' } as const;

function Entry(props: { readonly session: Session; readonly entry: OutboxEntry }) {
  const { session, entry } = props;
  const { state, tone } = outboxWords(entry, 0);
  const meaning = useNow((now) => outboxWords(entry, now).meaning);
  return (
    <li className="outbox-dialog__entry">
      <p className="outbox-dialog__head">
        <strong>{entry.subject === '' ? 'Without a subject' : entry.subject}</strong>
        <Pill tone={tone}>{state}</Pill>
      </p>
      <p className="outbox-dialog__facts">
        {kinds[entry.kind]}
        {entry.to.length > 0 && ` to ${entry.to.join(', ')}`}, written {dateTimeWords(entry.createdAt)}
      </p>
      <p>{meaning}</p>
      {entry.failure !== null && <FailureNotice failure={entry.failure} />}
      {/* While its answer is awaited there is nothing to decide. */}
      {entry.state !== 'leaving' && <Actions entry={entry} session={session} />}
    </li>
  );
}

function Actions(props: { readonly session: Session; readonly entry: OutboxEntry }) {
  const { session, entry } = props;
  const isBusy = useOutboxStore((store) => store.deciding.has(entry.entryId));
  const decide = useOutboxStore((store) => store.decide);
  const whyNot = isBusy ? 'What you decided last is still being done.' : null;
  return (
    <p className="outbox-dialog__actions">
      {entry.state !== 'prepared' && entry.state !== 'refused' && (
        <Button isBusy={isBusy} onClick={() => void decide(session, entry, 'look')} size="small">
          Look again
        </Button>
      )}
      <Button
        onClick={() => void decide(session, entry, 'send-again')}
        size="small"
        whyNot={maySendAgain(entry) ? whyNot : whyNotSendAgain(entry)}
      >
        Send again
      </Button>
      <Button
        onClick={() => void decide(session, entry, 'dismiss')}
        size="small"
        variant="quiet"
        whyNot={whyNot}
      >
        Remove from list
      </Button>
    </p>
  );
}

function whyNotSendAgain({ state }: OutboxEntry): string {
  return state === 'waiting'
    ? 'Exchange has it and sends it by itself.'
    : 'It may still be found. Sending again is possible once looking is over.';
}
