import type { Session } from '../../shared/model/session.ts';
import type { Reason } from '../components/words/why-not.tsx';

/** Why nothing can be changed in this session now, for `whyNot` of a control; null when changes are possible. */
export function whyNotWrite(session: Session): Reason | null {
  if (session.state.state === 'opening' && session.state.isReadable)
    return 'What you see was stored on this computer earlier. It can be changed as soon as the mailbox is proved again.';
  if (session.state.state !== 'open') return 'The mailbox has not been proved yet.';
  if (session.writes.writes === 'allowed') return null;
  if (session.identities.access === 'impersonation')
    return 'An impersonated mailbox is read-only until you say why and for how long: press “Allow changes…” above.';
  return 'This mailbox was opened read-only.';
}
