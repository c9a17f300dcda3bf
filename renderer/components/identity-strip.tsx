import type { ReactNode } from 'react';
import type { Person } from '../../shared/model/identity.ts';
import type { Session } from '../../shared/model/session.ts';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { identityFacts, identitySentence, type IdentityFacts } from './identity-facts.ts';
import { Pill } from './pill.tsx';
import { Popover } from './popover.tsx';
import { useNow } from './use-now.ts';
import { VisuallyHidden } from './visually-hidden.tsx';
import { addressLine, personName, shortName } from './words/name-words.ts';
import { clockWords, dateTimeWords, leftWords } from './words/time-words.ts';
import './identity-strip.css';

/**
 * Who signed in, as whom the session acts, whose mailbox it is and what recipients will see: four facts, never merged.
 * `bar` stands once above the view and is announced when it changes; `form` is repeated in whatever writes.
 */
export function IdentityStrip(props: {
  readonly session: Session;
  readonly variant: 'bar' | 'form';
  /** Buttons at the end, for instance "Allow changes…". */
  readonly actions?: ReactNode;
}) {
  const { session, variant } = props;
  const facts = identityFacts(session);
  return (
    <section
      aria-label={variant === 'bar' ? 'Identity' : 'Identity of this form'}
      className={classNames(
        'identity-strip',
        `identity-strip--${variant}`,
        facts.isImpersonated && 'identity-strip--impersonated',
      )}
      data-colour={session.colour}
    >
      <div className="identity-strip__row">
        <dl className="identity-strip__facts">
          <Fact label="Signed in as">
            <Name person={facts.signedInAs} />
          </Fact>
          <Fact label="Acting as">
            <span className="identity-strip__words">
              <Name person={facts.actingAs} />
              {facts.actingFor !== null && <> for {shortName(personName(facts.actingFor))}</>}
            </span>
            <span className="identity-strip__access" data-room={facts.accessRoom ?? undefined}>
              <Pill tone="mailbox">{facts.accessWords}</Pill>
            </span>
          </Fact>
          <Fact label="Mailbox">
            <Name person={facts.mailbox} />
          </Fact>
          <Fact label="Recipients will see">
            <SeenByRecipients facts={facts} />
          </Fact>
        </dl>
        <div className="identity-strip__end">
          {facts.writesUntil !== null && <Countdown until={facts.writesUntil} />}
          {props.actions}
          <Proof facts={facts} session={session} />
        </div>
      </div>
      {variant === 'bar' && (
        <div aria-live="polite">
          <VisuallyHidden>{identitySentence(session)}</VisuallyHidden>
        </div>
      )}
    </section>
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="identity-strip__fact">
      <dt className="identity-strip__label">{props.label}</dt>
      <dd className="identity-strip__value">{props.children}</dd>
    </div>
  );
}

/** A name in bold, its short form for narrow windows, and its address where there is room. */
function Name(props: { readonly person: Person; readonly isPlain?: boolean | undefined }) {
  const name = personName(props.person);
  const words = (
    <>
      <span className="identity-strip__long">{name}</span>
      <span aria-hidden="true" className="identity-strip__short">
        {shortName(name)}
      </span>
    </>
  );
  return (
    <span className="identity-strip__words" title={addressLine(props.person)}>
      {props.isPlain === true ? words : <strong>{words}</strong>}
      {props.isPlain !== true && name !== props.person.address && (
        <span className="identity-strip__address"> {props.person.address}</span>
      )}
    </span>
  );
}

function SeenByRecipients(props: { readonly facts: IdentityFacts }) {
  const { from, sender } = props.facts.recipientsSee;
  if (sender === null) return <Name isPlain person={from} />;
  return (
    <span
      className="identity-strip__words"
      title={`${addressLine(sender)} on behalf of ${addressLine(from)}`}
    >
      <Name isPlain person={sender} /> <strong>on behalf of</strong> <Name isPlain person={from} />
    </span>
  );
}

/** Narrow windows need the room for the facts. */
function StoredWords() {
  const words = 'Stored copy, not confirmed yet';
  return (
    <span title={words}>
      <span className="identity-strip__long">{words}</span>
      <span aria-hidden="true" className="identity-strip__short">
        Not confirmed
      </span>
    </span>
  );
}

function Countdown(props: { readonly until: string }) {
  const words = useNow((now) => leftWords(props.until, now));
  return <span className="identity-strip__countdown">{words}</span>;
}

function Proof(props: { readonly facts: IdentityFacts; readonly session: Session }) {
  const { facts, session } = props;
  if (session.state.state !== 'open') {
    const isFailed = session.state.state === 'failed';
    const isStored = session.state.state === 'opening' && session.state.isReadable;
    return (
      <span className={isFailed ? 'identity-strip__refused' : 'identity-strip__pending'}>
        {isStored && <StoredWords />}
        {!isStored && (isFailed ? 'Not proved' : 'Not proved yet')}
      </span>
    );
  }
  const { proof } = session.state;
  return (
    <Popover
      align="end"
      title="Whose mailbox answered"
      trigger={
        <button className="identity-strip__proof" type="button">
          <Icon name="check" />
          Proved {clockWords(proof.provedAt)}
        </button>
      }
    >
      <p>{proof.statement}</p>
      <dl className="identity-strip__details">
        <Detail label="Signed in as">{addressLine(facts.signedInAs)}</Detail>
        <Detail label="Acting as">
          {addressLine(facts.actingAs)} ({facts.accessWords})
        </Detail>
        <Detail label="Mailbox">{addressLine(facts.mailbox)}</Detail>
        <Detail label="Proved">
          {dateTimeWords(proof.provedAt)}, in {proof.roundTrips}{' '}
          {proof.roundTrips === 1 ? 'round trip' : 'round trips'}
        </Detail>
      </dl>
    </Popover>
  );
}

function Detail(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
