import { requests, type SessionRequestName } from '../../shared/contract/index.ts';
import type { WriteName } from '../../shared/contract/declare.ts';
import type { Failure } from '../../shared/failure.ts';
import { failed, success, type Result } from '../../shared/result.ts';
import { endingOf, isRefusal } from '../journal/ending-of.ts';
import type { Journal } from '../journal/journal.ts';
import type { MailboxSession } from '../sessions/mailbox-session.ts';
import { around, type SessionInput } from './around.ts';
import type { Parts } from './parts.ts';
import { sessionOf } from './session-of.ts';

/**
 * Answers any request that a session answers, from its declaration alone: a read is asked, a write is written down, done
 * and written down again. What main does beside a few of them stands in `around.ts`.
 */
export function asker(
  parts: Parts,
): (name: SessionRequestName, input: SessionInput) => Promise<Result<unknown>> {
  return async (name, input) => await ask(parts, name, input);
}

async function ask(parts: Parts, name: SessionRequestName, input: SessionInput): Promise<Result<unknown>> {
  const session = sessionOf(parts, input.sessionId);
  const beside = around[name];
  await beside?.before?.(parts, session, input);
  const declared = requests[name];
  const result =
    declared.kind === 'write'
      ? await journaledWrite(parts.journal, session, { name, declared }, input)
      : await journaledRead(parts.journal, session, name, input);
  await beside?.after?.(parts, session, input, result);
  return result;
}

/** A session as this file asks it: the schema has made the input what the request's type says. */
interface LooseSession {
  call(name: SessionRequestName, input: object): Promise<Result<unknown>>;
}

/** A write as the door knows it, once the schema has made its input what it should be. */
interface LooseWrite {
  named(input: SessionInput): WriteName;
  readonly isTold: boolean;
}

/**
 * Refused when the session may not write, written down before its first byte leaves, completed with what came of it. No
 * journal, no write.
 */
async function journaledWrite(
  journal: Journal,
  session: MailboxSession,
  { name, declared }: { readonly name: SessionRequestName; readonly declared: LooseWrite },
  input: SessionInput,
): Promise<Result<unknown>> {
  const act = { ...session.identities, ...declared.named(input) };
  const objection = session.objectionToWrite();
  if (objection !== null) {
    await journal.refusal(act, objection.kind);
    return failed(objection);
  }
  const begun = await journal.begin(act);
  if (!begun.ok) return begun;
  const asked: LooseSession = session;
  const result = await asked.call(name, askedOf(input));
  await journal.end(begun.value, result.ok ? { outcome: 'done', code: null } : endingOf(result.failure));
  return result.ok && declared.isTold
    ? success({ ...Object(result.value), journalSequence: begun.value })
    : result;
}

/** A refusal by the server is written down, an answer is not. */
async function journaledRead(
  journal: Journal,
  session: MailboxSession,
  name: SessionRequestName,
  input: SessionInput,
): Promise<Result<unknown>> {
  const asked: LooseSession = session;
  const result = await asked.call(name, askedOf(input));
  if (!result.ok && isRefusal(result.failure) && !isRecordedAlready(result.failure)) {
    const act = {
      ...session.identities,
      operation: name,
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

/** What reaches the thread: the input without its session and the identities that were on screen. */
function askedOf({ sessionId: _session, identities: _shown, ...asked }: SessionInput): object {
  return asked;
}
