import { useMemo } from 'react';
import type { Account } from '../../../shared/model/account.ts';
import type { RememberedMailbox } from '../../../shared/model/session.ts';
import { classNames } from '../../components/class-names.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { useAccountsStore } from '../accounts-store.ts';
import { accessGroups, inRailOrder, useMailboxesStore } from '../mailboxes-store.ts';
import { useViewStore, viewActions } from '../view-store.ts';
import { useRailNarrow } from '../use-rail-narrow.ts';
import { RailLine } from './rail-line.tsx';
import './rail.css';

/** Accounts and their mailboxes by group; Open mailbox, Journal and Settings at the foot. */
export function Rail() {
  const isNarrow = useRailNarrow();
  const accounts = useAccountsStore((store) => store.accounts);
  const mailboxes = useMailboxesStore((store) => store.mailboxes);
  const ordered = useMemo(
    () =>
      inRailOrder(
        mailboxes ?? [],
        (accounts ?? []).map((account) => account.accountId),
      ),
    [mailboxes, accounts],
  );
  return (
    <nav aria-label="Mailboxes" className={classNames('rail', isNarrow && 'rail--narrow')}>
      <div className="rail__lists">
        {(accounts ?? []).map((account) => (
          <AccountGroups account={account} isNarrow={isNarrow} key={account.accountId} mailboxes={ordered} />
        ))}
      </div>
      <RailFoot isNarrow={isNarrow} />
    </nav>
  );
}

function AccountGroups(props: {
  readonly account: Account;
  readonly mailboxes: readonly RememberedMailbox[];
  readonly isNarrow: boolean;
}) {
  const { account, mailboxes, isNarrow } = props;
  const label = `${account.name ?? account.address}’s mailboxes`;
  return (
    <section aria-label={label} className="rail__account">
      {!isNarrow && <AccountHead account={account} />}
      {!isNarrow && <SignInAgain account={account} />}
      {accessGroups.map(({ access, label: groupLabel }) => {
        const lines = mailboxes.filter((one) => one.accountId === account.accountId && one.access === access);
        if (lines.length === 0) return null;
        return (
          <section aria-label={groupLabel} key={access}>
            {/* One's own mailbox stands right under the account's address, which says whose it is. */}
            {access !== 'own' && !isNarrow && (
              <h3 className="rail__group rail__group--access">{groupLabel}</h3>
            )}
            <ul>
              {lines.map((mailbox) => (
                <RailLine
                  isNarrow={isNarrow}
                  key={mailbox.mailboxId}
                  mailbox={mailbox}
                  number={mailboxes.indexOf(mailbox) + 1}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

function AccountHead(props: { readonly account: Account }) {
  const { accountId, address } = props.account;
  const { showDialog } = viewActions();
  return (
    <div className="rail__head">
      <h2 className="rail__group" title={address}>
        {address}
      </h2>
      <Menu
        entries={[
          {
            entry: 'item',
            icon: 'add',
            label: 'Open mailbox…',
            onSelect: () => showDialog({ dialog: 'open-mailbox', accountId, address: '' }),
          },
          {
            entry: 'item',
            icon: 'key',
            label: 'Sign in again…',
            onSelect: () => showDialog({ dialog: 'sign-in', accountId }),
          },
          { entry: 'separator' },
          {
            entry: 'item',
            icon: 'trash',
            isDanger: true,
            label: 'Remove account…',
            onSelect: () => showDialog({ dialog: 'remove-account', accountId }),
          },
        ]}
        trigger={<IconButton className="rail__more" icon="more" label={`Account ${address}`} size="small" />}
      />
    </div>
  );
}

/** What is wrong with the account's password, as the way to mend it. */
function SignInAgain(props: { readonly account: Account }) {
  const { accountId, secret, signIn } = props.account;
  if (secret !== 'missing' && signIn !== 'refused') return null;
  return (
    <button
      className="rail__sign-in"
      onClick={() => viewActions().showDialog({ dialog: 'sign-in', accountId })}
      type="button"
    >
      <Icon name="key" />
      {secret === 'missing' ? 'Password needed: sign in again' : 'Password refused: sign in again'}
    </button>
  );
}

function RailFoot(props: { readonly isNarrow: boolean }) {
  const { showDialog, showScreen, setRailNarrow } = viewActions();
  const screen = useViewStore((view) => view.screen?.screen);
  const { isNarrow } = props;
  return (
    <div className="rail__foot">
      <FootLine
        icon="add"
        isNarrow={isNarrow}
        label="Open mailbox…"
        onClick={() => showDialog({ dialog: 'open-mailbox', accountId: null, address: '' })}
      />
      <FootLine
        icon="journal"
        isCurrent={screen === 'journal'}
        isNarrow={isNarrow}
        label="Journal"
        onClick={() => showScreen({ screen: 'journal' })}
      />
      <FootLine
        icon="settings"
        isCurrent={screen === 'settings'}
        isNarrow={isNarrow}
        label="Settings"
        onClick={() => showScreen({ screen: 'settings' })}
      />
      <FootLine
        icon="rail"
        isNarrow={isNarrow}
        label={isNarrow ? 'Widen the list' : 'Narrow the list'}
        onClick={() => setRailNarrow(!isNarrow)}
      />
    </div>
  );
}

function FootLine(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly isNarrow: boolean;
  readonly isCurrent?: boolean | undefined;
  readonly onClick: () => void;
}) {
  return (
    <button
      aria-current={props.isCurrent === true ? 'page' : undefined}
      aria-label={props.isNarrow ? props.label : undefined}
      className="rail__foot-line"
      onClick={props.onClick}
      title={props.isNarrow ? props.label : undefined}
      type="button"
    >
      <Icon name={props.icon} />
      {!props.isNarrow && props.label}
    </button>
  );
}
