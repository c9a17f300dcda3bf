import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useAppStore } from '../../../app/stores/app-store.ts';
import { FailureNotice } from '../../../app/failure-notice.tsx';
import { useViewStore } from '../../../app/stores/view-store.ts';
import { Button } from '../../../components/forms/button.tsx';
import { Icon } from '../../../components/words/icon.tsx';
import { Notice } from '../../../components/layout/notice.tsx';
import { countOf, formatCount } from '../../../components/words/count-words.ts';
import { htmlWords } from '../../../../shared/html-words.ts';
import type { Message } from '../../../../shared/model/message.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { kindNotice } from '../list/message-kind.ts';
import { frameMessage, paperOf, type Framed } from './message-frame.ts';
import { linkParts, linkTarget } from './message-links.ts';

const darkness = matchMedia('(prefers-color-scheme: dark)');

/** The body of a message: text as text, HTML cleaned and framed where nothing can run or load. */
export function MessageBody(props: { readonly session: Session; readonly message: Message }) {
  const { body } = props.message;
  const paperName = usePaperName();
  const kind = kindNotice(props.message);
  if (kind !== null)
    return (
      <div className="reading-pane__notice">
        <Notice title={kind.title} tone="info">
          <p>{kind.text}</p>
        </Notice>
      </div>
    );
  if (body.type === 'text')
    return (
      <>
        {body.reduced !== undefined && <Reduced reason={body.reduced} />}
        <TextBody {...props} text={body.content} />
      </>
    );
  return <HtmlBody key={paperName} {...props} />;
}

/** Names the colours of the page: a frame is made anew when they change. */
function usePaperName(): string {
  const theme = useAppStore((store) => store.state?.theme ?? 'system');
  const isDark = useSyncExternalStore(
    (listener) => {
      darkness.addEventListener('change', listener);
      return () => darkness.removeEventListener('change', listener);
    },
    () => darkness.matches,
  );
  return `${theme} ${isDark ? 'dark' : 'light'}`;
}

function HtmlBody(props: { readonly session: Session; readonly message: Message }) {
  const { message, session } = props;
  const { sessionId } = session;
  const paper = useRef<HTMLDivElement>(null);
  const [framed, setFramed] = useState<Framed | null>(null);
  const isFramed = framed !== null;
  useEffect(() => {
    const left = new AbortController();
    async function frame(element: HTMLElement): Promise<void> {
      const done = await frameMessage(sessionId, message, paperOf(element), left.signal);
      if (!left.signal.aborted) setFramed(done);
    }
    // A view that was hidden and comes back still has its frame; it is served once only.
    if (paper.current !== null && !isFramed) void frame(paper.current);
    return () => {
      left.abort();
    };
  }, [sessionId, message, isFramed]);
  return (
    <div className="message-body" ref={paper}>
      {framed?.framed === 'frame' && (
        <>
          <LeftOut {...framed.mail} />
          {/* No token: no scripts, no origin, no forms, no popups, no navigation of the page. */}
          <iframe
            className="message-body__frame"
            referrerPolicy="no-referrer"
            sandbox=""
            src={framed.url}
            title={`Text of the message “${message.subject}”`}
          />
        </>
      )}
      {framed?.framed === 'failed' && <FailureNotice failure={framed.failure} />}
      {framed?.framed === 'text-only' && (
        <>
          <Notice title="Only the words are shown" tone="pending">
            <p>This computer’s browser cannot clean HTML, so its look is left out.</p>
          </Notice>
          <TextBody {...props} text={htmlWords(message.body.content)} />
        </>
      )}
    </div>
  );
}

/** What was left out of the HTML, said plainly where there was anything. */
function LeftOut(props: {
  readonly remotePictures: number;
  readonly activeParts: number;
  readonly deadLinks: number;
}) {
  const { remotePictures, activeParts, deadLinks } = props;
  const facts = [
    remotePictures > 0
      ? `${countOf(remotePictures, 'remote picture')} ${remotePictures === 1 ? 'was' : 'were'} not loaded`
      : '',
    activeParts > 0 ? `${countOf(activeParts, 'active part')} removed` : '',
    deadLinks > 0 ? `${countOf(deadLinks, 'link')} disabled` : '',
  ].filter((fact) => fact !== '');
  if (facts.length === 0) return null;
  return (
    <p className="message-body__left-out">
      <Icon name="shield" />
      {facts.join(' · ')}
    </p>
  );
}

/** Said where a body was not laid out, and why. */
function Reduced(props: { readonly reason: NonNullable<Message['body']['reduced']> }) {
  return (
    <div className="reading-pane__notice">
      <Notice title="Only the words of this message are shown" tone="pending">
        <p>
          {props.reason === 'too-large'
            ? 'Its text is larger than this window lays out safely; a very long one is shown from its beginning.'
            : 'It is built in a way that could hold this window up for minutes, so its look and its pictures are left out.'}{' '}
          The message in the mailbox is unchanged.
        </p>
      </Notice>
    </div>
  );
}

/** Characters of a text drawn at first, and with each press for more: to lay out a megabyte holds the window. */
const A_STRETCH = 60_000;

function TextBody(props: { readonly session: Session; readonly message: Message; readonly text: string }) {
  const { session, message } = props;
  const [shown, setShown] = useState(A_STRETCH);
  // Not between the halves of a character.
  const text = props.text.slice(0, shown).replace(/[\uD800-\uDBFF]$/u, '');
  const ask = (index: number) =>
    useViewStore
      .getState()
      .showDialog({ dialog: 'link', sessionId: session.sessionId, itemId: message.itemId, index });
  return (
    <section aria-label="Text of the message" className="message-body__text">
      {linkParts(text, message.links).map(({ text: words, link }, index) =>
        link === null ? (
          words
        ) : (
          <button
            className="message-body__link"
            key={`${index} ${words}`}
            onClick={() => ask(link.index)}
            title={linkTarget(link)}
            type="button"
          >
            {words}
          </button>
        ),
      )}
      {props.text.length > shown && (
        <p>
          <Button onClick={() => setShown(shown + A_STRETCH)}>
            {`Show more (${formatCount(props.text.length - shown)} characters are left)`}
          </Button>
        </p>
      )}
    </section>
  );
}
