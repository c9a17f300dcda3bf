import { useEffect } from 'react';
import type { AccessReport, Capability, DelegateEntry } from '../../../shared/model/access-report.ts';
import type { Session } from '../../../shared/model/session.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { Button } from '../../components/forms/button.tsx';
import { Command } from '../../components/lists/command.tsx';
import { Icon } from '../../components/words/icon.tsx';
import { Skeleton } from '../../components/lists/skeleton.tsx';
import { addressLine, personName } from '../../components/words/name-words.ts';
import { delegateFolders, deliveryWords, levelWords, standingWords } from './access-words.ts';
import { unasked, useAccessStore } from './access-store.ts';
import { whoCanWords } from '../../components/words/who-words.ts';
import './access-view.css';

/** What this session may do in its mailbox, why not the rest, and who else may. */
export function AccessView(props: { readonly session: Session }) {
  const { session } = props;
  const { sessionId } = session;
  const { report, failure, isBusy } = useAccessStore((store) => store.known[sessionId] ?? unasked);
  const ask = useAccessStore((store) => store.ask);
  useEffect(() => void ask(sessionId), [ask, sessionId]);
  return (
    <div className="access-view">
      <div className="access-view__page">
        <div className="access-view__head">
          <h2 className="access-view__title">Access to {session.names.mailbox}</h2>
          <Button icon="refresh" isBusy={isBusy} onClick={() => void ask(sessionId)}>
            Test again
          </Button>
        </div>
        {failure !== null && <FailureNotice failure={failure} onTestAgain={() => void ask(sessionId)} />}
        {report === null && failure === null && <Skeleton label="Asking what is allowed" rows={8} />}
        {report !== null && (
          <>
            <Capabilities capabilities={report.capabilities} session={session} />
            <Delegates delegates={report.delegates} session={session} />
          </>
        )}
      </div>
    </div>
  );
}

function Capabilities(props: { readonly capabilities: readonly Capability[]; readonly session: Session }) {
  const { authenticated, authorized } = props.session.names;
  const who = authenticated === authorized ? authenticated : `${authenticated}, acting as ${authorized},`;
  return (
    <section aria-label="What you may do" className="access-view__section">
      <h3 className="access-view__heading">What {who} may do here</h3>
      <ul className="access-view__list">
        {props.capabilities.map((capability) => (
          <CapabilityLine capability={capability} key={capability.verb} />
        ))}
      </ul>
    </section>
  );
}

const markIcons = { yes: 'check', no: 'close', guess: 'help' } as const;

function CapabilityLine(props: { readonly capability: Capability }) {
  const { verb, whyNot } = props.capability;
  const { mark, text } = standingWords(props.capability);
  return (
    <li className="access-view__line">
      <span className={`access-view__mark access-view__mark--${mark}`}>
        <Icon name={markIcons[mark]} />
      </span>
      <span className="access-view__verb">{verb}</span>
      <div className="access-view__why">
        {whyNot === null ? text : `${text}. ${whyNot.cause}`}
        {whyNot !== null && <p className="access-view__who">{whoCanWords(whyNot.who)}</p>}
        {whyNot !== null && whyNot.command !== null && <Command text={whyNot.command} />}
      </div>
    </li>
  );
}

function Delegates(props: { readonly delegates: AccessReport['delegates']; readonly session: Session }) {
  const { delegates, session } = props;
  const owner = session.names.mailbox;
  return (
    <section aria-label="Delegates" className="access-view__section">
      <h3 className="access-view__heading">Delegates of {owner}</h3>
      {delegates.delegates === 'refused' ? (
        <FailureNotice failure={delegates.failure} />
      ) : (
        <>
          {delegates.list.length === 0 ? (
            <p className="access-view__note">
              {owner} has no delegates. Rights may still be granted on single folders, or on the whole mailbox
              by an administrator.
            </p>
          ) : (
            <DelegatesTable list={delegates.list} />
          )}
          <p className="access-view__note">{deliveryWords(delegates.deliverMeetingRequests)}</p>
        </>
      )}
    </section>
  );
}

function DelegatesTable(props: { readonly list: readonly DelegateEntry[] }) {
  return (
    <div className="access-view__scroll">
      <table className="access-view__table">
        <thead>
          <tr>
            <th scope="col">Delegate</th>
            {delegateFolders.map((folder) => (
              <th key={folder} scope="col">
                {folder.charAt(0).toUpperCase() + folder.slice(1)}
              </th>
            ))}
            <th scope="col">Private items</th>
            <th scope="col">Copies of requests</th>
          </tr>
        </thead>
        <tbody>
          {props.list.map((entry) => (
            <tr key={entry.person.address}>
              <th scope="row" title={addressLine(entry.person)}>
                {personName(entry.person)}
                <span className="access-view__address">{entry.person.address}</span>
              </th>
              {delegateFolders.map((folder) => (
                <td key={folder}>{levelWords(entry, folder)}</td>
              ))}
              <td>{entry.viewPrivateItems ? 'Shown' : 'Hidden'}</td>
              <td>{entry.receivesCopies ? 'Yes' : 'No'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
