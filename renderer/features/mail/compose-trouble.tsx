import { useEffect, useRef } from 'react';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { viewActions } from '../../app/view-store.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useNow } from '../../components/use-now.ts';
import type { Session } from '../../../shared/model/session.ts';
import { useOutboxStore } from '../outbox/outbox-store.ts';
import { outboxWords } from '../outbox/outbox-words.ts';
import { composeStore, type Letter } from './compose-store.ts';

/** Why it was not sent, beside the form; the text is all still there. */
export function ComposeTrouble(props: { readonly session: Session; readonly letter: Letter }) {
  const { session, letter } = props;
  const { sending } = letter;
  const { send } = composeStore();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sending.sending === 'failed' || sending.sending === 'unknown')
      place.current?.scrollIntoView({ block: 'nearest' });
  }, [sending.sending]);
  if (sending.sending === 'failed')
    return (
      <div className="compose__trouble" ref={place}>
        <FailureNotice failure={sending.failure} isAlert onTestAgain={() => void send(session)} />
      </div>
    );
  if (sending.sending !== 'unknown') return null;
  return (
    <div className="compose__trouble" ref={place}>
      <NotKnown letter={letter} session={session} />
    </div>
  );
}

/** A letter whose answer never came: what the outbox does about it, and the way there. */
function NotKnown(props: { readonly session: Session; readonly letter: Letter }) {
  const { letterId, draft } = props.letter;
  const entry = useOutboxStore((store) =>
    store.entries[props.session.sessionId]?.find((one) => one.letterId === letterId),
  );
  const meaning = useNow((now) => (entry === undefined ? '' : outboxWords(entry, now).meaning));
  return (
    <Notice
      actions={
        entry !== undefined && (
          <Button onClick={() => viewActions().showDialog({ dialog: 'outbox' })} size="small">
            Show in the outbox
          </Button>
        )
      }
      isAlert
      title="It is not known whether this was sent"
      tone="pending"
    >
      <p>
        {meaning !== ''
          ? meaning
          : `It left this computer and no answer came, and it is not looked for any more. Look in ${draft.copy.mailboxName} › ${draft.copy.folderName} before you copy the text into a new message.`}
      </p>
    </Notice>
  );
}
