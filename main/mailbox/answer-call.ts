import { failed, success, type Result } from '../../shared/result.ts';
import { endedFailure, type CallName, type CallWays } from './thread-requests.ts';
import { answers } from './answers.ts';
import type { ThreadContext } from './context.ts';
import { foreignId } from './foreign-id.ts';
import { answerEarly } from './stored-reads.ts';
import { wrongMailbox } from './wrong-mailbox.ts';

/** A call as it comes from main: its input was checked at the door and typed where main posted it. */
interface LooseAnswer {
  // A method, so that the typed answers fit without an assertion.
  answer(context: ThreadContext, input: unknown): Promise<Result<unknown>>;
}
const loose: Readonly<Record<CallName, LooseAnswer['answer']>> = answers;

/**
 * Answers one call. Before the proof only opening and signing in are answered, whatever main asks, and reads of what an
 * earlier run proved and stored; after it, nothing that names an item or a folder of another mailbox. Something thrown is
 * a defect: told to main's log, and a failure for main; a write that threw may have acted.
 */
export async function answerCall(
  context: ThreadContext,
  name: CallName,
  input: unknown,
  ways: CallWays,
): Promise<Result<unknown>> {
  const isOpening = name === 'open' || name === 'signIn';
  try {
    if (!isOpening && context.known.folders.size === 0)
      return answerEarly(context, name, input) ?? failed({ kind: 'not-open', state: 'opening' });
    if (foreignId(context.known.moniker, input) !== null) return failed(wrongMailbox(context));
    const answer = async (): Promise<Result<unknown>> => await loose[name](context, input);
    const result = ways.isInBackground ? await answer() : await context.quiet.during(answer);
    return result.ok ? success(result.value) : failed(result.failure);
  } catch (reason) {
    context.tellDefect(
      `a session’s call ${name} threw`,
      reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    );
    return failed(endedFailure(name, ways));
  }
}
