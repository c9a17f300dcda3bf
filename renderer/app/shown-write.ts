import type { Failure } from '../../shared/failure.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Result } from '../../shared/result.ts';
import { failureWords } from './failure-words.ts';
import { useStatusStore } from './stores/status-store.ts';
import { useToastsStore } from './stores/toasts-store.ts';

/** A write as the window does it. */
export interface ShownWrite<T> {
  /** Puts what the write will have done on screen, and gives the function that takes it back. */
  readonly show: () => () => void;
  readonly ask: () => Promise<Result<T>>;
  /** The first sentence for the person when it fails: “Budget” could not be deleted. */
  readonly failed: string;
  /** Reads again what the failure leaves in doubt: somebody else changed it, or nobody knows whether it happened. */
  readonly readAgain: () => Promise<void>;
}

/**
 * Does a write the way the window does all of them: what it will have done is on screen before the server has answered, goes
 * back when the server says no, and is read again, not guessed, where the outcome is not known. The status bar counts it
 * while it is under way, and a failure is told with its reason. The caller takes in what the answer tells.
 */
export async function shownWrite<T>({ show, ask, failed, readAgain }: ShownWrite<T>): Promise<Result<T>> {
  const takeBack = show();
  const answer = await counted(ask);
  if (answer.ok) return answer;
  const { failure } = answer;
  if (failure.kind !== 'outcome-unknown') takeBack();
  const words = failureWords(failure);
  useToastsStore.getState().show({ tone: 'refused', text: `${failed}. ${words.title}: ${words.text}` });
  if (isInDoubt(failure)) await readAgain();
  return answer;
}

/** Asks for a write with the status bar counting it; for what is not on screen before it is answered, an undo for instance. */
export async function counted<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  const end = useStatusStore.getState().beginWrite();
  const answer = await ask();
  end();
  return answer;
}

/** What every write names: its session, and the identities that are on screen. */
export function writeOf({ sessionId, identities }: Session): Pick<Session, 'sessionId' | 'identities'> {
  return { sessionId, identities };
}

function isInDoubt({ kind }: Failure): boolean {
  return kind === 'conflict' || kind === 'outcome-unknown';
}
