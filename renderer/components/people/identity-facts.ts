import type { Person } from '../../../shared/model/identity.ts';
import type { SendOption } from '../../../shared/model/sending.ts';
import type { Session } from '../../../shared/model/session.ts';
import { assertNever } from '../../../shared/result.ts';

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
  /** As whom recipients see what is sent now: by the way that is chosen in a letter, else by the session's usual one. */
  readonly recipientsSee: { readonly from: Person; readonly sender: Person | null };
  /** How sure that is, while a letter is open and there is a doubt; null otherwise. */
  readonly doubt: Doubt | null;
  /** The mailbox did not open, or was refused: nobody acts in it, and nobody sees anything. */
  readonly isRefused: boolean;
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

/** Why recipients may see something else: in two or three words for the strip, and whole. */
export interface Doubt {
  readonly words: string;
  readonly sentence: string;
}

/**
 * Reads the facts out of a session; addresses come from its identities, never from a name. `chosen` is the way to send of
 * the letter that is open.
 */
export function identityFacts(session: Session, chosen: SendOption | null = null): IdentityFacts {
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
    recipientsSee: chosen ?? session.recipientsSee,
    doubt: chosen === null ? null : doubtOf(chosen),
    isRefused: state.state === 'failed',
    isImpersonated,
    canWrite,
    writesUntil: canWrite ? writes.until : null,
    provedAt: state.state === 'open' ? state.proof.provedAt : null,
  };
}

/** Why a way to send may show recipients something else; null where a copy has shown that it does not. */
export function doubtOf({ standing, from, seenOtherwise }: SendOption): Doubt | null {
  switch (standing) {
    case 'granted':
      return null;
    case 'likely':
      return {
        words: 'not seen yet',
        sentence: 'It is what Exchange usually does for a delegate. No copy of a message has shown it yet.',
      };
    case 'unproven':
      return {
        words: 'not proved',
        sentence: `Nothing has shown yet that this account may send as ${nameOf(from)}. Exchange tells only by the send.`,
      };
    case 'otherwise':
      return {
        words: 'was otherwise',
        sentence: `The last time, recipients saw ${seenOtherwise === null ? 'something else' : seenWords(seenOtherwise)}.`,
      };
    case 'refused':
      return { words: 'refused', sentence: 'Exchange has refused this way of sending.' };
    default:
      return assertNever(standing);
  }
}

/** "Rob on behalf of Mary", or "Mary". */
export function seenWords({ from, sender }: Pick<IdentityFacts['recipientsSee'], 'from' | 'sender'>): string {
  return sender === null ? nameOf(from) : `${nameOf(sender)} on behalf of ${nameOf(from)}`;
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
export function identitySentence(session: Session, chosen: SendOption | null = null): string {
  const facts = identityFacts(session, chosen);
  const signedIn = `Signed in as ${nameOf(facts.signedInAs)}.`;
  const mailbox = `Mailbox ${nameOf(facts.mailbox)}`;
  if (facts.isRefused) return `${signedIn} ${mailbox}, not opened: nobody acts in it.`;
  const acting = `Acting as ${nameOf(facts.actingAs)}, ${facts.accessWords.replace(' · ', ', ')}.`;
  const doubt = facts.doubt === null ? '' : ` ${facts.doubt.sentence}`;
  return `${signedIn} ${acting} ${mailbox}. Recipients will see ${seenWords(facts.recipientsSee)}.${doubt}`;
}

function nameOf(person: Person): string {
  return person.name === '' ? person.address : person.name;
}
