import { assertNever } from '../../../shared/result.ts';
import type { FailureOf, Words } from './words.ts';

/** What this computer lacks. */
export function machineWords(
  failure: FailureOf<'journal-unavailable' | 'outbox-unavailable' | 'secret-missing' | 'session-crashed'>,
): Words {
  switch (failure.kind) {
    case 'journal-unavailable':
      return {
        title: 'Nothing can be changed: the journal cannot be written',
        text: `Every change is recorded before it is sent, and the record cannot be made (${failure.reason}). Reading still works.`,
        who: 'Whoever looks after this computer',
        canRetry: true,
      };
    case 'outbox-unavailable':
      return {
        title: 'Not sent: the outbox cannot be written',
        text: `What is sent is written down first, so that it can never go out twice, and that could not be done (${failure.reason}). Nothing left this computer.`,
        who: 'Whoever looks after this computer',
        canRetry: true,
      };
    case 'secret-missing':
      return {
        title: 'The password is missing',
        text: 'The keychain of this computer gave no password for this account: it has none, or cannot be read now. Sign in again to go on.',
      };
    case 'session-crashed':
      return {
        title: 'This mailbox’s session ended by itself',
        text: 'Other mailboxes are not affected. What was being sent, if anything, is in the journal. Open the mailbox again.',
        canRetry: true,
      };
    default:
      return assertNever(failure);
  }
}
