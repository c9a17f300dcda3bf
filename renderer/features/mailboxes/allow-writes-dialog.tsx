import { useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { useSessionsStore } from '../../app/stores/sessions-store.ts';
import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Dialog } from '../../components/layout/dialog.tsx';
import { SelectField, TextField } from '../../components/forms/field.tsx';
import { IdentityStrip } from '../../components/people/identity-strip.tsx';

const spans = [
  { value: '15', label: '15 minutes' },
  { value: '30', label: '30 minutes' },
  { value: '60', label: '1 hour' },
  { value: '120', label: '2 hours' },
  { value: '480', label: '8 hours' },
] as const;

/** Takes the reason and the time for which an impersonated mailbox may be changed. */
export function AllowWritesDialog(props: { readonly sessionId: string }) {
  const session = useSessionsStore((store) => store.sessions[props.sessionId]);
  const { closeDialog } = viewActions();
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState<(typeof spans)[number]['value']>('30');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (session === undefined) return null;
  const isTooShort = reason.trim().length < 3;

  async function allow(): Promise<void> {
    if (session === undefined || isTooShort || isBusy) return;
    setBusy(true);
    const answer = await useSessionsStore.getState().allowWrites(session, reason.trim(), Number(minutes));
    setBusy(false);
    if (answer.ok) closeDialog();
    else setFailure(answer.failure);
  }
  return (
    <Dialog
      description={`Everything you do will be done as ${session.names.authorized}, and Exchange will record it so. The journal keeps both names and your reason.`}
      footer={
        <>
          <Button onClick={closeDialog}>Stay read-only</Button>
          <Button
            isBusy={isBusy}
            type="submit"
            variant="primary"
            whyNot={isTooShort ? 'Give a reason first, in a few words.' : null}
          >
            Allow changes
          </Button>
        </>
      }
      identity={<IdentityStrip session={session} variant="form" />}
      isOpen
      onClose={closeDialog}
      onSubmit={() => void allow()}
      size="wide"
      title={`Allow changes in ${session.names.mailbox}`}
    >
      <TextField
        hint="For instance the number of the request you are working on."
        label="Why"
        maxLength={200}
        onChange={setReason}
        value={reason}
      />
      <SelectField
        hint="It ends by itself, and you can end it at any time."
        label="For how long"
        onChange={setMinutes}
        options={spans}
        value={minutes}
      />
      {failure !== null && <FailureNotice failure={failure} isAlert />}
    </Dialog>
  );
}
