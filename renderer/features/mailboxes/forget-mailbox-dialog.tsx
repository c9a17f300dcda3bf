import { useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import { request } from '../../app/bridge.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { useMailboxesStore } from '../../app/stores/mailboxes-store.ts';
import { useCurrentMailboxId, viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Dialog } from '../../components/layout/dialog.tsx';
import { countOf } from '../../components/words/count-words.ts';
import { useOutboxStore } from '../outbox/outbox-store.ts';

/** Asks before a mailbox is removed from the list. */
export function ForgetMailboxDialog(props: { readonly mailboxId: string }) {
  const { mailboxId } = props;
  const mailbox = useMailboxesStore((store) => store.mailboxes?.find((one) => one.mailboxId === mailboxId));
  const isCurrent = useCurrentMailboxId() === mailboxId;
  const sessionId = mailbox?.sessionId ?? '';
  const unsettled = useOutboxStore((store) => store.entries[sessionId]?.length ?? 0);
  const { closeDialog, showScreen } = viewActions();
  const [failure, setFailure] = useState<Failure | null>(null);
  if (mailbox === undefined) return null;

  async function forget(): Promise<void> {
    const answer = await request('mailbox.forget', { mailboxId });
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    if (isCurrent) showScreen(null);
    closeDialog();
  }
  return (
    <Dialog
      footer={
        <>
          <Button onClick={closeDialog}>Keep it</Button>
          <Button onClick={() => void forget()} variant="primary">
            Remove from list
          </Button>
        </>
      }
      isOpen
      onClose={closeDialog}
      size="small"
      title={`Remove ${mailbox.name} from the list`}
    >
      <p>
        Its session ends and {mailbox.address} is no longer remembered here. Nothing in the mailbox changes;
        you can open it again at any time. What Onbehalf had stored of it on this computer is erased.
      </p>
      {unsettled > 0 && (
        <p role="alert">
          {countOf(unsettled, 'write')} in its outbox {unsettled === 1 ? 'has' : 'have'} not finished. Nobody
          will look for {unsettled === 1 ? 'it' : 'them'} any more.
        </p>
      )}
      {failure !== null && <FailureNotice failure={failure} isAlert />}
    </Dialog>
  );
}
