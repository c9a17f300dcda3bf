import type { RememberedMailbox, Session } from '../../../shared/model/session.ts';
import { classNames } from '../../components/layout/class-names.ts';
import { Icon, type IconName } from '../../components/words/icon.tsx';
import { IconButton } from '../../components/forms/icon-button.tsx';
import { MailboxSquare } from '../../components/people/mailbox-square.tsx';
import { Menu, type MenuEntry } from '../../components/layout/menu.tsx';
import { Tooltip } from '../../components/layout/tooltip.tsx';
import { useNow } from '../../components/words/use-now.ts';
import { VisuallyHidden } from '../../components/layout/visually-hidden.tsx';
import { formatCount } from '../../components/words/count-words.ts';
import { goToMailbox, reopen } from '../go.ts';
import { firstKeyWords } from '../commands/key-words.ts';
import { isReadable, useSessionOfMailbox, useSessionsStore } from '../stores/sessions-store.ts';
import { useCurrentMailboxId, useViewStore, type Place, viewActions } from '../stores/view-store.ts';
import { initialsOf, railEnd } from './rail-words.ts';
import { useCounted } from './use-counted.ts';
import './rail-line.css';

const places: readonly {
  readonly place: Place;
  readonly label: string;
  readonly icon: IconName;
  readonly keys: string;
}[] = [
  { place: 'mail', label: 'Mail', icon: 'mail', keys: 'g then m' },
  { place: 'calendar', label: 'Calendar', icon: 'calendar', keys: 'g then c' },
  { place: 'access', label: 'Access', icon: 'shield', keys: 'g then a' },
];

/** One mailbox of the rail; the one on screen shows its places beneath it. */
export function RailLine(props: {
  readonly mailbox: RememberedMailbox;
  readonly isNarrow: boolean;
  /** Its number for Ctrl 1 to 9. */
  readonly number: number;
}) {
  const { mailbox, isNarrow, number } = props;
  const session = useCounted(useSessionOfMailbox(mailbox.mailboxId));
  const isCurrent = useCurrentMailboxId() === mailbox.mailboxId;
  const className = classNames(
    'rail-line',
    isCurrent && 'rail-line--current',
    session === null && 'rail-line--shut',
  );
  return (
    <li className={className} data-colour={mailbox.colour}>
      {isNarrow ? (
        <Tile isCurrent={isCurrent} mailbox={mailbox} number={number} session={session} />
      ) : (
        <>
          <OpenButton isCurrent={isCurrent} mailbox={mailbox} session={session} />
          <Menu
            entries={menuEntries(mailbox, session)}
            trigger={
              <IconButton
                className="rail-line__menu"
                icon="more"
                label={`More for ${mailbox.name}`}
                size="small"
              />
            }
          />
        </>
      )}
      {isCurrent &&
        session !== null &&
        isReadable(session) &&
        (isNarrow ? <NarrowPlaces session={session} /> : <Places session={session} />)}
    </li>
  );
}

function OpenButton(props: {
  readonly mailbox: RememberedMailbox;
  readonly session: Session | null;
  readonly isCurrent: boolean;
}) {
  const { mailbox, session, isCurrent } = props;
  // Only the words are compared each second; the tone does not depend on the moment.
  const text = useNow((now) => railEnd(session, isCurrent, now).text);
  const spoken = useNow((now) => railEnd(session, isCurrent, now).spoken);
  const { tone } = railEnd(session, isCurrent, 0);
  return (
    <button
      aria-current={isCurrent ? 'true' : undefined}
      className="rail-line__open"
      onClick={() => goToMailbox(mailbox.mailboxId)}
      title={mailbox.address}
      type="button"
    >
      <MailboxSquare colour={mailbox.colour} />
      <span className="rail-line__name">
        {mailbox.name}
        {spoken !== '' && <VisuallyHidden>, {spoken}</VisuallyHidden>}
      </span>
      <span aria-hidden="true" className={`rail-line__end rail-line__end--${tone}`}>
        {text}
      </span>
    </button>
  );
}

function Tile(props: {
  readonly mailbox: RememberedMailbox;
  readonly session: Session | null;
  readonly isCurrent: boolean;
  readonly number: number;
}) {
  const { mailbox, session, isCurrent, number } = props;
  const isFailed = session?.state.state === 'failed';
  const spoken = useNow((now) => railEnd(session, isCurrent, now).spoken);
  const label = spoken === '' ? mailbox.name : `${mailbox.name}, ${spoken}`;
  return (
    <Tooltip label={label} shortcut={number < 10 ? firstKeyWords(`$mod+${number}`) : undefined}>
      <button
        aria-current={isCurrent ? 'true' : undefined}
        className="rail-line__tile"
        onClick={() => goToMailbox(mailbox.mailboxId)}
        type="button"
      >
        {/* Initials are a picture of the name: nobody would say them. */}
        <span aria-hidden="true">{initialsOf(mailbox)}</span>
        <VisuallyHidden>{label}</VisuallyHidden>
        {isFailed && <Icon className="rail-line__failed" name="alert" />}
      </button>
    </Tooltip>
  );
}

function Places(props: { readonly session: Session }) {
  const { mailboxId, unread } = props.session;
  const current = useViewStore((view) => view.places[mailboxId] ?? 'mail');
  return (
    <ul className="rail-line__places">
      {places.map(({ place, label }) => (
        <li key={place}>
          <button
            aria-current={place === current ? 'page' : undefined}
            className="rail-line__place"
            onClick={() => goToMailbox(mailboxId, place)}
            type="button"
          >
            {label}
            {place === 'mail' && unread !== null && unread > 0 && (
              <span className="rail-line__place-count">
                {formatCount(unread)}
                <VisuallyHidden> unread</VisuallyHidden>
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The places as icons, for the narrow rail. */
function NarrowPlaces(props: { readonly session: Session }) {
  const { mailboxId } = props.session;
  const current = useViewStore((view) => view.places[mailboxId] ?? 'mail');
  return (
    <ul className="rail-line__narrow-places">
      {places.map(({ place, label, icon, keys }) => (
        <li key={place}>
          <IconButton
            aria-current={place === current ? 'page' : undefined}
            className="rail-line__narrow-place"
            icon={icon}
            label={label}
            onClick={() => goToMailbox(mailboxId, place)}
            shortcut={keys}
          />
        </li>
      ))}
    </ul>
  );
}

function menuEntries(mailbox: RememberedMailbox, session: Session | null): readonly MenuEntry[] {
  const { mailboxId } = mailbox;
  const isOpen = session !== null && session.state.state !== 'failed';
  return [
    isOpen
      ? {
          entry: 'item',
          label: 'Close',
          icon: 'close',
          onSelect: () => void useSessionsStore.getState().close(session.sessionId),
        }
      : { entry: 'item', label: 'Open', icon: 'folder', onSelect: () => void reopen(mailboxId) },
    {
      entry: 'item',
      label: 'Remove from list…',
      icon: 'trash',
      onSelect: () => viewActions().showDialog({ dialog: 'forget-mailbox', mailboxId }),
    },
  ];
}
