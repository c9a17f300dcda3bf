import type { Failure } from '../../shared/failure.ts';
import { assertNever } from '../../shared/result.ts';
import { doorWords } from './failure-words/door-words.ts';
import { exchangeWords } from './failure-words/exchange-words.ts';
import { machineWords } from './failure-words/machine-words.ts';
import { replyWords } from './failure-words/reply-words.ts';
import { wayWords } from './failure-words/way-words.ts';
import type { FailureWords, Words } from './failure-words/words.ts';

export type { FailureWords } from './failure-words/words.ts';

/** Puts every failure into words. */
export function failureWords(failure: Failure): FailureWords {
  return { ...none, code: failure.kind, ...words(failure) };
}

const none = { who: null, command: null, canRetry: false };

function words(failure: Failure): Words {
  switch (failure.kind) {
    case 'invalid-request':
    case 'no-such-session':
    case 'no-such-account':
    case 'identity-mismatch':
    case 'not-open':
    case 'read-only':
    case 'defect':
    case 'no-address':
    case 'not-organizer':
    case 'locked':
    case 'unlock-refused':
    case 'not-locked':
    case 'keychain-failing':
      return doorWords(failure);
    case 'journal-unavailable':
    case 'outbox-unavailable':
    case 'secret-missing':
    case 'session-crashed':
      return machineWords(failure);
    case 'server-not-found':
    case 'server-unreachable':
    case 'proxy-failed':
    case 'tls-not-trusted':
    case 'timed-out':
    case 'cancelled':
      return wayWords(failure);
    case 'not-exchange':
    case 'server-moved':
    case 'proxy-page':
    case 'reply-truncated':
    case 'reply-refused':
    case 'reply-too-large':
    case 'wrong-item':
      return replyWords(failure);
    case 'wrong-credentials':
    case 'scheme-not-offered':
    case 'account-held':
    case 'front-end-refused':
    case 'ews-blocked':
    case 'server-busy':
    case 'wrong-mailbox':
    case 'conflict':
    case 'edit-conflict':
    case 'response-code':
    case 'outcome-unknown':
      return exchangeWords(failure);
    default:
      return assertNever(failure);
  }
}
