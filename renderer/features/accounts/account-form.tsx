import { useAppStore } from '../../app/stores/app-store.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { Button } from '../../components/forms/button.tsx';
import { CheckBox } from '../../components/forms/check-box.tsx';
import { Field, TextField } from '../../components/forms/field.tsx';
import { Icon } from '../../components/words/icon.tsx';
import { SegmentedControl } from '../../components/forms/segmented-control.tsx';
import { CertificateField } from './certificate-field.tsx';
import { useAccountForm } from './use-account-form.ts';
import './account-form.css';

const schemes = [
  { value: 'ntlm', label: 'NTLM' },
  { value: 'basic', label: 'Basic' },
] as const;

/** Everything that adds an account. Nothing is stored before Exchange has accepted the sign-in. */
export function AccountForm() {
  const form = useAccountForm();
  const { values, change, errorOf, isBusy } = form;
  return (
    <form
      aria-label="Add account"
      className="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <TextField
        autoComplete="email"
        error={errorOf('address')}
        inputMode="email"
        label="Your address"
        onChange={(address) => change({ address })}
        placeholder="name@example.com"
        value={values.address}
      />
      <TextField
        error={errorOf('server')}
        hint={
          form.isServerGuessed && values.server !== ''
            ? 'Guessed from your address; correct it if your server has another name.'
            : 'A name such as mail.example.com, or the full https address of EWS.'
        }
        label="Exchange server"
        onChange={(server) => change({ server })}
        value={values.server}
      />
      <div className="account-form__pair">
        <TextField
          autoComplete="username"
          error={errorOf('userName')}
          hint="Only if you sign in with another name, such as DOMAIN\name."
          isOptional
          label="User name"
          onChange={(userName) => change({ userName })}
          placeholder={values.address}
          value={values.userName}
        />
        <TextField
          autoComplete="current-password"
          error={errorOf('secret')}
          label="Password"
          onChange={(secret) => change({ secret })}
          type="password"
          value={values.secret}
        />
      </div>
      <Field
        error={errorOf('scheme')}
        hint="NTLM never sends the password itself. Basic does, over TLS only."
        label="How to sign in"
      >
        {() => (
          <div className="account-form__scheme">
            <SegmentedControl
              label="How to sign in"
              onChange={(scheme) => change({ scheme })}
              segments={schemes}
              value={values.scheme}
            />
          </div>
        )}
      </Field>
      <CertificateField
        chosen={values.certificate}
        error={errorOf('certificate')}
        onChange={(certificate) => change({ certificate })}
      />
      <CheckBox
        hint="Leave this out for a service account that has no mailbox."
        isChecked={values.opensOwnMailbox}
        label="Open my own mailbox next"
        onChange={(opensOwnMailbox) => change({ opensOwnMailbox })}
      />
      {form.failure !== null && <FailureNotice failure={form.failure} isAlert />}
      <div className="account-form__foot">
        <Keeping />
        <Button isBusy={isBusy} size="large" type="submit" variant="primary">
          {isBusy ? `Signing in to ${values.server.trim()}…` : 'Sign in and add'}
        </Button>
      </div>
    </form>
  );
}

/** Says where the password will be kept, before it is given. */
function Keeping() {
  const isReady = useAppStore((app) => app.state?.keychain === 'ready');
  return (
    <p className="account-form__keeping">
      <Icon name="lock" />
      {isReady
        ? 'Your password goes into this computer’s keychain, and nowhere else.'
        : 'This computer has no usable keychain: your password stays in memory until you quit, and is never written to disk.'}
    </p>
  );
}
