import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { request } from '../../../app/bridge.ts';
import { whyNotWrite } from '../../../app/why-not-write.ts';
import { Button } from '../../../components/forms/button.tsx';
import { IdentityStrip } from '../../../components/people/identity-strip.tsx';
import { Notice } from '../../../components/layout/notice.tsx';
import { RecipientsField } from '../../../components/people/recipients-field.tsx';
import { formatCount } from '../../../components/words/count-words.ts';
import { personName } from '../../../components/words/name-words.ts';
import { useTextLimit } from '../../../components/forms/use-text-limit.ts';
import type { Person } from '../../../../shared/model/identity.ts';
import type { SendOption } from '../../../../shared/model/sending.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { LONGEST } from '../../../../shared/text-lengths.ts';
import { AskOtherwiseDialog } from './ask-otherwise-dialog.tsx';
import { ComposeFacts } from './compose-facts.tsx';
import { ComposeFrom } from './compose-from.tsx';
import { ComposeTrouble } from './compose-trouble.tsx';
import { chosenOption, composeStore, whyNotSend, type ComposeKind, type Letter } from './compose-store.ts';
import { KeptLine } from '../../texts/kept-line.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { isExternal } from '../body/display-text.ts';
import './compose-form.css';

const titles = { new: 'New message', reply: 'Reply', replyAll: 'Reply to all', forward: 'Forward' } as const;

/** A letter being written: who will be seen, to whom, the text, and beneath it what will come of sending it. */
export function ComposeForm(props: { readonly session: Session; readonly letter: Letter }) {
  const { session, letter } = props;
  const { sessionId } = session;
  const { send, close, write } = composeStore();
  const option = chosenOption(letter);
  const whyNot = whyNotWrite(session) ?? whyNotSend(letter);
  const body = useFirstFocus(letter.draft.kind);
  const isRunning = letter.sending.sending === 'running';
  const [isAsking, setAsking] = useState(false);
  const limit = useTextLimit(LONGEST.letter);
  function sendOrAsk(): void {
    if (option?.standing === 'otherwise') setAsking(true);
    else void send(session);
  }
  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && whyNot === null) sendOrAsk();
    else if (event.key === 'Escape' && !event.defaultPrevented) close(sessionId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="compose">
      {/* The keys of the form: Ctrl Enter sends, Escape closes. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that bubble up from its fields */}
      <form
        aria-label={titles[letter.draft.kind]}
        className="compose__form"
        onKeyDown={press}
        onSubmit={(event) => event.preventDefault()}
      >
        <IdentityStrip chosen={option} session={session} variant="form" />
        <ComposeFrom letter={letter} sessionId={sessionId} />
        <ComposePeople letter={letter} session={session} />
        <label className="compose__line">
          <span className="compose__label">Subject</span>
          <input
            autoComplete="off"
            className="compose__subject"
            maxLength={255}
            onChange={(event) => write(sessionId, { subject: event.target.value })}
            value={letter.subject}
          />
        </label>
        <textarea
          aria-label="Message"
          className="compose__body"
          {...limit.handlers}
          onChange={(event) => {
            limit.forget();
            write(sessionId, { body: event.target.value });
          }}
          readOnly={isRunning || letter.sending.sending === 'unknown'}
          ref={body}
          value={letter.body}
        />
        {limit.error !== null && (
          <p className="compose__limit" role="alert">
            {limit.error}
          </p>
        )}
        <LeftBehind names={letter.draft.leftBehind} />
        <ComposeFacts letter={letter} option={option} session={session} />
        <div className="compose__foot">
          <Button isBusy={isRunning} onClick={sendOrAsk} shortcut="Ctrl ↵" variant="primary" whyNot={whyNot}>
            {sendWords(option)}
          </Button>
          <Button onClick={() => close(sessionId)}>
            {letter.sending.sending === 'unknown' ? 'Close' : 'Discard'}
          </Button>
          <Button onClick={() => composeStore().putAside(sessionId, true)} variant="quiet">
            Set aside
          </Button>
          <KeptLine />
        </div>
      </form>
      {isAsking && option !== null && (
        <AskOtherwiseDialog
          onClose={() => setAsking(false)}
          onSend={() => {
            setAsking(false);
            void send(session);
          }}
          option={option}
          session={session}
        />
      )}
      <ComposeTrouble letter={letter} onSend={sendOrAsk} session={session} />
      <DiscardDialog sessionId={sessionId} />
    </div>
  );
}

/** Said before anything is sent: what the original has and this message will not. */
function LeftBehind(props: { readonly names: readonly string[] }) {
  const { names } = props;
  if (names.length === 0) return null;
  const listed = names.slice(0, 5).join(', ');
  const more = names.length > 5 ? ` and ${formatCount(names.length - 5)} more` : '';
  return (
    <Notice
      title={names.length === 1 ? 'The attachment is not forwarded' : 'The attachments are not forwarded'}
      tone="pending"
    >
      <p>
        Recipients will not get <bdi>{listed}</bdi>
        {more}. Onbehalf cannot carry attachments on yet; forward this message from Outlook if they are
        needed.
      </p>
    </Notice>
  );
}

/** Answers begin in the text, above the quote; new letters and forwarded ones with the recipients. */
function useFirstFocus(kind: ComposeKind): RefObject<HTMLTextAreaElement | null> {
  const body = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const text = body.current;
    if (kind === 'new' || kind === 'forward')
      text?.form?.querySelector<HTMLElement>('[role="combobox"]')?.focus();
    else {
      text?.focus();
      text?.setSelectionRange(0, 0);
    }
  }, [kind]);
  return body;
}

function ComposePeople(props: { readonly session: Session; readonly letter: Letter }) {
  const { letter, session } = props;
  const { sessionId } = session;
  const { write } = composeStore();
  const { mailbox } = session.identities;
  const suggest = useCallback(
    async (words: string): Promise<readonly Person[]> => {
      const answer = await request('directory.resolve', { sessionId, words });
      return answer.ok ? answer.value : [];
    },
    [sessionId],
  );
  const noteOf = useCallback(
    (person: Person) => (isExternal(person.address, mailbox) ? 'external' : undefined),
    [mailbox],
  );
  const shared = (label: string) => ({
    label,
    noteOf,
    suggest,
    leftover: letter.leftovers?.[label],
    onLeftover: (text: string) => {
      // As it is by now: who was taken from the same text is written in the same moment.
      const leftovers = composeStore().letters[sessionId]?.leftovers;
      write(sessionId, { leftovers: { ...leftovers, [label]: text } });
    },
  });
  return (
    <>
      <div className="compose__line">
        <RecipientsField {...shared('To')} onChange={(to) => write(sessionId, { to })} people={letter.to} />
      </div>
      <div className="compose__line">
        <RecipientsField {...shared('Cc')} onChange={(cc) => write(sessionId, { cc })} people={letter.cc} />
      </div>
      <div className="compose__line">
        <RecipientsField
          {...shared('Bcc')}
          onChange={(bcc) => write(sessionId, { bcc })}
          people={letter.bcc}
        />
      </div>
    </>
  );
}

/** What the button does, exactly: "Send on behalf of Support desk". */
function sendWords(option: SendOption | null): string {
  if (option === null || option.mode === 'own') return 'Send';
  return `Send ${option.mode === 'as' ? 'as' : 'on behalf of'} ${personName(option.from)}`;
}
