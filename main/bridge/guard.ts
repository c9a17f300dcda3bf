import type { RequestName } from '../../shared/contract/index.ts';
import type { Failure } from '../../shared/failure.ts';
import { identities, type Identities } from '../../shared/model/identity.ts';
import { RefusalLimit } from '../journal/refusal-limit.ts';
import type { Parts } from './parts.ts';

/** What a locked app still answers: what the lock screen shows, and the way out of it. */
const WHILE_LOCKED: ReadonlySet<RequestName> = new Set<RequestName>([
  'app.state',
  'app.unlock',
  'app.lock',
  'app.setTheme',
  'account.list',
  'window.return',
  'window.close',
]);

/**
 * Lets a well-shaped request pass only while the app is not locked, on a session that exists and, for a write, with that
 * session's identities.
 */
export function guardOf({
  sessions,
  lock,
}: Pick<Parts, 'sessions' | 'lock'>): (name: RequestName, input: object) => Failure | null {
  return (name, input) => {
    if (lock.isLocked && !WHILE_LOCKED.has(name)) return { kind: 'locked' };
    if (!('sessionId' in input) || typeof input.sessionId !== 'string') return null;
    const session = sessions.find(input.sessionId);
    if (session === null) return { kind: 'no-such-session' };
    if (!('identities' in input)) return null;
    const shown = identities.safeParse(input.identities);
    const isSame = shown.success && areSameIdentities(shown.data, session.identities);
    return isSame ? null : { kind: 'identity-mismatch', session: session.identities };
  };
}

/** Writes refusals of the door into the journal, as many a minute as the limit lets through. */
export function recordRefusals({
  journal,
}: Pick<Parts, 'journal'>): (name: string, failure: Failure) => Promise<void> {
  const limit = new RefusalLimit();
  return async (name, failure) => {
    const held = limit.admit(Date.now());
    if (held === null) return;
    const more = held === 0 ? '' : ` (and ${held} before it that were only counted)`;
    const nobody = { authenticated: '', authorized: '', mailbox: '', access: null, itemId: null };
    await journal.refusal(
      {
        ...nobody,
        operation: name === '' ? 'unreadable request' : name,
        summary: `Refused at the door${more}`,
      },
      failure.kind,
    );
  };
}

/** Whether the identities that were on screen are the session's, all four. */
function areSameIdentities(shown: Identities, session: Identities): boolean {
  return (
    shown.authenticated === session.authenticated &&
    shown.authorized === session.authorized &&
    shown.mailbox === session.mailbox &&
    shown.access === session.access
  );
}
