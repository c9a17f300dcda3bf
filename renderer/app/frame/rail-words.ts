import type { RememberedMailbox, Session } from '../../../shared/model/session.ts';
import { formatCount } from '../../components/words/count-words.ts';
import { leftWords } from '../../components/words/time-words.ts';

/** What stands at the end of a mailbox's line. */
export interface RailEnd {
  readonly text: string;
  readonly tone: 'plain' | 'count' | 'pending' | 'refused';
  /** The same for screen readers, in full. */
  readonly spoken: string;
}

const nothing: RailEnd = { text: '', tone: 'plain', spoken: '' };

/** How many are unread, or the level, or what became of the opening; whichever says most. */
export function railEnd(session: Session | null, isCurrent: boolean, now: number): RailEnd {
  if (session === null) return { ...nothing, spoken: 'not open' };
  switch (session.state.state) {
    case 'opening':
      return session.state.isReadable
        ? { text: 'Confirming…', tone: 'plain', spoken: 'stored copy, being confirmed' }
        : { text: 'Opening…', tone: 'plain', spoken: 'opening' };
    case 'failed':
      return { text: 'Not opened', tone: 'refused', spoken: 'could not be opened' };
    case 'closed':
      return { ...nothing, spoken: 'not open' };
    default:
      return openEnd(session, isCurrent, now);
  }
}

function openEnd(session: Session, isCurrent: boolean, now: number): RailEnd {
  const { writes, level, unread } = session;
  if (session.identities.access === 'impersonation') {
    if (writes.writes === 'read-only') return plain('Read-only');
    return writes.until === null
      ? plain('Changes allowed')
      : { ...plain(leftWords(writes.until, now)), tone: 'pending' };
  }
  // The open mailbox shows its unread count at Mail, beneath it.
  if (unread !== null && unread > 0 && !isCurrent)
    return { text: formatCount(unread), tone: 'count', spoken: `${formatCount(unread)} unread` };
  // That one owns one's own mailbox needs no saying.
  return level === null || session.identities.access === 'own' ? nothing : plain(level);
}

function plain(text: string): RailEnd {
  return { text, tone: 'plain', spoken: text };
}

/** Two letters for the narrow rail: "MO" for Mary Okafor, "SD" for Support desk. */
export function initialsOf(mailbox: RememberedMailbox): string {
  const words = mailbox.name.replace(/@.*$/u, '').split(/[\s.\-_]+/u);
  const letters = words.flatMap((word) => Array.from(word).slice(0, 1));
  return letters.slice(0, 2).join('').toUpperCase();
}
