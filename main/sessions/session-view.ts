import type { RecipientsSee, Session } from '../../shared/model/session.ts';
import type { Acting } from './acting-permission.ts';
import type { SessionMaking } from './session-making.ts';

/** What main knows of a session that a view may know. */
export interface SessionFacts extends Pick<
  Session,
  'sessionId' | 'state' | 'level' | 'unread' | 'watch' | 'storage' | 'restartedAt'
> {
  readonly making: SessionMaking;
  readonly names: SessionMaking['names'];
  readonly acting: Acting | null;
}

/** Puts a session into the renderer's words: identities and names apart, and whether it may be written to. */
export function viewOf({ making, names, acting, ...facts }: SessionFacts): Session {
  const { mailboxId, accountId, identities, colour } = making;
  const isImpersonated = identities.access === 'impersonation';
  return {
    ...facts,
    mailboxId,
    accountId,
    identities,
    names: {
      authenticated: names.authenticated,
      authorized: isImpersonated ? names.mailbox : names.authenticated,
      mailbox: names.mailbox,
    },
    colour,
    recipientsSee: recipientsSee(making, names),
    writes:
      isImpersonated && acting === null
        ? { writes: 'read-only' }
        : { writes: 'allowed', until: acting?.until ?? null, reason: acting?.reason ?? null },
  };
}

function recipientsSee({ identities }: SessionMaking, names: SessionMaking['names']): RecipientsSee {
  const from = { name: names.mailbox, address: identities.mailbox };
  if (identities.access !== 'delegate') return { from, sender: null };
  return { from, sender: { name: names.authenticated, address: identities.authenticated } };
}
