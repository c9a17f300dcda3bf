import { useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { Access, Person } from '../../../shared/model/identity.ts';
import { useAccountsStore } from '../../app/stores/accounts-store.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { openAndGo } from '../../app/go.ts';
import { useSuggest } from '../../app/use-suggest.ts';
import { useSessionsStore } from '../../app/stores/sessions-store.ts';
import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Dialog } from '../../components/layout/dialog.tsx';
import { SelectField } from '../../components/forms/field.tsx';
import { RecipientsField } from '../../components/people/recipients-field.tsx';
import { AccessChoice } from './access-choice.tsx';

/** Opens a mailbox by address, with the access chosen: the least right first. */
export function OpenMailboxDialog(props: { readonly accountId: string | null; readonly address: string }) {
  const accounts = useAccountsStore((store) => store.accounts) ?? [];
  const form = useOpenMailbox(accounts, props);
  const { closeDialog } = viewActions();
  const { account, people, isOwn } = form;
  const suggest = useSuggest(useAnyOpenSession(account?.accountId));
  if (account === undefined) return null;
  return (
    <Dialog
      description="A session of its own is opened: it signs in, proves whose mailbox answers, and only then shows it."
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button
            isBusy={form.isBusy}
            type="submit"
            variant="primary"
            whyNot={people.length === 0 ? 'Enter the mailbox’s address first.' : null}
          >
            Open
          </Button>
        </>
      }
      isOpen
      onClose={closeDialog}
      onSubmit={() => void form.submit()}
      title="Open a mailbox"
    >
      <RecipientsField
        label="Mailbox"
        limit={1}
        look="boxed"
        onChange={form.setPeople}
        people={people}
        placeholder="Address of the mailbox, such as name@example.com"
        suggest={suggest}
      />
      {accounts.length > 1 && (
        <SelectField
          label="Signed in as"
          onChange={form.setAccountId}
          options={accounts.map((one) => ({ value: one.accountId, label: accountWords(one) }))}
          value={account.accountId}
        />
      )}
      {isOwn ? (
        <p>This is the account’s own mailbox: it opens with your own rights.</p>
      ) : (
        <AccessChoice onChange={form.setAccess} value={form.access} />
      )}
      {form.failure !== null && <FailureNotice failure={form.failure} isAlert />}
    </Dialog>
  );
}

function accountWords(account: Account): string {
  return account.name === null ? account.address : `${account.name} (${account.address})`;
}

/** A session of the account that can be asked for suggestions; null when none is open. */
function useAnyOpenSession(accountId: string | undefined): string | null {
  return useSessionsStore((store) => {
    const open = Object.values(store.sessions).filter(
      (session) => session.accountId === accountId && session.state.state === 'open',
    );
    return open[0]?.sessionId ?? null;
  });
}

function useOpenMailbox(
  accounts: readonly Account[],
  start: { readonly accountId: string | null; readonly address: string },
) {
  const [accountId, setAccountId] = useState(start.accountId ?? accounts[0]?.accountId);
  const [people, setPeople] = useState<readonly Person[]>(
    start.address === '' ? [] : [{ name: '', address: start.address }],
  );
  const [access, setAccess] = useState<Access>('delegate');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const account = accounts.find((one) => one.accountId === accountId);
  const address = people[0]?.address.toLowerCase();
  const isOwn = address !== undefined && address === account?.address;

  async function submit(): Promise<void> {
    if (account === undefined || address === undefined || isBusy) return;
    setBusy(true);
    const answer = await openAndGo(account.accountId, address, isOwn ? 'own' : access);
    setBusy(false);
    if (answer.ok) viewActions().closeDialog();
    else setFailure(answer.failure);
  }
  return { account, people, access, isOwn, failure, isBusy, setAccountId, setPeople, setAccess, submit };
}
