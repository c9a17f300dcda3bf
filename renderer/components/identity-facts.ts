import type { Person } from '../../shared/model/identity.ts';
import type { Session } from '../../shared/model/session.ts';

/** The facts of a session that the identity strip shows, each a thing of its own. */
export interface IdentityFacts {
  readonly signedInAs: Person;
  readonly actingAs: Person;
  /** Whose mailbox the delegate acts for; null for one's own and under impersonation. */
  readonly actingFor: Person | null;
  /** "Own", "Delegate · Editor", "Delegate · confirming", "Impersonation · Read-only". */
  readonly accessWords: string;
  /** Words as wide as those that will stand there once the level is known, so that nothing moves then; null when it does not change. */
  readonly accessRoom: string | null;
  readonly mailbox: Person;
  readonly recipientsSee: { readonly from: Person; readonly sender: Person | null };
  readonly isImpersonated: boolean;
  /** Whether writes are possible now, and until when (ISO 8601) under impersonation. */
  readonly canWrite: boolean;
  readonly writesUntil: string | null;
  /** When the mailbox was proved (ISO 8601); null until then. */
  readonly provedAt: string | null;
}

/** Stands for a level that is not known yet. */
const confirming = 'confirming';

const accessNames = { own: 'Own', delegate: 'Delegate', impersonation: 'Impersonation' } as const;

/** Reads the facts out of a session; addresses come from its identities, never from a name. */
export function identityFacts(session: Session): IdentityFacts {
  const { identities, names, writes, state } = session;
  const isImpersonated = identities.access === 'impersonation';
  const mailbox = { name: names.mailbox, address: identities.mailbox };
  const canWrite = writes.writes === 'allowed';
  return {
    signedInAs: { name: names.authenticated, address: identities.authenticated },
    actingAs: { name: names.authorized, address: identities.authorized },
    actingFor: identities.access === 'delegate' ? mailbox : null,
    accessWords: accessWords(session),
    accessRoom: identities.access === 'delegate' ? `${accessNames.delegate} · ${confirming}` : null,
    mailbox,
    recipientsSee: session.recipientsSee,
    isImpersonated,
    canWrite,
    writesUntil: canWrite ? writes.until : null,
    provedAt: state.state === 'open' ? state.proof.provedAt : null,
  };
}

function accessWords(session: Session): string {
  const { access } = session.identities;
  const level = access === 'impersonation' ? impersonationLevel(session) : delegateLevel(session);
  if (access === 'own' || level === null) return accessNames[access];
  return `${accessNames[access]} · ${level}`;
}

/** A delegate's level is learned after the proof; a mailbox that failed has none. */
function delegateLevel({ level, state }: Session): string | null {
  return level ?? (state.state === 'opening' || state.state === 'open' ? confirming : null);
}

function impersonationLevel(session: Session): string {
  return session.writes.writes === 'allowed' ? 'Changes allowed' : 'Read-only';
}

/** The facts as one sentence, for screen readers and confirmations. */
export function identitySentence(session: Session): string {
  const facts = identityFacts(session);
  const { from, sender } = facts.recipientsSee;
  const seen = sender === null ? nameOf(from) : `${nameOf(sender)} on behalf of ${nameOf(from)}`;
  const acting = `Acting as ${nameOf(facts.actingAs)}, ${facts.accessWords.replace(' · ', ', ')}`;
  return `Signed in as ${nameOf(facts.signedInAs)}. ${acting}. Mailbox ${nameOf(facts.mailbox)}. Recipients will see ${seen}.`;
}

function nameOf(person: Person): string {
  return person.name === '' ? person.address : person.name;
}
