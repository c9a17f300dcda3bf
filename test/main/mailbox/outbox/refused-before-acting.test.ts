import { expect, test } from 'vitest';
import { hasSurelyNotActed } from '../../../../main/mailbox/outbox/refused-before-acting.ts';
import type { Failure } from '../../../../shared/failure.ts';

const advice = { cause: 'c', who: 'w', command: null };
const host = 'mail.contoso.test';
const codeOf = (code: string): Failure => ({ kind: 'response-code', code, serverText: '', advice });

test.each([
  'ErrorAccessDenied',
  'ErrorCreateItemAccessDenied',
  'ErrorSendAsDenied',
  'ErrorInvalidRecipients',
  'ErrorItemNotFound',
  'ErrorFolderNotFound',
  'ErrorQuotaExceeded',
  'ErrorSubmissionQuotaExceeded',
  'ErrorMessageSizeExceeded',
  'ErrorSchemaValidation',
  'ErrorNonExistentMailbox',
  'ErrorImpersonateUserDenied',
  'ErrorCalendarIsOrganizerForAccept',
  'ErrorMailboxMoveInProgress',
])('%s comes before anything is done', (code) => {
  expect(hasSurelyNotActed(codeOf(code))).toBe(true);
});

test.each([
  'ErrorInternalServerError',
  'ErrorInternalServerTransientError',
  'ErrorTimeoutExpired',
  'ErrorMailboxStoreUnavailable',
  'ErrorMailboxFailover',
  'ErrorConnectionFailed',
  'ErrorItemSave',
  'ErrorBatchProcessingStopped',
  'ErrorThatNobodyHereHasHeardOf',
  '',
])('%s may come in the middle of the act', (code) => {
  expect(hasSurelyNotActed(codeOf(code))).toBe(false);
});

test.each([
  { kind: 'server-busy', host, retryAfterMs: 5_000 },
  { kind: 'wrong-credentials', userName: 'rob', attempts: 1 },
  { kind: 'server-unreachable', host, reason: 'refused' },
  { kind: 'conflict', code: 'ErrorStaleObject' },
] as const)('$kind is what the transport says only where nothing was done', (failure) => {
  expect(hasSurelyNotActed(failure)).toBe(true);
});

test('silence is never taken for a refusal', () => {
  expect(hasSurelyNotActed({ kind: 'outcome-unknown', operation: 'CreateItem' })).toBe(false);
});
