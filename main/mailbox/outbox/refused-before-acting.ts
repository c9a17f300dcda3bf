import type { Failure } from '../../../shared/failure.ts';

/**
 * Whether a failed write has surely not happened. The transport has said `outcome-unknown` wherever a byte may have
 * left and no answer of Exchange came (`main/ews/transport/http/ending.ts`), so what is left to judge is what Exchange
 * itself answers: a refusal that belongs before the act, or an error that may have come in the middle of it.
 */
export function hasSurelyNotActed(failure: Failure): boolean {
  if (failure.kind === 'outcome-unknown') return false;
  return failure.kind !== 'response-code' || isRefusedBeforeActing(failure.code);
}

/**
 * Codes that Exchange gives when it looks at a request or at the caller's rights, before it does anything. All others
 * (`ErrorInternalServerError`, `ErrorTimeoutExpired`, `ErrorMailboxStoreUnavailable` and whatever is not known here)
 * leave open what was done: an unknown outcome is looked for, and a wrong "not sent" would be sent twice.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/responsecode
 */
function isRefusedBeforeActing(code: string): boolean {
  return FORMS.some((form) => form.test(code)) || CODES.has(code);
}

const FORMS: readonly RegExp[] = [
  /^Error(?:Invalid|Incorrect|Missing|Unsupported|Cannot|Calendar|Impersonat|ObjectType)/u,
  /(?:Denied|NotFound|Required|NotSupported|NotAllowed|Exceeded|TooLarge|TooLong)$/u,
];

const CODES: ReadonlySet<string> = new Set([
  'ErrorSchemaValidation',
  'ErrorNonExistentMailbox',
  'ErrorNonPrimarySmtpAddress',
  'ErrorAccountDisabled',
  'ErrorChangeKeyRequiredForWriteOperations',
  'ErrorCrossMailboxMoveCopy',
  'ErrorExceededConnectionCount',
  'ErrorIrresolvableConflict',
  'ErrorMailboxMoveInProgress',
  'ErrorProxyRequestNotAllowed',
  'ErrorServerBusy',
  'ErrorStaleObject',
]);
