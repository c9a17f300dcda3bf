import type { ReactNode } from 'react';
import type { Person } from '../../../shared/model/identity.ts';
import type { SendOption } from '../../../shared/model/sending.ts';
import type { Session } from '../../../shared/model/session.ts';
import { classNames } from '../layout/class-names.ts';
import { Icon } from '../words/icon.tsx';
import { identityFacts, identitySentence, type IdentityFacts } from './identity-facts.ts';
import { Pill } from '../words/pill.tsx';
import { Popover } from '../layout/popover.tsx';
import { useNow } from '../words/use-now.ts';
import { VisuallyHidden } from '../layout/visually-hidden.tsx';
import { addressLine, personName, shortName } from '../words/name-words.ts';
import { clockWords, dateTimeWords, leftWords } from '../words/time-words.ts';
import './identity-strip.css';
import './identity-strip-narrow.css';

/**
 * Who signed in, as whom the session acts, whose mailbox it is and what recipients will see: four facts, never merged.
 * `bar` stands once above the view and is announced when it changes; `form` is repeated in whatever writes.
 */
export function IdentityStrip(props: {
  readonly session: Session;
  readonly variant: 'bar' | 'form';
  /** The way to send of the letter that is open: recipients will see what it says. */
  readonly chosen?: SendOption | null | undefined;
  /** Buttons at the end, for instance "Allow changes…". */
  readonly actions?: ReactNode;
}) {
  const { session, variant } = props;
  const facts = identityFacts(session, props.chosen ?? null);
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
      <div
        className={classNames(
          'identity-strip__row',
          facts.isImpersonated && 'identity-strip__row--impersonated',
          facts.doubt !== null && 'identity-strip__row--doubt',
        )}
      >
        <dl className="identity-strip__facts">
          <Fact label="Signed in as">
            <Name person={facts.signedInAs} />
          </Fact>
          <Fact label="Acting as">
            {facts.isRefused ? <Nobody because="Not opened" /> : <Acting facts={facts} />}
          </Fact>
          <Fact label="Mailbox">
            <Name person={facts.mailbox} />
          </Fact>
          <Fact label="Recipients will see">
            {facts.isRefused ? <Nobody because="Nothing can be sent" /> : <SeenByRecipients facts={facts} />}
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
          <VisuallyHidden>{identitySentence(session, props.chosen ?? null)}</VisuallyHidden>
        </div>
      )}
    </section>
  );
}

/** Who acts, for whom where that is somebody else, and by which access. */
function Acting(props: { readonly facts: IdentityFacts }) {
  const { actingAs, actingFor, accessWords, accessRoom } = props.facts;
  return (
    <>
      <Name person={actingAs} />
      {actingFor !== null && (
        <>
          {' '}
          <span className="identity-strip__joint">for</span> <Name isPlain isShort person={actingFor} />
        </>
      )}
      <span className="identity-strip__access" data-room={accessRoom ?? undefined}>
        <Pill tone="mailbox">{accessWords}</Pill>
      </span>
    </>
  );
}

/** A mailbox that did not open claims nothing. */
function Nobody(props: { readonly because: string }) {
  return <span className="identity-strip__nobody">{props.because}</span>;
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="identity-strip__fact">
      <dt className="identity-strip__label">{props.label}</dt>
      <dd className="identity-strip__value">{props.children}</dd>
    </div>
  );
}

/** A name, its short form for narrow windows, and its address where there is room. Whatever its script, it stands alone. */
function Name(props: {
  readonly person: Person;
  readonly isPlain?: boolean | undefined;
  /** The short form is enough: the whole name stands beside it, under its own label. */
  readonly isShort?: boolean | undefined;
}) {
  const name = personName(props.person);
  const words =
    props.isShort === true ? (
      shortName(name)
    ) : (
      <>
        <span className="identity-strip__long">{name}</span>
        <span aria-hidden="true" className="identity-strip__short">
          {shortName(name)}
        </span>
      </>
    );
  return (
    <bdi className="identity-strip__name" title={addressLine(props.person)}>
      {props.isPlain === true ? words : <strong>{words}</strong>}
      {props.isPlain !== true && name !== props.person.address && (
        <span className="identity-strip__address"> {props.person.address}</span>
      )}
    </bdi>
  );
}

function SeenByRecipients(props: { readonly facts: IdentityFacts }) {
  const { recipientsSee, doubt } = props.facts;
  const { from, sender } = recipientsSee;
  return (
    <>
      {sender !== null && (
        <>
          <Name isPlain person={sender} />{' '}
          <strong className="identity-strip__joint">on behalf of</strong>{' '}
        </>
      )}
      <Name isPlain person={from} />
      {doubt !== null && (
        <span className="identity-strip__doubt" title={doubt.sentence}>
          {doubt.words}
        </span>
      )}
    </>
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
