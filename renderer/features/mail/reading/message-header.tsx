import { useState, type ReactNode } from 'react';
import { Button } from '../../../components/forms/button.tsx';
import { Icon } from '../../../components/words/icon.tsx';
import { Pill } from '../../../components/words/pill.tsx';
import type { Person } from '../../../../shared/model/identity.ts';
import type { Message } from '../../../../shared/model/message.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { peopleBeside, sameness } from '../../../../shared/same-person.ts';
import { displayZone } from '../../calendar/display-zone.ts';
import { displayPerson, displayText, isExternal, noticeWords } from '../body/display-text.ts';
import { fullDate } from './message-words.ts';

/** So many recipients of a kind are shown before the rest is asked for. */
const shownRecipients = 6;

/** Who wrote, who really sent, to whom, when, and about what. */
export function MessageHeader(props: { readonly session: Session; readonly message: Message }) {
  const { session, message } = props;
  const { mailbox } = session.identities;
  const zone = displayZone();
  const at = message.sentAt ?? message.receivedAt;
  const subject = displayText(message.subject);
  return (
    <header className="message-header">
      <div className="message-header__top">
        <h2 className="message-header__subject">{subject.text === '' ? '(no subject)' : subject.text}</h2>
        {message.importance === 'High' && <Pill tone="refused">High importance</Pill>}
        {message.sensitivity !== 'Normal' && <Pill>{message.sensitivity}</Pill>}
        {message.categories.map((category) => (
          <Pill key={category}>{category}</Pill>
        ))}
      </div>
      <div className="message-header__from">
        <Sender mailbox={mailbox} message={message} />
        {at !== null && (
          <time className="message-header__date" dateTime={at}>
            {fullDate(at, zone)}
          </time>
        )}
      </div>
      <dl className="message-header__people">
        <Recipients label="To" people={message.to} />
        <Recipients label="Cc" people={message.cc} />
        <Recipients label="Bcc" people={message.bcc} />
        <ReplyTo mailbox={mailbox} message={message} />
      </dl>
      {subject.wasCleaned && <Odd>Invisible characters were taken out of the subject.</Odd>}
    </header>
  );
}

/** From and Sender are two facts: "Rob Ellis on behalf of Mary Okafor", each with its address. */
function Sender(props: { readonly message: Message; readonly mailbox: string }) {
  const { from, sender } = props.message;
  const author = from ?? sender;
  if (author === null) return <span className="message-header__name">No sender is given</span>;
  const isOnBehalf = from !== null && sender !== null && areTwo(sender, from);
  const people = isOnBehalf ? [sender, from] : [author];
  const notices = [...new Set(people.flatMap((person) => displayPerson(person).notices))];
  return (
    <div className="message-header__sender">
      {isOnBehalf ? (
        <>
          <Name mailbox={props.mailbox} person={sender} />{' '}
          <span className="message-header__behalf">on behalf of</span>{' '}
          <Name mailbox={props.mailbox} person={from} />
        </>
      ) : (
        <Name mailbox={props.mailbox} person={author} />
      )}
      {notices.map((notice) => (
        <Odd key={notice}>{noticeWords(notice)}</Odd>
      ))}
    </div>
  );
}

/** Whether Sender and From are two people; where nothing but names is known, the names tell. */
function areTwo(sender: Person, from: Person): boolean {
  const known = sameness(sender, from);
  return known === 'different' || (known === 'unknown' && sender.name.trim() !== from.name.trim());
}

/** With whether the address is an outside one: a stranger may have taken a colleague's name. */
function Name(props: { readonly person: Person; readonly mailbox: string }) {
  const { name, address } = displayPerson(props.person);
  return (
    <span className="message-header__person">
      <bdi className="message-header__name">{name}</bdi>
      {address !== '' && address !== name && <bdi className="message-header__address">&lt;{address}&gt;</bdi>}
      {address === '' && <span className="message-header__address"> (no address known)</span>}
      {isExternal(address, props.mailbox) && <Pill tone="pending">external</Pill>}
    </span>
  );
}

function Recipients(props: {
  readonly label: string;
  readonly people: readonly Person[];
  /** Where outside addresses are to be marked, as seen from this mailbox. */
  readonly mailbox?: string;
}) {
  const { label, people, mailbox } = props;
  const [isWhole, setWhole] = useState(false);
  if (people.length === 0) return null;
  const shown = isWhole ? people : people.slice(0, shownRecipients);
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {shown.map((person, index) => {
          const { name, address } = displayPerson(person);
          return (
            <span key={`${person.address} ${person.name} ${index}`} title={address}>
              <bdi>{name}</bdi>
              {address !== '' && address !== name && (
                <bdi className="message-header__address"> &lt;{address}&gt;</bdi>
              )}
              {address === '' && <span className="message-header__address"> (no address known)</span>}
              {mailbox !== undefined && isExternal(address, mailbox) && <Pill tone="pending">external</Pill>}
              {index < shown.length - 1 && ', '}
            </span>
          );
        })}
        {shown.length < people.length && (
          <Button onClick={() => setWhole(true)} size="small" variant="link">
            and {people.length - shown.length} more
          </Button>
        )}
      </dd>
    </>
  );
}

/** Where answers go, said only when it is not to the author. */
function ReplyTo(props: { readonly message: Message; readonly mailbox: string }) {
  const { replyTo, from } = props.message;
  const elsewhere = peopleBeside(replyTo, from === null ? [] : [from]);
  return <Recipients label="Answers go to" mailbox={props.mailbox} people={elsewhere} />;
}

function Odd(props: { readonly children: ReactNode }) {
  return (
    <span className="message-header__odd">
      <Icon name="alert" />
      {props.children}
    </span>
  );
}
