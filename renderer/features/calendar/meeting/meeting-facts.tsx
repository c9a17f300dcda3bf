import type { ReactNode } from 'react';
import type { Person } from '../../../../shared/model/identity.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { hasAddress } from '../../../../shared/same-person.ts';
import { namesOf, senderSeen } from './meeting-people.ts';

/** What will come of a calendar write: who is told, what they see, whose calendar it goes to, as what it is recorded. */
export function MeetingFacts(props: {
  readonly session: Session;
  readonly told: readonly Person[];
  /** What is said where nobody is told. */
  readonly nobody: string;
  /** Rooms on the meeting: they answer by themselves. */
  readonly rooms?: readonly Person[] | undefined;
}) {
  const { session, told, nobody, rooms = [] } = props;
  const { authenticated, authorized, mailbox } = session.identities;
  const unreachable = told.filter((person) => !hasAddress(person));
  return (
    <dl aria-label="What will come of it" className="meeting-facts">
      <Fact label="Will be told">{told.length === 0 ? nobody : <strong>{namesOf(told, 6)}</strong>}</Fact>
      {unreachable.length > 0 && (
        <Fact label="No address known">
          {namesOf(unreachable, 6)}: Exchange tells them by its own name for them, and may not reach them
        </Fact>
      )}
      {rooms.length > 0 && <Fact label="Rooms asked">{namesOf(rooms)}</Fact>}
      {told.length > 0 && <Fact label="They will see">{senderSeen(session)}</Fact>}
      <Fact label="Calendar">{session.names.mailbox} › Calendar</Fact>
      <Fact label="Recorded as">
        {authenticated} as {authorized} in {mailbox}
      </Fact>
    </dl>
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
