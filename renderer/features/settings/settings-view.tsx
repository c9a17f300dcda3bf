import { tzVersion } from '../../../shared/time/zones.ts';
import type { Account } from '../../../shared/model/account.ts';
import { useAccountsStore } from '../../app/stores/accounts-store.ts';
import { useAppStore, type AppState } from '../../app/stores/app-store.ts';
import { keychainWords } from '../../app/frame/status-words.ts';
import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { SegmentedControl } from '../../components/forms/segmented-control.tsx';
import './settings-view.css';

const themes = [
  { value: 'system', label: 'Same as the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'contrast', label: 'High contrast' },
] as const;

/** The few things that can be set, and what the program is. */
export function SettingsView() {
  const state = useAppStore((app) => app.state);
  const setTheme = useAppStore((app) => app.setTheme);
  if (state === null) return null;
  return (
    <div className="settings-view">
      <div className="settings-view__page">
        <h2 className="settings-view__title">Settings</h2>
        <section aria-label="Theme" className="settings-view__section">
          <h3>Theme</h3>
          <SegmentedControl
            label="Theme"
            onChange={(theme) => void setTheme(theme)}
            segments={themes}
            value={state.theme}
          />
        </section>
        <LockSection minutes={state.idleLockMinutes} />
        <Accounts />
        <About state={state} />
      </div>
    </div>
  );
}

const idleChoices = [0, 5, 15, 30, 60] as const;

/** When the app locks itself, and the lock itself. */
function LockSection(props: { readonly minutes: number }) {
  const lock = useAppStore((app) => app.lock);
  const setIdleLock = useAppStore((app) => app.setIdleLock);
  const segments = idleChoices.map((minutes) => ({
    value: String(minutes),
    label: minutes === 0 ? 'Never' : `${minutes} minutes`,
  }));
  return (
    <section aria-label="Lock" className="settings-view__section">
      <h3>Lock when idle</h3>
      <SegmentedControl
        label="Minutes without a key or a pointer"
        onChange={(minutes) => void setIdleLock(Number(minutes))}
        segments={segments}
        value={String(props.minutes)}
      />
      <p className="settings-view__note">
        Locking closes every mailbox and takes passwords, keys and this window’s content out of memory.
      </p>
      <Button icon="lock" onClick={() => void lock()}>
        Lock now
      </Button>
    </section>
  );
}

function Accounts() {
  const accounts = useAccountsStore((store) => store.accounts);
  return (
    <section aria-label="Accounts" className="settings-view__section">
      <h3>Accounts</h3>
      <ul className="settings-view__accounts">
        {(accounts ?? []).map((account) => (
          <AccountLine account={account} key={account.accountId} />
        ))}
      </ul>
      <Button icon="add" onClick={() => viewActions().showScreen({ screen: 'add-account' })}>
        Add account…
      </Button>
    </section>
  );
}

const secretPlaces = {
  keychain: 'password in the keychain',
  memory: 'password in memory until you quit',
  missing: 'no password',
} as const;

function AccountLine(props: { readonly account: Account }) {
  const { account } = props;
  const { accountId, certificate } = account;
  return (
    <li className="settings-view__account">
      <span>
        <strong>{account.name ?? account.address}</strong> {account.name !== null && account.address}
      </span>
      <span className="settings-view__buttons">
        <Button onClick={() => viewActions().showDialog({ dialog: 'sign-in', accountId })}>
          Sign in again…
        </Button>
        <Button onClick={() => viewActions().showDialog({ dialog: 'remove-account', accountId })}>
          Remove…
        </Button>
      </span>
      <span className="settings-view__account-note">
        {account.userName} at {account.host}, {account.scheme === 'ntlm' ? 'NTLM' : 'Basic'},{' '}
        {secretPlaces[account.secret]}
        {certificate !== null && `, trusts ${certificate.subject}`}
      </span>
    </li>
  );
}

const hosts = { electron: 'Electron', chromium: 'Chromium', headless: 'No window' } as const;

function About(props: { readonly state: AppState }) {
  const { state } = props;
  return (
    <section aria-label="About" className="settings-view__section">
      <h3>About</h3>
      <dl className="settings-view__facts">
        <dt>Onbehalf</dt>
        <dd>
          {state.version}, in {hosts[state.host]}
        </dd>
        <dt>Time zone</dt>
        <dd>
          {state.timeZone}, by the rules of tz {tzVersion}
        </dd>
        <dt>Third-party data</dt>
        <dd>
          Zone rules by IANA (public domain), compiled by Moment Timezone (MIT); zone names by CLDR (Unicode).
        </dd>
        <dt>Passwords</dt>
        <dd>{keychainWords(state.keychain)?.long ?? 'Kept in this computer’s keychain.'}</dd>
        <dt>Journal</dt>
        <dd>
          {state.journal === 'ready'
            ? 'Every change is recorded before it is sent.'
            : 'It cannot be written, so mailboxes can be read but not changed.'}
        </dd>
      </dl>
    </section>
  );
}
