import type { Advice, Failure } from '../../shared/failure.ts';
import { assertNever } from '../../shared/result.ts';

/** A failure in words for a person. */
export interface FailureWords {
  /** What happened, in a few words and without a full stop. */
  readonly title: string;
  /** Why, and what was or was not done. */
  readonly text: string;
  /** Who can mend it, as the subject of a sentence; null where the text says what to do. */
  readonly who: string | null;
  /** The exact command for the Exchange Management Shell, where one helps. */
  readonly command: string | null;
  /** Whether asking again can help, and is safe. */
  readonly canRetry: boolean;
  /** The response code or the failure's kind, which stands behind the words. */
  readonly code: string;
}

/** Puts every failure into words. */
export function failureWords(failure: Failure): FailureWords {
  return { ...none, code: failure.kind, ...words(failure) };
}

const none = { who: null, command: null, canRetry: false };

type Words = Pick<FailureWords, 'title' | 'text'> & Partial<FailureWords>;

function words(failure: Failure): Words {
  switch (failure.kind) {
    case 'invalid-request':
    case 'no-such-session':
    case 'no-such-account':
    case 'identity-mismatch':
    case 'not-open':
    case 'read-only':
    case 'defect':
      return doorWords(failure);
    case 'journal-unavailable':
    case 'secret-missing':
    case 'session-crashed':
      return machineWords(failure);
    case 'server-not-found':
    case 'server-unreachable':
    case 'tls-not-trusted':
    case 'timed-out':
    case 'cancelled':
      return wayWords(failure);
    case 'not-exchange':
    case 'proxy-page':
    case 'reply-truncated':
    case 'reply-refused':
    case 'reply-too-large':
      return replyWords(failure);
    case 'wrong-credentials':
    case 'scheme-not-offered':
    case 'ews-blocked':
    case 'server-busy':
    case 'wrong-mailbox':
    case 'conflict':
    case 'response-code':
    case 'outcome-unknown':
      return exchangeWords(failure);
    default:
      return assertNever(failure);
  }
}

type Of<K extends Failure['kind']> = Extract<Failure, { readonly kind: K }>;

function doorWords(
  failure: Of<
    | 'invalid-request'
    | 'no-such-session'
    | 'no-such-account'
    | 'identity-mismatch'
    | 'not-open'
    | 'read-only'
    | 'defect'
  >,
): Words {
  switch (failure.kind) {
    case 'invalid-request':
      return {
        title: 'This could not be asked',
        text: `Onbehalf refused its own request before sending anything: ${failure.message}.`,
      };
    case 'no-such-session':
      return {
        title: 'This mailbox is no longer open',
        text: 'Its session has ended. Open the mailbox again; nothing was sent.',
      };
    case 'no-such-account':
      return { title: 'This account is gone', text: 'It was removed. Add it again to go on.' };
    case 'identity-mismatch':
      return {
        title: 'Stopped: the identities on screen were not the session’s',
        text: `Nothing was sent. This session signs in as ${failure.session.authenticated}, acts as ${failure.session.authorized} and has ${failure.session.mailbox} open. Check the identity strip, then do it again.`,
      };
    case 'not-open':
      return {
        title: 'The mailbox is not open yet',
        text: 'Nothing is shown or sent before it is proved whose mailbox answers.',
        canRetry: true,
      };
    case 'read-only':
      return {
        title: 'This mailbox is read-only',
        text: 'An impersonated mailbox can be changed only after you say why and for how long: press “Allow changes…”. Nothing was sent.',
      };
    case 'defect':
      return {
        title: 'Onbehalf made a mistake',
        text: `The fault is in this program, not in what you did. It is written down under the reference ${failure.reference}.`,
        who: 'The makers of Onbehalf',
        canRetry: true,
      };
    default:
      return assertNever(failure);
  }
}

