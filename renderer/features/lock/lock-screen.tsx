import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Account } from '../../../shared/model/account.ts';
import type { Failure } from '../../../shared/failure.ts';
import { useAccountsStore } from '../../app/stores/accounts-store.ts';
import { useAppStore } from '../../app/stores/app-store.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import mark from '../../app/mark.svg';
import { Button } from '../../components/forms/button.tsx';
import { SelectField, TextField } from '../../components/forms/field.tsx';
import { useNow } from '../../components/words/use-now.ts';
import { VisuallyHidden } from '../../components/layout/visually-hidden.tsx';
import { pauseAfter, pauseWords, spokenPause, type Pause } from './pause.ts';
import { unlock } from './unlock.ts';
import './lock-screen.css';

/** What a locked app shows: nothing of any mailbox, and the one way back. */
export function LockScreen() {
  const unlocking = useAppStore((app) => app.state?.unlocking ?? 'password');
  const accounts = useAccountsStore((store) => store.accounts) ?? [];
  const keepers = accounts.filter(({ secret }) => secret === 'keychain');
  return (
    <main className="lock-screen">
      <section aria-labelledby="locked" className="lock-screen__card">
        <img alt="" className="lock-screen__mark" src={mark} />
        <h1 className="lock-screen__title" id="locked">
          Onbehalf is locked
        </h1>
        <p className="lock-screen__words">
          Every mailbox is closed, and nothing of any of them is left in this window or in memory. What was
          open opens again once you unlock.
        </p>
        {unlocking === 'password' ? <PasswordForm accounts={keepers} /> : <ButtonForm />}
      </section>
    </main>
  );
}

/** There is one thing to do on this page: it is where the first key goes. */
function useFirstFocus(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  return form;
}

/** Any account's password opens, compared with the keychain's copy. */
function PasswordForm(props: { readonly accounts: readonly Account[] }) {
  const [accountId, setAccountId] = useState(props.accounts[0]?.accountId ?? null);
  const [secret, setSecret] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pause, setPause] = useState<Pause | null>(null);
  const isPaused = useNow((now) => pause !== null && pause.until > now);
  const [isBusy, setBusy] = useState(false);
  const form = useFirstFocus();
  const chosen = props.accounts.find((one) => one.accountId === accountId) ?? props.accounts[0];

  async function submit(): Promise<void> {
    if (secret === '' || isBusy || isPaused) return;
    setBusy(true);
    const answer = await unlock(chosen?.accountId ?? null, secret);
    setBusy(false);
    setSecret('');
    setFailure(answer.ok ? null : answer.failure);
    setPause(answer.ok ? null : pauseAfter(answer.failure, Date.now()));
    form.current?.querySelector('input')?.focus();
  }
  return (
    <form
      className="lock-screen__form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      ref={form}
    >
      {props.accounts.length > 1 && (
        <SelectField
          label="Account"
          onChange={setAccountId}
          options={props.accounts.map((one) => ({ value: one.accountId, label: one.address }))}
          value={chosen?.accountId ?? ''}
        />
      )}
      <TextField
        autoComplete="current-password"
        hint="It is compared on this computer. No server is asked, so a slip cannot lock the account."
        label={`Password of ${chosen?.address ?? 'your account'}`}
        onChange={setSecret}
        type="password"
        value={secret}
      />
      {failure !== null && <FailureNotice failure={failure} isAlert />}
      {pause !== null && <Countdown pause={pause} />}
      <Button
        isBusy={isBusy}
        type="submit"
        variant="primary"
        whyNot={isBusy ? null : whyNotUnlock(secret, isPaused)}
      >
        Unlock
      </Button>
    </form>
  );
}

/** Counts down for the eye each second; for the ear at its start, at each whole minute and at its end. */
function Countdown(props: { readonly pause: Pause }) {
  const { pause } = props;
  const seen = useNow((now) => pauseWords(pause, now));
  const heard = useNow((now) => spokenPause(pause, now));
  return (
    <p className="lock-screen__pause">
      <span aria-hidden="true">{seen}</span>
      <span aria-live="polite">
        <VisuallyHidden>{heard}</VisuallyHidden>
      </span>
    </p>
  );
}

function whyNotUnlock(secret: string, isPaused: boolean): string | null {
  if (isPaused) return 'After several wrong tries each further one has to wait.';
  return secret === '' ? 'Enter the password first.' : null;
}

/** Where no password is kept there is nothing to compare with, and nothing that opens by itself. */
function ButtonForm() {
  const [isBusy, setBusy] = useState(false);
  const form = useFirstFocus();
  async function submit(): Promise<void> {
    setBusy(true);
    await unlock(null, '');
    setBusy(false);
  }
  return (
    <form
      className="lock-screen__form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      ref={form}
    >
      <p className="lock-screen__words">
        No password is kept on this computer: each account asks for its own when you open a mailbox.
      </p>
      <Button isBusy={isBusy} type="submit" variant="primary">
        Unlock
      </Button>
    </form>
  );
}
