import { useEffect, useState } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { useSessionsStore } from '../../app/stores/sessions-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Icon } from '../../components/words/icon.tsx';
import { Spinner } from '../../components/words/spinner.tsx';
import { openingSteps, type OpeningStep } from './opening-steps.ts';
import './opening-view.css';

/** Milliseconds: what is there sooner needs no words about its way. */
const SOON_MS = 100;

/** A mailbox on its way: each step, and what it proves, with a way out; nothing for the moment that a stored one takes. */
export function OpeningView(props: { readonly session: Session; readonly step: OpeningStep['step'] }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div className="opening-view">{isLate && <Steps {...props} />}</div>;
}

function Steps(props: { readonly session: Session; readonly step: OpeningStep['step'] }) {
  const { session, step } = props;
  return (
    <section aria-label={`Opening ${session.names.mailbox}`} className="opening-view__card">
      <h2 className="opening-view__title">Opening {session.names.mailbox}</h2>
      <ol aria-live="polite" className="opening-view__steps">
        {openingSteps(session, step).map(({ step: name, words, standing }) => (
          <li
            aria-current={standing === 'now' ? 'step' : undefined}
            className={`opening-view__step opening-view__step--${standing}`}
            key={name}
          >
            <Mark standing={standing} />
            {words}
          </li>
        ))}
      </ol>
      <div>
        <Button onClick={() => void useSessionsStore.getState().close(session.sessionId)}>Cancel</Button>
      </div>
    </section>
  );
}

function Mark(props: { readonly standing: OpeningStep['standing'] }) {
  if (props.standing === 'done') return <Icon name="check" />;
  if (props.standing === 'now') return <Spinner />;
  return <span aria-hidden="true" className="opening-view__dot" />;
}
