import { assertNever } from '../../../shared/result.ts';
import type { FailureOf, Words } from './words.ts';

/** Refusals at the door between the page and main: nothing left this computer. */
export function doorWords(
  failure: FailureOf<
    | 'invalid-request'
    | 'no-such-session'
    | 'no-such-account'
    | 'identity-mismatch'
    | 'not-open'
    | 'read-only'
    | 'defect'
    | 'no-address'
    | 'not-organizer'
    | 'locked'
    | 'unlock-refused'
    | 'not-locked'
    | 'keychain-failing'
  >,
): Words {
  switch (failure.kind) {
    case 'invalid-request':
      return refusedWords(failure.message);
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
    case 'no-address':
      return {
        title: `No address is known for ${listed(failure.people)}`,
        text: 'Nothing was sent. Choose another address for them, or remove them.',
      };
    case 'not-organizer':
      return {
        title: 'Only its organiser can change this meeting',
        text:
          failure.organizer === ''
            ? 'The server does not say that this mailbox organises it. Nothing was changed, and nobody was told.'
            : `${failure.organizer} organises it. Nothing was changed, and nobody was told.`,
      };
    case 'locked':
      return {
        title: 'Onbehalf is locked',
        text: 'Every mailbox was closed when it locked. Unlock it, then do this again; nothing was sent.',
      };
    case 'unlock-refused':
      return {
        title: 'Not unlocked',
        text:
          failure.waitMs === 0
            ? 'This is not the password of that account. It was compared on this computer; no server was asked.'
            : 'This is not the password of that account, or it came too soon. After several wrong tries each further one has to wait.',
      };
    case 'not-locked':
      return {
        title: 'Onbehalf is not locked',
        text: 'There was nothing to unlock. The password was compared with nothing, so this does not say whether it is right.',
      };
    case 'keychain-failing':
      return {
        title: 'The keychain does not answer',
        text: 'The keychain of this computer has the password and gives no answer now. Nothing was sent or counted. Try again once it answers.',
        canRetry: true,
      };
    default:
      return assertNever(failure);
  }
}

/** "Ann", "Ann and Bob", "Ann, Bob and 3 others". */
function listed(people: readonly string[]): string {
  const shown = people.length > MOST_NAMES ? people.slice(0, MOST_NAMES - 1) : people;
  const others = people.length - shown.length;
  const parts = others === 0 ? shown : [...shown, `${others} others`];
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

const MOST_NAMES = 4;

/** What people call the parts of a request. */
const partNames: Readonly<Record<string, string>> = {
  to: 'The list of recipients',
  cc: 'The list of recipients',
  bcc: 'The list of recipients',
  required: 'The list of people',
  optional: 'The list of people',
  subject: 'The subject',
  location: 'The place',
  bodyText: 'The text',
  messageText: 'The message',
  words: 'What is looked for',
  reason: 'The reason',
  secret: 'The password',
};

/** The door names a part by its path and what is wrong with it by zod's word: `meeting.bodyText: too big`. */
function refusedWords(message: string): Words {
  const [path = '', fault = ''] = message.split(': ');
  const part = path.split('.').flatMap((name) => partNames[name] ?? [])[0];
  const wrong = faultWords[fault];
  if (part !== undefined && wrong !== undefined)
    return { title: `${part} ${wrong}`, text: 'Nothing was sent, and what you wrote is still here.' };
  return {
    title: 'The request was refused',
    text: `Onbehalf refused its own request before sending anything: ${message}.`,
  };
}

const faultWords: Readonly<Record<string, string>> = {
  'too big': 'is too long',
  'too small': 'is too short',
  'invalid format': 'is not in the right format',
};
