import type { Failure } from '../../shared/failure.ts';
import { adviseOnWrongMailbox } from '../ews/advice/advise.ts';
import type { ThreadContext } from './context.ts';

/** The failure of an answer, or a question, that belongs to another mailbox than the session's. */
export function wrongMailbox({ start }: Pick<ThreadContext, 'start'>): Failure {
  const { identities } = start;
  return {
    kind: 'wrong-mailbox',
    asked: identities.mailbox,
    answered: 'unknown',
    advice: adviseOnWrongMailbox(identities),
  };
}
