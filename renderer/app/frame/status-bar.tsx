import type { ReactNode } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { Age } from '../../components/age.tsx';
import { Icon } from '../../components/icon.tsx';
import { Popover } from '../../components/popover.tsx';
import { useNow } from '../../components/use-now.ts';
import { countOf } from '../../components/words/count-words.ts';
import { clockSecondsWords } from '../../components/words/time-words.ts';
import { useAppStore } from '../app-store.ts';
import { useSessionsStore } from '../sessions-store.ts';
import { useStatusStore } from '../status-store.ts';
import { keychainWords, stateWords, zoneWords } from './status-words.ts';
import './status-bar.css';

/** Whether the mailbox is open, how old what is shown is, what is on its way, and what this computer lacks. */
export function StatusBar(props: { readonly session: Session | null }) {
  const { session } = props;
  const openCount = useSessionsStore(
    (store) => Object.values(store.sessions).filter((one) => one.state.state === 'open').length,
  );
  const state = stateWords(session, openCount);
  const freshness = useStatusStore((store) =>
    session === null ? undefined : store.freshness[session.sessionId],
  );
  const pending = useStatusStore((store) => store.pending);
  return (
    <footer aria-label="Status" className="status-bar">
      <span className={`status-bar__state status-bar__state--${state.tone}`}>
        <span aria-hidden="true" className="status-bar__dot" />
        {state.text}
      </span>
      {freshness !== undefined && (
        <span>
          {freshness.label} as of {clockSecondsWords(freshness.asOf)} · <Age at={freshness.asOf} />
        </span>
      )}
      <span>{pending === 0 ? 'Nothing waiting to be sent' : `Sending ${countOf(pending, 'change')}…`}</span>
      <span className="status-bar__end">
        <Warnings />
        <Zone />
      </span>
    </footer>
  );
}

function Warnings() {
  const keychain = useAppStore((app) => app.state?.keychain ?? 'ready');
  const hasJournal = useAppStore((app) => app.state?.journal !== 'unavailable');
  const words = keychainWords(keychain);
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
    </>
  );
}

function Warning(props: { readonly short: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <Popover
      align="end"
      title={props.title}
      trigger={
        <button className="status-bar__warning" type="button">
          <Icon name="alert" />
          {props.short}
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
  return <span className="status-bar__zone">Times in {words}</span>;
}
