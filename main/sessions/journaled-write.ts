import type { Failure } from '../../shared/failure.ts';
import type { Identities } from '../../shared/model/identity.ts';
import { failed, success, type Result } from '../../shared/result.ts';
import type { Ending, Journal } from '../journal/journal.ts';
import type { Answer, CallName, SessionCalls } from './calls.ts';
import type { MailboxSession } from './mailbox-session.ts';

/** What a write is called in the journal. */
export interface WriteName {
  /** EWS's operation. */
  readonly operation: string;
  /** One plain line without subject or body. */
  readonly summary: string;
  readonly itemId: string | null;
}

/**
 * Does one write of a session: refused when the session may not write, written down before its first byte leaves,
 * completed with what came of it. No journal, no write. Gives the answer and the journal's sequence.
 */
export async function journaledWrite<N extends CallName>(
  journal: Journal,
  session: MailboxSession,
  named: WriteName,
  call: { readonly name: N; readonly input: SessionCalls[N]['input'] },
): Promise<Result<{ readonly value: Answer<N>; readonly sequence: number }>> {
  const act = { ...session.identities, ...named };
  const objection = session.objectionToWrite();
  if (objection !== null) {
    await journal.refusal(act, objection.kind);
    return failed(objection);
  }
  const begun = await journal.begin(act);
  if (!begun.ok) return begun;
  const result = await session.call(call.name, call.input);
  await journal.end(begun.value, result.ok ? { outcome: 'done', code: null } : endingOf(result.failure));
  return result.ok ? success({ value: result.value, sequence: begun.value }) : result;
}

/** Reads from a session; a refusal by the server is written down, an answer is not. */
export async function journaledRead<N extends CallName>(
  journal: Journal,
  session: MailboxSession,
  call: { readonly name: N; readonly input: SessionCalls[N]['input'] },
): Promise<Result<Answer<N>>> {
  const result = await session.call(call.name, call.input);
  if (!result.ok && isRefusal(result.failure) && !isRecordedAlready(result.failure)) {
    const act = {
      ...session.identities,
      operation: call.name,
      summary: 'A reading that was refused',
      itemId: null,
    };
    await journal.refusal(act, endingOf(result.failure).code ?? result.failure.kind);
  }
  return result;
}

/** An answer about another mailbox or item was written down where it was thrown away: see `SessionEvent`. */
function isRecordedAlready(failure: Failure): boolean {
  return (
    failure.kind === 'wrong-item' || (failure.kind === 'wrong-mailbox' && failure.answered !== 'unknown')
  );
}

/** How the journal words a failure: the server's no is `refused`, silence is `unknown`, the rest `failed`. */
export function endingOf(failure: Failure): Ending {
  if (failure.kind === 'response-code' || failure.kind === 'conflict' || failure.kind === 'edit-conflict')
    return { outcome: 'refused', code: failure.code };
  if (failure.kind === 'outcome-unknown')
    return { outcome: 'unknown', code: failure.because ?? failure.kind };
  return { outcome: isRefusal(failure) ? 'refused' : 'failed', code: failure.kind };
}

function isRefusal(failure: Failure): boolean {
  return [
    'response-code',
    'wrong-mailbox',
    'wrong-item',
    'ews-blocked',
    'wrong-credentials',
    'read-only',
    'not-organizer',
  ].includes(failure.kind);
}

/** Whether the identities that were on screen are the session's, all four. */
export function areSameIdentities(shown: Identities, session: Identities): boolean {
  return (
    shown.authenticated === session.authenticated &&
    shown.authorized === session.authorized &&
    shown.mailbox === session.mailbox &&
    shown.access === session.access
  );
}
