import { useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import { useAccountsStore } from '../../app/stores/accounts-store.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { reopen } from '../../app/go.ts';
import { useMailboxesStore } from '../../app/stores/mailboxes-store.ts';
import { sessionOfMailbox, useSessionsStore } from '../../app/stores/sessions-store.ts';
import { useToastsStore } from '../../app/stores/toasts-store.ts';
import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Dialog } from '../../components/layout/dialog.tsx';
import { TextField } from '../../components/forms/field.tsx';

/** Takes the account's password again, when it is missing or was refused. */
export function SignInDialog(props: { readonly accountId: string }) {
  const { accountId } = props;
  const account = useAccountsStore((store) => store.accounts?.find((one) => one.accountId === accountId));
  const { closeDialog } = viewActions();
  const [secret, setSecret] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (account === undefined) return null;

  async function signIn(): Promise<void> {
    if (secret === '' || isBusy) return;
    setBusy(true);
    const answer = await useAccountsStore.getState().signIn(accountId, secret);
    setBusy(false);
    setSecret('');
    setFailure(answer.ok ? null : answer.failure);
    if (!answer.ok) return;
    closeDialog();
    useToastsStore.getState().show({ tone: 'proved', text: `Signed in as ${answer.value.address}.` });
    reopenFailed(accountId);
  }
  return (
    <Dialog
      description={`${account.userName} at ${account.host}`}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button
            isBusy={isBusy}
            type="submit"
            variant="primary"
            whyNot={secret === '' && !isBusy ? 'Enter the password first.' : null}
          >
            Sign in
          </Button>
        </>
      }
      isOpen
      onClose={closeDialog}
      onSubmit={() => void signIn()}
      size="small"
      title={`Sign in again as ${account.name ?? account.address}`}
    >
      <TextField
        autoComplete="current-password"
        hint={whereKept(account.secret)}
        label="Password"
        onChange={setSecret}
        type="password"
        value={secret}
      />
      {failure !== null && <FailureNotice failure={failure} isAlert />}
    </Dialog>
  );
}

function whereKept(secret: 'keychain' | 'memory' | 'missing'): string {
  return secret === 'keychain'
    ? 'It replaces the password in this computer’s keychain once Exchange accepts it.'
    : 'It is kept once Exchange accepts it: in the keychain, or in memory where there is none.';
}

/** Opens again what could not be opened without the password. */
function reopenFailed(accountId: string): void {
  const { sessions } = useSessionsStore.getState();
  for (const mailbox of useMailboxesStore.getState().mailboxes ?? []) {
    if (mailbox.accountId !== accountId) continue;
    const state = sessionOfMailbox(sessions, mailbox.mailboxId)?.state;
    const isWaiting =
      state?.state === 'failed' &&
      ['secret-missing', 'keychain-failing', 'wrong-credentials'].includes(state.failure.kind);
    if (isWaiting) void reopen(mailbox.mailboxId);
  }
}
