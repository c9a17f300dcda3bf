import { useEffect, useRef, type RefObject } from 'react';
import { FailureNotice } from '../../../app/failure-notice.tsx';
import { EmptyState } from '../../../components/lists/empty-state.tsx';
import { focusIfLost } from '../../../components/layout/focus-if-lost.ts';
import { Notice } from '../../../components/layout/notice.tsx';
import { Skeleton } from '../../../components/lists/skeleton.tsx';
import type { Message } from '../../../../shared/model/message.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { ComposeForm } from '../compose/compose-form.tsx';
import { DraftTools } from '../compose/draft-tools.tsx';
import { LetterBar } from '../compose/letter-bar.tsx';
import { useComposeStore } from '../compose/compose-store.ts';
import { useIdentifiedPeople } from '../identify-people.ts';
import type { MailPlace } from '../mail-store.ts';
import { AttachmentList } from './attachment-list.tsx';
import { MessageBody } from '../body/message-body.tsx';
import { MessageHeader } from './message-header.tsx';
import { MessageTools } from './message-tools.tsx';
import { messageName, messagesStore, useMessagesStore } from '../list/messages-store.ts';
import { SentNotice } from '../compose/sent-notice.tsx';
import { chosenIn, type Chosen } from '../use-mail-commands.ts';
import './reading-pane.css';

/** How long a selection must rest before its message is asked for: walking with j asks for nothing. */
const restMs = 90;

/** The letter being written where there is one, otherwise the message chosen. */
export function ReadingPane(props: { readonly session: Session; readonly place: MailPlace }) {
  const { session, place } = props;
  const { sessionId } = session;
  const letter = useComposeStore((store) => store.letters[sessionId]);
  const refusal = useComposeStore((store) => store.refusals[sessionId]);
  const sent = useComposeStore((store) => store.sent[sessionId]);
  const discard = useComposeStore((store) => store.discard);
  const chosen = chosenIn(place);
  const pane = useFocusAfterLetter(letter !== undefined && !letter.isAside);
  return (
    <section aria-label="Reading pane" className="reading-pane" data-reading-pane ref={pane} tabIndex={-1}>
      {letter?.isAside === true && <LetterBar letter={letter} session={session} />}
      {sent !== undefined && <SentNotice sent={sent} session={session} />}
      {refusal !== undefined && (
        <div className="reading-pane__notice">
          <FailureNotice failure={refusal} isAlert onTestAgain={() => discard(sessionId)} />
        </div>
      )}
      {letter === undefined || letter.isAside ? (
        <ChosenMessage chosen={chosen} session={session} />
      ) : (
        <ComposeForm letter={letter} session={session} />
      )}
    </section>
  );
}

/** A letter that goes takes what had the focus with it: then the pane that showed it has it. */
function useFocusAfterLetter(hasLetter: boolean): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = pane;
    if (!hasLetter) return undefined;
    return () => focusIfLost(() => current);
  }, [hasLetter]);
  return pane;
}

function ChosenMessage(props: { readonly session: Session; readonly chosen: Chosen | null }) {
  const { session, chosen } = props;
  const { sessionId } = session;
  const itemId = chosen?.row.itemId ?? null;
  const changeKey = chosen?.row.changeKey ?? '';
  const isHidden = chosen?.row.isHidden ?? false;
  const open = useMessagesStore((store) =>
    itemId === null ? undefined : store.messages.get(messageName(sessionId, itemId)),
  );
  useEffect(() => {
    if (itemId === null || isHidden) return undefined;
    const timer = setTimeout(() => void messagesStore().read(sessionId, itemId, changeKey), restMs);
    return () => clearTimeout(timer);
  }, [sessionId, itemId, changeKey, isHidden]);
  if (chosen === null || itemId === null)
    return (
      <EmptyState icon="mail" title="No message chosen">
        <p>Choose one from the list, or walk with j and k. Press c to write a new one.</p>
      </EmptyState>
    );
  if (isHidden) return <PrivateMessage />;
  if (open === undefined || open.state === 'loading')
    return <Skeleton height="comfortable" label="Reading the message" rows={4} />;
  if (open.state === 'failed')
    return (
      <div className="reading-pane__notice">
        <FailureNotice
          failure={open.failure}
          onTestAgain={() => {
            messagesStore().forget(sessionId, itemId);
            void messagesStore().read(sessionId, itemId, changeKey);
          }}
        />
      </div>
    );
  return <WholeMessage chosen={chosen} message={open.message} session={session} />;
}

function WholeMessage(props: {
  readonly session: Session;
  readonly chosen: Chosen;
  readonly message: Message;
}) {
  const { session, chosen, message } = props;
  useIdentifiedPeople(session.sessionId, message);
  if (message.isHidden) return <PrivateMessage />;
  return (
    <article aria-label={message.subject} className="reading-pane__message">
      {message.isDraft ? (
        <DraftTools chosen={chosen} message={message} session={session} />
      ) : (
        <MessageTools chosen={chosen} session={session} />
      )}
      <MessageHeader message={message} session={session} />
      <AttachmentList message={message} sessionId={session.sessionId} />
      <MessageBody key={message.itemId} message={message} session={session} />
    </article>
  );
}

function PrivateMessage() {
  return (
    <div className="reading-pane__notice">
      <Notice title="This message is private" tone="info">
        <p>
          Its sender marked it private. Exchange would hand it to anyone with read rights; Onbehalf shows only
          that it is there. The mailbox’s owner can allow a delegate to see private items.
        </p>
      </Notice>
    </div>
  );
}
