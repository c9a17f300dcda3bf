import { useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import type { Session } from '../../../shared/model/session.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { reopen } from '../../app/go.ts';
import { useSessionsStore } from '../../app/stores/sessions-store.ts';
import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import './failed-view.css';

/** A mailbox that was not opened: the cause, who can grant it, the exact command, and a second try. */
export function FailedView(props: { readonly session: Session; readonly failure: Failure }) {
  const { session, failure } = props;
  const [isTesting, setTesting] = useState(false);
  const shown = useSessionsStore((store) => store.shown[session.sessionId]);
  async function testAgain(): Promise<void> {
    setTesting(true);
    await reopen(session.mailboxId);
    setTesting(false);
  }
  return (
    <div className="failed-view">
      <div className="failed-view__page">
        <h2 className="failed-view__title">
          {session.names.mailbox} {shown === 'proved' ? 'is not open any more' : 'was not opened'}
        </h2>
        <p className="failed-view__asked">
          {askedWords(session)} {shownWords[shown ?? 'nothing']}
        </p>
        <FailureNotice failure={failure} isAlert isTesting={isTesting} onTestAgain={() => void testAgain()} />
        <Actions failure={failure} onTestAgain={() => void testAgain()} session={session} />
      </div>
    </div>
  );
}

const shownWords = {
  nothing: 'Nothing of it was shown.',
  stored: 'The stored copy that was shown has been taken off the screen.',
  proved: 'What was shown of it has been taken off the screen.',
} as const;

function askedWords(session: Session): string {
  const { authenticated, mailbox } = session.identities;
  switch (session.identities.access) {
    case 'own':
      return `${authenticated} asked for its own mailbox.`;
    case 'delegate':
      return `${authenticated} asked for ${mailbox} as a delegate.`;
    default:
      return `${authenticated} asked for ${mailbox} by impersonation.`;
  }
}

function Actions(props: {
  readonly session: Session;
  readonly failure: Failure;
  readonly onTestAgain: () => void;
}) {
  const { session, failure } = props;
  const { accountId, mailboxId } = session;
  const { showDialog } = viewActions();
  const needsSecret = ['secret-missing', 'keychain-failing', 'wrong-credentials'].includes(failure.kind);
  return (
    <div className="failed-view__actions">
      {needsSecret && (
        <Button onClick={() => showDialog({ dialog: 'sign-in', accountId })} variant="primary">
          Sign in again…
        </Button>
      )}
      <Button
        onClick={() => showDialog({ dialog: 'open-mailbox', accountId, address: session.identities.mailbox })}
      >
        Open another way…
      </Button>
      <Button onClick={() => showDialog({ dialog: 'forget-mailbox', mailboxId })} variant="quiet">
        Remove from list…
      </Button>
    </div>
  );
}
