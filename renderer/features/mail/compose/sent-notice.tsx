import { FailureNotice } from '../../../app/failure-notice.tsx';
import { Button } from '../../../components/forms/button.tsx';
import { Notice } from '../../../components/layout/notice.tsx';
import { Spinner } from '../../../components/words/spinner.tsx';
import { personName } from '../../../components/words/name-words.ts';
import { clockWords } from '../../../components/words/time-words.ts';
import type { SentCopy, Witness } from '../../../../shared/model/sending.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { assertNever } from '../../../../shared/result.ts';
import { composeStore, type SentMessage } from './compose-store.ts';

/** What became of the message sent last: sent, then what the copy read back says. */
export function SentNotice(props: { readonly session: Session; readonly sent: SentMessage }) {
  const { session, sent } = props;
  const { sessionId } = session;
  const { checkCopy, putAway } = composeStore();
  const { check, outcome } = sent;
  return (
    <output aria-live="polite" className="sent-notice">
      {check.check === 'running' && (
        <p className="sent-notice__running">
          <Spinner /> <strong>Sent</strong> {clockWords(outcome.sentAt)} · checking the copy…
        </p>
      )}
      {check.check === 'failed' && (
        <>
          <p className="sent-notice__running">
            <strong>Sent</strong> {clockWords(outcome.sentAt)} · the copy could not be looked at
          </p>
          <FailureNotice failure={check.failure} onTestAgain={() => void checkCopy(sessionId)} />
        </>
      )}
      {check.check === 'answered' && (
        <WitnessNotice
          onCheckAgain={() => void checkCopy(sessionId)}
          onPutAway={() => putAway(sessionId)}
          sent={sent}
          witness={check.witness}
        />
      )}
    </output>
  );
}

function WitnessNotice(props: {
  readonly sent: SentMessage;
  readonly witness: Witness;
  readonly onCheckAgain: () => void;
  readonly onPutAway: () => void;
}) {
  const { sent, witness, onCheckAgain } = props;
  const { promised, sentAt } = sent.outcome;
  const close = (
    <Button onClick={props.onPutAway} variant="link">
      Close
    </Button>
  );
  switch (witness.witness) {
    case 'kept':
      return (
        <Notice
          actions={close}
          title={`The copy in ${witness.found.mailbox} › ${witness.found.folderName} says what was promised`}
          tone="proved"
        >
          <p>
            {copyWords(witness.found)}. Sent {clockWords(sentAt)}, copy read back{' '}
            {clockWords(witness.checkedAt)}.
          </p>
        </Notice>
      );
    case 'broken':
      return (
        <Notice
          actions={close}
          isAlert
          title="Sent, and the copy differs from what was promised"
          tone="refused"
        >
          {witness.differs.map((part) => (
            <p key={part}>{differenceWords(part, promised, witness.found)}</p>
          ))}
          <p>Recipients may have seen it so too. Tell whoever looks after Exchange; the journal has both.</p>
        </Notice>
      );
    case 'not-found':
      return (
        <Notice
          actions={close}
          onTestAgain={onCheckAgain}
          testAgainLabel="Look again"
          title="Sent, and no copy was found"
          tone="pending"
        >
          <p>
            Looked in {witness.lookedIn.join(', ')}. Exchange took the message at {clockWords(sentAt)}. The
            copy may come late, or may be in a folder that this session cannot read: look again, or ask the
            mailbox’s owner. Do not send it again only for this.
          </p>
        </Notice>
      );
    default:
      return assertNever(witness);
  }
}

function copyWords({ from, sender }: SentCopy): string {
  const author = `From ${personName(from)}`;
  return sender === null ? `${author}, no other sender` : `${author}, Sender ${personName(sender)}`;
}

function differenceWords(part: 'from' | 'sender' | 'folder', promised: SentCopy, found: SentCopy): string {
  switch (part) {
    case 'from':
      return `From: promised ${personWords(promised.from)}, found ${personWords(found.from)}.`;
    case 'sender':
      return `Sender: promised ${personWords(promised.sender)}, found ${personWords(found.sender)}.`;
    case 'folder':
      return `Folder: promised ${placeWords(promised)}, found ${placeWords(found)}.`;
    default:
      return assertNever(part);
  }
}

function personWords(person: SentCopy['sender']): string {
  return person === null ? 'nobody' : `${personName(person)} <${person.address}>`;
}

function placeWords({ mailbox, folderName }: SentCopy): string {
  return `${mailbox} › ${folderName}`;
}
