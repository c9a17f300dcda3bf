import { whyNotWrite } from '../../app/why-not-write.ts';
import type { Reason } from '../../components/why-not.tsx';
import type { CalendarRow } from '../../../shared/model/calendar.ts';
import type { Session } from '../../../shared/model/session.ts';
import { nameOf } from '../../../shared/same-person.ts';

/** Why nothing can be made in this calendar; null where it can. The level is the one that the server has told. */
export function whyNotMake(session: Session): Reason | null {
  const { identities, level, names } = session;
  const cannotWrite = whyNotWrite(session);
  if (cannotWrite !== null) return cannotWrite;
  if (identities.access !== 'delegate' || level !== 'Reviewer') return null;
  return {
    cause: `You have Reviewer on this calendar: you can read it and not change it.`,
    who: `${names.mailbox}, or an Exchange administrator,`,
    command: `Set-MailboxFolderPermission ${identities.mailbox}:\\Calendar -User ${identities.authenticated} -AccessRights Editor`,
  };
}

/** Why this item cannot be moved, changed or cancelled from here; null where it can. */
export function whyNotChange(session: Session, row: CalendarRow): Reason | null {
  if (row.isHidden) return 'This item is private: only its owner may see and change it.';
  if (row.isCancelled) return 'This meeting has been cancelled.';
  return whyNotOurs(session, row) ?? whyNotMake(session);
}

/** Exchange says whose meeting it is; the organiser's name and address are no proof of it, in either direction. */
function whyNotOurs({ names }: Session, { role, organizer }: CalendarRow): Reason | null {
  switch (role) {
    case 'organizer':
      return null;
    case 'attendee': {
      const name = organizer === null ? '' : nameOf(organizer);
      return `${name === '' ? 'Somebody else' : name} organises this meeting: only the organiser can move, change or cancel it for everybody.`;
    }
    case 'unknown':
      return `The server does not say that ${names.mailbox} organises this meeting, and only the organiser can move, change or cancel it.`;
  }
}
