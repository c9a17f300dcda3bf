import { useState } from 'react';
import type { Failure } from '../../../shared/failure.ts';
import type { NewAccount } from '../../../shared/model/account.ts';
import { useAccountsStore } from '../../app/stores/accounts-store.ts';
import { failureWords } from '../../app/failure-words.ts';
import { openAndGo } from '../../app/go.ts';
import { useViewStore } from '../../app/stores/view-store.ts';
import { isAddress } from '../../../shared/address-form.ts';
import { fieldOfFailure, type AccountField } from './field-of-failure.ts';
import { guessServer } from './guess-server.ts';

/** What stands in the form. */
export interface AccountValues extends Omit<NewAccount, 'certificatePem'> {
  readonly certificate: { readonly fileName: string; readonly pem: string } | null;
  readonly opensOwnMailbox: boolean;
}

const empty: AccountValues = {
  address: '',
  server: '',
  userName: '',
  secret: '',
  scheme: 'ntlm',
  certificate: null,
  opensOwnMailbox: true,
};

/** What is missing before anything is sent, by field. */
export function missingIn(values: AccountValues): Partial<Record<AccountField, string>> {
  return {
    ...(isAddress(values.address.trim()) ? {} : { address: 'Enter your address as name@example.com.' }),
    ...(values.server.trim() === '' ? { server: 'Enter the name of your Exchange server.' } : {}),
    ...(values.secret === '' ? { secret: 'Enter your password.' } : {}),
  };
}

/** The state of the account form: values, what is wrong with them, and the sign-in. */
export function useAccountForm() {
  const [values, setValues] = useState(empty);
  const [missing, setMissing] = useState<Partial<Record<AccountField, string>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isServerGuessed, setServerGuessed] = useState(true);
  const [isBusy, setBusy] = useState(false);

  function change(more: Partial<AccountValues>): void {
    if (more.server !== undefined) setServerGuessed(false);
    const guessed =
      more.address !== undefined && isServerGuessed ? { server: guessServer(more.address) } : {};
    setValues({ ...values, ...guessed, ...more });
    setMissing({});
    setFailure(null);
  }
  async function submit(): Promise<void> {
    if (isBusy) return;
    const found = missingIn(values);
    setMissing(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const { certificate, opensOwnMailbox, ...typed } = values;
    const address = values.address.trim().toLowerCase();
    const answer = await useAccountsStore.getState().add({
      ...typed,
      address,
      server: values.server.trim(),
      userName: values.userName.trim(),
      certificatePem: certificate?.pem ?? null,
    });
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    setValues(empty);
    useViewStore.getState().showScreen(null);
    if (opensOwnMailbox) await openAndGo(answer.value.accountId, answer.value.address, 'own');
    else
      useViewStore
        .getState()
        .showDialog({ dialog: 'open-mailbox', accountId: answer.value.accountId, address: '' });
  }
  const field = failure === null ? null : fieldOfFailure(failure);
  function errorOf(name: AccountField): string | undefined {
    if (failure !== null && field === name) {
      const words = failureWords(failure);
      return `${words.title}. ${words.text}`;
    }
    return missing[name];
  }
  return {
    values,
    change,
    submit,
    isBusy,
    errorOf,
    failure: field === null ? failure : null,
    isServerGuessed,
  };
}
