import type { ReactNode } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { Age } from '../../components/words/age.tsx';
import { classNames } from '../../components/layout/class-names.ts';
import { Icon } from '../../components/words/icon.tsx';
import { Popover } from '../../components/layout/popover.tsx';
import { useNow } from '../../components/words/use-now.ts';
import { clockSecondsWords } from '../../components/words/time-words.ts';
import { useOutboxStore } from '../../features/outbox/outbox-store.ts';
import { outboxSummary } from '../../features/outbox/outbox-words.ts';
import { useAppStore } from '../stores/app-store.ts';
import { useSessionsStore } from '../stores/sessions-store.ts';
import { useStatusStore } from '../stores/status-store.ts';
import { useViewStore, viewActions } from '../stores/view-store.ts';
import { budgetFacts, budgetWords } from './budget-words.ts';
import { keychainWords, stateWords, storageWords, zoneWords } from './status-words.ts';
import './status-bar.css';

/** Whether the mailbox is open, how old what is shown is, what is on its way, and what this computer lacks. */
export function StatusBar(props: { readonly session: Session | null }) {
  const { session } = props;
  const openCount = useSessionsStore(
    (store) => Object.values(store.sessions).filter((one) => one.state.state === 'open').length,
  );
  const unreached = useStatusStore((store) =>
    session === null ? undefined : store.unreached[session.sessionId],
  );
  const state = stateWords(session, openCount, unreached ?? null);
  const place = useViewStore((view) =>
    session === null ? undefined : (view.places[session.mailboxId] ?? 'mail'),
  );
  const freshness = useStatusStore((store) =>
    session === null || place === undefined ? undefined : store.freshness[session.sessionId]?.[place],
  );
  return (
    <footer aria-label="Status" className="status-bar">
      <span className={`status-bar__state status-bar__state--${state.tone}`}>
        <span aria-hidden="true" className="status-bar__dot" />
        {state.text}
      </span>
      {freshness !== undefined && (
        <span
          className="status-bar__freshness"
          title={`${freshness.label} as of ${clockSecondsWords(freshness.asOf)}`}
        >
          {freshness.label}
          <span className="status-bar__wide"> as of {clockSecondsWords(freshness.asOf)}</span> ·{' '}
          <Age at={freshness.asOf} />
        </span>
      )}
      <OutboxState />
      {session !== null && <Budget session={session} />}
      <span className="status-bar__end">
        <Warnings session={session} />
        <Zone />
      </span>
    </footer>
  );
}

/** What is on its way and what waits for the person; opens the outbox. */
function OutboxState() {
  const pending = useStatusStore((store) => store.pending);
  const entries = useOutboxStore((store) => store.entries);
  const { text, needsPerson } = outboxSummary(Object.values(entries).flat(), pending);
  return (
    <button
      className={classNames('status-bar__outbox', needsPerson ? 'status-bar__warning' : 'status-bar__button')}
      onClick={() => viewActions().showDialog({ dialog: 'outbox' })}
      type="button"
    >
      {needsPerson && <Icon name="alert" />}
      {text}
    </button>
  );
}

/** How much the server lets this identity ask for, and how long it wants us to be still. */
function Budget(props: { readonly session: Session }) {
  const { authorized } = props.session.identities;
  const budget = useStatusStore((store) => store.budgets.find(({ charged }) => charged === authorized));
  const words = useNow((now) => (budget === undefined ? '' : budgetWords(budget, now)));
  if (budget === undefined || words === '') return null;
  return (
    <Popover
      align="end"
      title="What the server allows"
      trigger={
        <button
          className={budget.stillUntil === null ? 'status-bar__button' : 'status-bar__warning'}
          title={`${budget.host}: ${words}`}
          type="button"
        >
          <span className="status-bar__words">{words}</span>
        </button>
      }
    >
      {budgetFacts(budget).map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
    </Popover>
  );
}

function Warnings(props: { readonly session: Session | null }) {
  const keychain = useAppStore((app) => app.state?.keychain ?? 'ready');
  const hasJournal = useAppStore((app) => app.state?.journal !== 'unavailable');
  const words = keychainWords(keychain);
  const storage = props.session === null ? null : storageWords(props.session.storage, keychain);
  return (
    <>
      {!hasJournal && (
        <Warning short="No journal: nothing can be changed" title="The journal cannot be written">
          Every change is recorded before it is sent. Until the record can be made, mailboxes can be read but
          not changed.
        </Warning>
      )}
      {words !== null && (
        <Warning short={words.short} title="Where passwords are kept">
          {words.long}
        </Warning>
      )}
      {storage !== null && (
        <Warning short={storage.short} title={storage.title}>
          {storage.long}
        </Warning>
      )}
    </>
  );
}

function Warning(props: { readonly short: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <Popover
      align="end"
      title={props.title}
      trigger={
        <button className="status-bar__warning" title={props.short} type="button">
          <Icon name="alert" />
          <span className="status-bar__words">{props.short}</span>
        </button>
      }
    >
      <p>{props.children}</p>
    </Popover>
  );
}

function Zone() {
  const timeZone = useAppStore((app) => app.state?.timeZone ?? 'UTC');
  const words = useNow((now) => zoneWords(timeZone, now));
  return (
    <span className="status-bar__zone" title={`Times in ${words}`}>
      <span className="status-bar__wide">Times in </span>
      {words}
    </span>
  );
}
