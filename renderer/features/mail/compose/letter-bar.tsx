import { Button } from '../../../components/forms/button.tsx';
import type { Session } from '../../../../shared/model/session.ts';
import { composeStore, type Letter } from './compose-store.ts';
import './letter-bar.css';

/** Stands for a letter that was put aside while other mail is read. */
export function LetterBar(props: { readonly session: Session; readonly letter: Letter }) {
  const { session, letter } = props;
  const subject = letter.subject.trim() === '' ? '(no subject)' : letter.subject;
  return (
    <section aria-label="Letter set aside" className="letter-bar">
      <span className="letter-bar__words">
        Not sent yet: <strong>{subject}</strong>
      </span>
      <Button onClick={() => composeStore().putAside(session.sessionId, false)} shortcut="w">
        Return to your letter
      </Button>
    </section>
  );
}