function machineWords(failure: Of<'journal-unavailable' | 'secret-missing' | 'session-crashed'>): Words {
  switch (failure.kind) {
    case 'journal-unavailable':
      return {
        title: 'Nothing can be changed: the journal cannot be written',
        text: `Every change is recorded before it is sent, and the record cannot be made (${failure.reason}). Reading still works.`,
        who: 'Whoever looks after this computer',
        canRetry: true,
      };
    case 'secret-missing':
      return {
        title: 'The password is not at hand',
        text: 'The keychain of this computer has no password for this account. Sign in again to go on.',
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

const unreachable = {
  refused: 'It is there, but takes no connection on this port.',
  reset: 'It broke the connection off.',
  network: 'This computer has no way to it: check the network or the VPN.',
} as const;

const distrust = {
  'unknown-issuer': 'Its certificate was issued by an authority that this computer does not know',
  'self-signed': 'Its certificate vouches only for itself',
  expired: 'Its certificate has run out',
  'wrong-name': 'Its certificate is for another name',
  other: 'Its certificate could not be checked',
} as const;

function wayWords(
  failure: Of<'server-not-found' | 'server-unreachable' | 'tls-not-trusted' | 'timed-out' | 'cancelled'>,
): Words {
  switch (failure.kind) {
    case 'server-not-found':
      return {
        title: 'No server has this name',
        text: `${failure.host} is not known on this network. Check the spelling, or whether a VPN is needed.`,
        canRetry: true,
      };
    case 'server-unreachable':
      return {
        title: `${failure.host} cannot be reached`,
        text: unreachable[failure.reason],
        canRetry: true,
      };
    case 'tls-not-trusted':
      return {
        title: `${failure.host} could not prove that it is itself`,
        text: `${distrust[failure.reason]}${failure.issuer === null ? '' : ` (issuer: ${failure.issuer})`}. No password was sent. ${certificateAdvice(failure)}`,
        who: failure.reason === 'expired' ? 'Whoever runs the server' : null,
        canRetry: true,
      };
    case 'timed-out':
      return {
        title: `${failure.host} took too long`,
        text: `${waitedFor[failure.phase]} after ${Math.round(failure.afterMs / 1000)} seconds.`,
        canRetry: true,
      };
    case 'cancelled':
      return { title: 'Cancelled', text: 'You stopped it before an answer came.', canRetry: true };
    default:
      return assertNever(failure);
  }
}

const waitedFor = {
  connect: 'No connection stood',
  reply: 'No reply had begun',
  body: 'The reply had not ended',
} as const;

function certificateAdvice(failure: Of<'tls-not-trusted'>): string {
  const mark =
    failure.fingerprint === null ? '' : ` The certificate shown has the fingerprint ${failure.fingerprint}.`;
  if (failure.reason !== 'unknown-issuer' && failure.reason !== 'self-signed') return mark.trim();
  return `If your organisation has its own certificate authority, give its certificate file to the account.${mark}`;
}

const refusedReply = {
  doctype: 'it carries a document type declaration, which an Exchange reply never does',
  malformed: 'it is not well-formed XML',
  'too-deep': 'it is nested deeper than any Exchange reply',
  unexpected: 'it does not have the form of the answer that was asked for',
} as const;

function replyWords(
  failure: Of<'not-exchange' | 'proxy-page' | 'reply-truncated' | 'reply-refused' | 'reply-too-large'>,
): Words {
  switch (failure.kind) {
    case 'not-exchange':
      return {
        title: `${failure.host} does not speak Exchange Web Services here`,
        text: `It answered with HTTP status ${failure.status}. Check the server’s name; the address usually ends in /EWS/Exchange.asmx.`,
        canRetry: true,
      };
    case 'proxy-page':
      return {
        title: 'A web page came instead of Exchange’s answer',
        text: `Something between this computer and ${failure.host} answered${failure.title === null ? '' : ` with a page called “${failure.title}”`}: a proxy, a sign-in page of the network, or a portal. Open a browser, sign in there, then try again.`,
        canRetry: true,
      };
    case 'reply-truncated':
      return {
        title: 'The answer was cut off',
        text: `${failure.host} ended its reply half-way. Nothing of it was used.`,
        canRetry: true,
      };
    case 'reply-refused':
      return {
        title: 'The answer was not safe to read',
        text: `The reply of ${failure.host} was thrown away: ${refusedReply[failure.reason]}.`,
        who: 'Whoever runs the server',
        canRetry: true,
      };
    case 'reply-too-large':
      return {
        title: 'The answer was too large',
        text: `${failure.host} sent more than ${Math.round(failure.limitBytes / 1_048_576)} MB in one reply. It was thrown away; nothing was lost.`,
      };
    default:
      return assertNever(failure);
  }
}

function exchangeWords(
  failure: Of<
    | 'wrong-credentials'
    | 'scheme-not-offered'
    | 'ews-blocked'
    | 'server-busy'
    | 'wrong-mailbox'
    | 'conflict'
    | 'response-code'
    | 'outcome-unknown'
  >,
): Words {
  switch (failure.kind) {
    case 'wrong-credentials':
      return {
        title: 'User name or password not accepted',
        text: `Exchange refused ${failure.userName} ${failure.attempts === 1 ? 'once' : `${failure.attempts} times`}. It is not tried again by itself, so that the account is not locked.`,
      };
    case 'scheme-not-offered':
      return {
        title: 'The server wants another way to sign in',
        text:
          failure.offered.length === 0
            ? 'It offers none that Onbehalf can use.'
            : `It offers ${failure.offered.join(', ')}. Choose a way that it offers.`,
        who: 'An Exchange administrator',
      };
    case 'ews-blocked':
      return { title: 'Exchange Web Services is switched off here', ...advised(failure.advice) };
    case 'server-busy':
      return {
        title: `${failure.host} is busy`,
        text:
          failure.retryAfterMs === null
            ? 'It asks to be left alone for a moment.'
            : `It asks to be left alone for ${Math.ceil(failure.retryAfterMs / 1000)} seconds.`,
        canRetry: true,
      };
    case 'wrong-mailbox':
      return { title: wrongMailboxTitle(failure), ...advised(failure.advice) };
    case 'conflict':
      return {
        title: 'Somebody changed this in the meantime',
        text: 'Nothing was overwritten. Look at it as it is now, then do it again if it is still right.',
        canRetry: true,
        code: failure.code,
      };
    case 'response-code':
      return { title: 'Exchange said no', ...advised(failure.advice), code: failure.code };
    case 'outcome-unknown':
      return {
        title: 'It is not known whether this happened',
        text: `The request (${failure.operation}) left this computer and no answer came. It is not repeated on a guess: look in the mailbox whether it is there.`,
      };
    default:
      return assertNever(failure);
  }
}

function wrongMailboxTitle(failure: Of<'wrong-mailbox'>): string {
  switch (failure.answered) {
    case 'own':
      return `Your own mailbox answered instead of ${failure.asked}`;
    case 'another':
      return `Another mailbox answered instead of ${failure.asked}`;
    case 'unknown':
      return `It could not be proved that ${failure.asked} answered`;
    default:
      return assertNever(failure.answered);
  }
}

function advised(advice: Advice): Pick<FailureWords, 'text' | 'who' | 'command' | 'canRetry'> {
  return { text: advice.cause, who: advice.who, command: advice.command, canRetry: true };
}
