import { useEffect, useRef } from 'react';
import { FailureNotice } from '../../../app/failure-notice.tsx';
import { viewActions } from '../../../app/stores/view-store.ts';
import { Button } from '../../../components/forms/button.tsx';
import { Notice } from '../../../components/layout/notice.tsx';
import type { OutboxEntry } from '../../../../shared/model/outbox.ts';
import type { Draft } from '../../../../shared/model/sending.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { useOutboxStore } from '../../outbox/outbox-store.ts';
import type { Letter } from './compose-store.ts';

/** Why it was not sent, beside the form; the text is all still there. */
export function ComposeTrouble(props: {
  readonly session: Session;
  readonly letter: Letter;
  readonly onSend: () => void;
}) {
  const { session, letter } = props;
  const { sending } = letter;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sending.sending === 'failed' || sending.sending === 'unknown')
      place.current?.scrollIntoView({ block: 'nearest' });
  }, [sending.sending]);
  if (sending.sending === 'failed')
    return (
      <div className="compose__trouble" ref={place}>
        <FailureNotice failure={sending.failure} isAlert onTestAgain={props.onSend} />
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
      <p>It left this computer and no answer came. {nextWords(entry, draft.copy)}</p>
    </Notice>
  );
}

/** Without a countdown: an alert is read out anew whenever its text changes. The outbox has the seconds. */
function nextWords(entry: OutboxEntry | undefined, { mailboxName, folderName }: Draft['copy']): string {
  if (entry === undefined)
    return `Onbehalf has stopped looking for it. Look in ${mailboxName} › ${folderName} before you copy the text into a new message.`;
  return entry.nextLookAt === null
    ? 'Onbehalf looked for it and did not find it. Decide in the outbox: look again, send it again, or remove it from the list.'
    : 'Onbehalf keeps looking for it and tells you what it finds. Nothing is sent twice on a guess.';
}
