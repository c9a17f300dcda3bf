import type { Advice } from '../../../shared/failure.ts';
import type { Identities } from '../../../shared/model/identity.ts';
import { who, type CodeAdvice } from './code-advice.ts';
import { fillIn, type Values } from './fill-in.ts';
import { delegatesDenied } from './codes/delegates.ts';
import { folderPath } from './folder-path.ts';
import { quoted } from './powershell.ts';
import { responseCodes } from './response-codes.ts';

export { adviseOnBlocked } from './advise-on-blocked.ts';
export { adviseOnWrongMailbox } from './advise-on-wrong-mailbox.ts';

/** Where a refusal came up. */
export interface AdviceContext {
  readonly identities: Identities;
  /** EWS's name of the operation. */
  readonly operation: string;
  /** The name that signed in, where it is not the address: `DOMAIN\name`. */
  readonly userName?: string;
  /** A distinguished folder id, or a path with `/` between the names. */
  readonly folder?: string | undefined;
}

/**
 * Why EWS said no, who can change that, and the command, by the response code alone: the server's words differ by
 * language and version and are never looked at. Any code gets an answer.
 */
export function advise(code: string, context: AdviceContext): Advice {
  const isOfDelegates = DELEGATE_OPERATIONS.has(context.operation) && DENIALS.has(code);
  const found = isOfDelegates
    ? delegatesDenied
    : Object.hasOwn(responseCodes, code)
      ? responseCodes[code]
      : undefined;
  const { access } = context.identities;
  const meaning =
    found === undefined ? unknownCode(context.operation) : 'cause' in found ? found : found[access];
  return fillIn(meaning, valuesOf(context));
}

/** Operations on the list of delegates: no level on a folder helps there. */
const DELEGATE_OPERATIONS: ReadonlySet<string> = new Set([
  'GetDelegate',
  'AddDelegate',
  'UpdateDelegate',
  'RemoveDelegate',
]);

/** The codes that say no to a person, whatever was asked for. */
const DENIALS: ReadonlySet<string> = new Set([
  'ErrorAccessDenied',
  'ErrorItemNotFound',
  'ErrorFolderNotFound',
]);

function unknownCode(operation: string): CodeAdvice {
  return {
    cause: `Exchange refused ${operation} on {mailbox} for a reason that Onbehalf has no advice for; its code says which.`,
    who: who.administrator,
    command: null,
  };
}

function valuesOf({ identities, userName, folder }: AdviceContext): Values {
  const { authenticated, authorized, mailbox } = identities;
  return {
    mailbox,
    user: userName === undefined || userName === '' ? authenticated : userName,
    acting: authorized,
    folder: folderPath(mailbox, folder),
    calendar: folderPath(mailbox, 'calendar'),
    // Exchange allows 64 characters for the name of a scope or an assignment.
    scope: `Onbehalf ${mailbox}`.slice(0, 64),
    // The domain of the mailbox, by which Exchange knows the other organisation.
    domain: mailbox.slice(mailbox.lastIndexOf('@') + 1),
    filter: `PrimarySmtpAddress -eq ${quoted(mailbox)}`,
  };
}
