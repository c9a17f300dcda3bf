import { assertNever } from '../../../shared/result.ts';
import type { FailureOf, FailureWords, Words } from './words.ts';
import type { Advice } from '../../../shared/failure.ts';

/** What Exchange itself says. */
export function exchangeWords(
  failure: FailureOf<
    | 'wrong-credentials'
    | 'scheme-not-offered'
    | 'account-held'
    | 'front-end-refused'
    | 'ews-blocked'
    | 'server-busy'
    | 'wrong-mailbox'
    | 'conflict'
    | 'edit-conflict'
    | 'response-code'
    | 'outcome-unknown'
  >,
): Words {
  switch (failure.kind) {
    case 'wrong-credentials':
      return {
        title: 'User name or password not accepted',
        text: `Exchange refused ${failure.userName} ${failure.attempts === 1 ? 'once' : `${failure.attempts} times`}. It is not tried again by itself, so that the account is not locked.`,
        ...(failure.advice === undefined ? {} : { ...advised(failure.advice), canRetry: false }),
      };
    case 'scheme-not-offered':
      return {
        title: 'The server requires another sign-in method',
        text:
          failure.offered.length === 0
            ? 'It offers none that Onbehalf can use.'
            : `It offers ${failure.offered.join(', ')}. Choose a way that it offers.`,
        who: 'An Exchange administrator',
        ...(failure.advice === undefined ? {} : { who: failure.advice.who, command: failure.advice.command }),
      };
    case 'account-held':
      return { title: heldTitles[failure.reason], text: heldWords[failure.reason], canRetry: true };
    case 'front-end-refused':
      return {
        title: `${failure.host} does not know where the mailbox is`,
        ...advised(failure.advice),
        code: failure.code,
      };
    case 'ews-blocked':
      return { title: 'Exchange Web Services is switched off here', ...advised(failure.advice) };
    case 'server-busy':
      return {
        title: `${failure.host} is busy`,
        text:
          failure.retryAfterMs === null
            ? 'It asks you to wait a moment.'
            : `It asks you to wait ${Math.ceil(failure.retryAfterMs / 1000)} seconds.`,
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
    case 'edit-conflict':
      return {
        title: `${failure.changedBy ?? 'Somebody else'} changed the same thing in the meantime`,
        text: `Nothing was overwritten. Changed by both of you: ${failure.fields.map(({ field }) => fieldWords[field]).join(', ')}. Compare the two versions and decide which one stays.`,
        code: failure.code,
      };
    case 'response-code':
      return { title: refusalTitle(failure.code), ...advised(failure.advice), code: failure.code };
    case 'outcome-unknown':
      return {
        title: 'It is not known whether this happened',
        text: `The request (${failure.operation}) left this computer and ${failure.because === undefined ? 'no answer came' : 'the answer was about something else'}. It is not repeated on a guess: look in the mailbox whether it is there.`,
      };
    default:
      return assertNever(failure);
  }
}

const heldTitles = {
  blocked: 'The account must be unblocked first',
  'password-expired': 'The password has expired',
} as const;

const heldWords = {
  blocked:
    'The server wants more than a password (HTTP status 456): the account is blocked, or needs a second factor. Sign in once in a browser, for instance to Outlook on the web, do what it asks for, then try again.',
  'password-expired':
    'The server wants a new password before it lets anything pass (HTTP status 457). Change it in a browser, for instance in Outlook on the web, then sign in here with the new one.',
} as const;

const fieldWords = {
  subject: 'the subject',
  location: 'the place',
  time: 'the time',
  required: 'who must come',
  optional: 'who may come',
  bodyText: 'the text',
  freeBusy: 'how it shows in the calendar',
  isRead: 'the read mark',
  flag: 'the flag',
  categories: 'the categories',
} as const;

/** Titles for the refusals that people meet most; the cause beneath them says the rest. */
const refusalTitles: Readonly<Record<string, string>> = {
  ErrorAccessDenied: 'The right for this is missing',
  ErrorCalendarIsCancelledForAccept: 'This meeting was cancelled',
  ErrorCalendarIsCancelledForDecline: 'This meeting was cancelled',
  ErrorCalendarIsCancelledForRemove: 'This meeting was cancelled',
  ErrorCalendarIsCancelledForTentative: 'This meeting was cancelled',
  ErrorCalendarIsOrganizerForAccept: 'The organiser cannot answer',
  ErrorCalendarIsOrganizerForDecline: 'The organiser cannot answer',
  ErrorCalendarIsOrganizerForRemove: 'The organiser cannot answer',
  ErrorCalendarIsOrganizerForTentative: 'The organiser cannot answer',
  ErrorCorruptData: 'Something here is damaged',
  ErrorFolderNotFound: 'This folder is not there, or not for you to see',
  ErrorImpersonateUserDenied: 'Impersonation is not allowed here',
  ErrorImpersonationDenied: 'Impersonation is not allowed here',
  ErrorImpersonationFailed: 'Impersonation did not work',
  ErrorItemCorrupt: 'This item is damaged',
  ErrorItemNotFound: 'This item is gone',
  ErrorMailboxMoveInProgress: 'The mailbox is being moved',
  ErrorMailboxStoreUnavailable: 'The mailbox’s server does not answer',
  ErrorNonExistentMailbox: 'There is no such mailbox',
  ErrorQuotaExceeded: 'The mailbox is full',
  ErrorSendAsDenied: 'This way of sending is not allowed',
  ErrorSubmissionQuotaExceeded: 'Too many messages were sent for now',
};

function refusalTitle(code: string): string {
  return Object.hasOwn(refusalTitles, code) ? (refusalTitles[code] ?? '') : 'Exchange said no';
}

function wrongMailboxTitle(failure: FailureOf<'wrong-mailbox'>): string {
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
