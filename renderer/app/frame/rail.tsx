import { useMemo, useState } from 'react';
import type { Account } from '../../../shared/model/account.ts';
import type { Access } from '../../../shared/model/identity.ts';
import type { RememberedMailbox } from '../../../shared/model/session.ts';
import { classNames } from '../../components/layout/class-names.ts';
import { Icon, type IconName } from '../../components/words/icon.tsx';
import { IconButton } from '../../components/forms/icon-button.tsx';
import { Menu } from '../../components/layout/menu.tsx';
import { useAccountsStore } from '../stores/accounts-store.ts';
import { accessGroups, inRailOrder, useMailboxesStore } from '../stores/mailboxes-store.ts';
import { goToMailbox } from '../go.ts';
import { useCurrentMailboxId, useViewStore, viewActions } from '../stores/view-store.ts';
import { useRailNarrow } from '../use-rail-narrow.ts';
import { FILTERED_FROM, filterMailboxes, RailFilter } from './rail-filter.tsx';
import { RailLine } from './rail-line.tsx';
import './rail.css';

/** Accounts and their mailboxes by group, with a filter once they are many; Open mailbox, Journal and Settings at the foot. */
export function Rail() {
  const isNarrow = useRailNarrow();
  const accounts = useAccountsStore((store) => store.accounts);
  const mailboxes = useMailboxesStore((store) => store.mailboxes);
  const [typed, setTyped] = useState('');
  const ordered = useMemo(
    () =>
      inRailOrder(
        mailboxes ?? [],
        (accounts ?? []).map((account) => account.accountId),
      ),
    [mailboxes, accounts],
  );
  const mayFilter = !isNarrow && ordered.length >= FILTERED_FROM;
  const shown = mayFilter ? filterMailboxes(ordered, typed) : ordered;
  const isFiltered = shown.length < ordered.length;
  function take(): void {
    const [first] = shown;
    if (first === undefined || !isFiltered) return;
    setTyped('');
    goToMailbox(first.mailboxId);
  }
  return (
    <nav aria-label="Mailboxes" className={classNames('rail', isNarrow && 'rail--narrow')}>
      {mayFilter && <RailFilter count={shown.length} onTake={take} onType={setTyped} typed={typed} />}
      <div className="rail__lists">
        {(accounts ?? []).map((account) => (
          <AccountGroups
            account={account}
            isFiltered={isFiltered}
            isNarrow={isNarrow}
            key={account.accountId}
            numbered={ordered}
            shown={shown}
          />
        ))}
        {isFiltered && shown.length === 0 && (
          <p className="rail__none">No mailbox has that name. Press Escape to show all of them.</p>
        )}
      </div>
      <RailFoot isNarrow={isNarrow} />
    </nav>
  );
}

interface GroupsProps {
  readonly account: Account;
  /** All mailboxes in their order, which gives each its number. */
  readonly numbered: readonly RememberedMailbox[];
  /** Those that the filter leaves; nothing is folded away from them. */
  readonly shown: readonly RememberedMailbox[];
  readonly isFiltered: boolean;
  readonly isNarrow: boolean;
}

function AccountGroups(props: GroupsProps) {
  const { account, shown, isFiltered, isNarrow } = props;
  const isFolded = useViewStore((view) => view.folded.has(account.accountId)) && !isFiltered && !isNarrow;
  const own = shown.filter((one) => one.accountId === account.accountId);
  if (isFiltered && own.length === 0) return null;
  const label = `${account.name ?? account.address}’s mailboxes`;
  return (
    <section aria-label={label} className="rail__account">
      {!isNarrow && <AccountHead account={account} />}
      {!isNarrow && <SignInAgain account={account} />}
      {accessGroups.map(({ access, label: groupLabel }) => (
        <AccessGroup
          {...props}
          access={access}
          isAccountFolded={isFolded}
          key={access}
          label={groupLabel}
          lines={own.filter((one) => one.access === access)}
        />
      ))}
    </section>
  );
}

function AccessGroup(
  props: GroupsProps & {
    readonly access: Access;
    readonly label: string;
    readonly lines: readonly RememberedMailbox[];
    readonly isAccountFolded: boolean;
  },
) {
  const { account, access, label, lines, numbered, isFiltered, isNarrow, isAccountFolded } = props;
  const part = `${account.accountId}/${access}`;
  const isFolded = useViewStore((view) => view.folded.has(part)) && !isFiltered && !isNarrow;
  const current = useCurrentMailboxId();
  // What is on screen keeps its line, whatever is folded.
  const seen = isFolded || isAccountFolded ? lines.filter((one) => one.mailboxId === current) : lines;
  // One's own mailbox stands right under the account's address, which says whose it is.
  const hasHead = access !== 'own' && !isNarrow && !isAccountFolded;
  if (lines.length === 0 || (seen.length === 0 && !hasHead)) return null;
  return (
    <div>
      {hasHead && (
        <h3 className="rail__group rail__group--access">
          <FoldButton count={lines.length} isFolded={isFolded} label={label} part={part} />
        </h3>
      )}
      <ul aria-label={label}>
        {seen.map((mailbox) => (
          <RailLine
            isNarrow={isNarrow}
            key={mailbox.mailboxId}
            mailbox={mailbox}
            number={numbered.indexOf(mailbox) + 1}
          />
        ))}
      </ul>
    </div>
  );
}

/** A heading that folds what is beneath it, and then says how many that are. */
function FoldButton(props: {
  readonly part: string;
  readonly label: string;
  readonly count: number;
  readonly isFolded: boolean;
}) {
  const { part, label, count, isFolded } = props;
  return (
    <button
      aria-expanded={!isFolded}
      className="rail__fold"
      onClick={() => viewActions().fold(part)}
      type="button"
    >
      <span className="rail__fold-label">{label}</span>
      {isFolded && <span className="rail__fold-count">{count}</span>}
      <Icon name={isFolded ? 'forward' : 'chevronDown'} />
    </button>
  );
}

function AccountHead(props: { readonly account: Account }) {
  const { accountId, address } = props.account;
  const { showDialog } = viewActions();
  const isFolded = useViewStore((view) => view.folded.has(accountId));
  const count = useMailboxesStore(
    (store) => (store.mailboxes ?? []).filter((one) => one.accountId === accountId).length,
  );
  return (
    <div className="rail__head">
      <h2 className="rail__group" title={address}>
        <FoldButton count={count} isFolded={isFolded} label={address} part={accountId} />
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
        label={isNarrow ? 'Expand sidebar' : 'Collapse sidebar'}
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
