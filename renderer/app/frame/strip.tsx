import { useState } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { Button } from '../../components/forms/button.tsx';
import { IdentityStrip } from '../../components/people/identity-strip.tsx';
import { chosenOption, useComposeStore } from '../../features/mail/compose/compose-store.ts';
import { failureWords } from '../failure-words.ts';
import { useSessionsStore } from '../stores/sessions-store.ts';
import { useToastsStore } from '../stores/toasts-store.ts';
import { viewActions } from '../stores/view-store.ts';

/** The identity strip above the view, with what an impersonated mailbox needs: allow changes, end now. */
export function Strip(props: { readonly session: Session }) {
  const { session } = props;
  // While a letter is open, recipients will see what its way of sending says, here as in its form.
  const letter = useComposeStore((store) => store.letters[session.sessionId]);
  const isImpersonated = session.identities.access === 'impersonation';
  const { state } = session.state;
  // Its place is kept while the mailbox is being proved.
  const mayComeToWrite = isImpersonated && (state === 'open' || state === 'opening');
  return (
    <IdentityStrip
      actions={mayComeToWrite ? <WritesButton session={session} /> : undefined}
      chosen={letter === undefined ? null : chosenOption(letter)}
      session={session}
      variant="bar"
    />
  );
}

function WritesButton(props: { readonly session: Session }) {
  const { sessionId, writes, state } = props.session;
  const [isEnding, setEnding] = useState(false);
  async function end(): Promise<void> {
    setEnding(true);
    const answer = await useSessionsStore.getState().endWrites(sessionId);
    setEnding(false);
    if (!answer.ok)
      useToastsStore.getState().show({ tone: 'refused', text: failureWords(answer.failure).text });
  }
  if (writes.writes === 'allowed')
    return (
      <Button isBusy={isEnding} onClick={() => void end()} size="small">
        End now
      </Button>
    );
  return (
    <Button
      onClick={() => viewActions().showDialog({ dialog: 'allow-writes', sessionId })}
      size="small"
      whyNot={
        state.state === 'open' ? null : 'Nothing can be changed before it is proved whose mailbox answers.'
      }
    >
      Allow changes…
    </Button>
  );
}
