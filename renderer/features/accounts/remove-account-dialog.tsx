import { useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import { useAccountsStore } from '../../app/stores/accounts-store.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { useMailboxesStore } from '../../app/stores/mailboxes-store.ts';
import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Dialog } from '../../components/layout/dialog.tsx';
import { countOf } from '../../components/words/count-words.ts';

/** Asks before an account is removed, and says what goes with it. */
export function RemoveAccountDialog(props: { readonly accountId: string }) {
  const { accountId } = props;
  const account = useAccountsStore((store) => store.accounts?.find((one) => one.accountId === accountId));
  const count = useMailboxesStore(
    (store) => (store.mailboxes ?? []).filter((one) => one.accountId === accountId).length,
  );
  const { closeDialog, showScreen } = viewActions();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (account === undefined) return null;

  async function remove(): Promise<void> {
    setBusy(true);
    const answer = await useAccountsStore.getState().remove(accountId);
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    showScreen(null);
    closeDialog();
  }
  return (
    <Dialog
      footer={
        <>
          <Button onClick={closeDialog}>Keep it</Button>
          <Button isBusy={isBusy} onClick={() => void remove()} variant="danger">
            Remove account
          </Button>
        </>
      }
      isOpen
      onClose={closeDialog}
      size="small"
      title={`Remove ${account.address}`}
    >
      <p>
        This removes {countOf(count, 'mailbox', 'mailboxes')} opened with this account from the list, and
        takes its password out of {account.secret === 'keychain' ? 'the keychain' : 'memory'}. Nothing changes
        on the server, and the journal stays. What Onbehalf had stored of these mailboxes on this computer is
        erased, with whatever is still in their outboxes.
      </p>
      {failure !== null && <FailureNotice failure={failure} isAlert />}
    </Dialog>
  );
}
