import { describe, expect, it } from 'vitest';
import { failureWords } from '../../../renderer/app/failure-words.ts';
import { failure as failureSchema, type Failure, type FailureKind } from '../../../shared/failure.ts';

const advice = { cause: 'The cause.', who: 'An Exchange administrator', command: 'Add-Something -To mary' };
const host = 'mail.contoso.test';

/** One failure of every kind; the type makes a missing kind a compile error. */
const samples: { readonly [K in FailureKind]: readonly Extract<Failure, { readonly kind: K }>[] } = {
  'invalid-request': [{ kind: 'invalid-request', message: 'surplus key' }],
  'no-address': [{ kind: 'no-address', people: ['Karim Saidi', 'My team'] }],
  'not-organizer': [
    { kind: 'not-organizer', organizer: 'Karim Saidi' },
    { kind: 'not-organizer', organizer: '' },
  ],
  'no-such-session': [{ kind: 'no-such-session' }],
  'no-such-account': [{ kind: 'no-such-account' }],
  'identity-mismatch': [
    {
      kind: 'identity-mismatch',
      session: {
        authenticated: 'rob@a.test',
        authorized: 'rob@a.test',
        mailbox: 'mary@a.test',
        access: 'delegate',
      },
    },
  ],
  'not-open': [{ kind: 'not-open', state: 'opening' }],
  'read-only': [{ kind: 'read-only' }],
  defect: [{ kind: 'defect', reference: 'defect-7f' }],
  locked: [{ kind: 'locked' }],
  'unlock-refused': [
    { kind: 'unlock-refused', waitMs: 0 },
    { kind: 'unlock-refused', waitMs: 5000 },
    { kind: 'unlock-refused', waitMs: 300_000 },
  ],
  'not-locked': [{ kind: 'not-locked' }],
  'keychain-failing': [{ kind: 'keychain-failing' }],
  'journal-unavailable': [{ kind: 'journal-unavailable', reason: 'the disk is full' }],
  'outbox-unavailable': [{ kind: 'outbox-unavailable', reason: 'ENOSPC' }],
  'secret-missing': [{ kind: 'secret-missing' }],
  'session-crashed': [{ kind: 'session-crashed' }],
  'server-not-found': [{ kind: 'server-not-found', host }],
  'server-unreachable': (['refused', 'reset', 'network'] as const).map((reason) => ({
    kind: 'server-unreachable',
    host,
    reason,
  })),
  'proxy-failed': (['not-found', 'unreachable', 'sign-in', 'refused'] as const).map((reason) => ({
    kind: 'proxy-failed',
    proxy: 'proxy.contoso.test:8080',
    reason,
  })),
  'tls-not-trusted': (['unknown-issuer', 'self-signed', 'expired', 'wrong-name', 'other'] as const).map(
    (reason) => ({ kind: 'tls-not-trusted', host, reason, issuer: 'Contoso CA', fingerprint: 'AB:CD' }),
  ),
  'timed-out': (['connect', 'reply', 'body', 'rate', 'total'] as const).map((phase) => ({
    kind: 'timed-out',
    host,
    phase,
    afterMs: 30_000,
  })),
  cancelled: [{ kind: 'cancelled' }],
  'server-moved': [
    { to: null, isElsewhere: false, isSignIn: false },
    { to: 'https://other.contoso.test/EWS/Exchange.asmx', isElsewhere: true, isSignIn: false },
    { to: 'https://mail.contoso.test/exchange/', isElsewhere: false, isSignIn: false },
    { to: 'https://mail.contoso.test/owa/auth/logon.aspx', isElsewhere: false, isSignIn: true },
    { to: 'https://sso.contoso.test/login', isElsewhere: true, isSignIn: true },
  ].map((led) => ({ kind: 'server-moved', host, status: 302, ...led })),
  'account-held': (['blocked', 'password-expired'] as const).map((reason) => ({
    kind: 'account-held',
    host,
    reason,
  })),
  'front-end-refused': [{ kind: 'front-end-refused', host, status: 404, code: 'ServerNotFound', advice }],
  'not-exchange': [
    { kind: 'not-exchange', host, status: 404 },
    { kind: 'not-exchange', host, status: 500 },
  ],
  'proxy-page': [
    { kind: 'proxy-page', host, title: 'Hotel Wi-Fi' },
    { kind: 'proxy-page', host, title: null },
  ],
  'reply-truncated': [{ kind: 'reply-truncated', host }],
  'reply-refused': (['doctype', 'malformed', 'too-deep', 'unexpected', 'encoding'] as const).map(
    (reason) => ({
      kind: 'reply-refused',
      host,
      reason,
    }),
  ),
  'reply-too-large': [{ kind: 'reply-too-large', host, limitBytes: 209_715_200 }],
  'wrong-item': [{ kind: 'wrong-item', host }],
  'wrong-credentials': [
    { kind: 'wrong-credentials', userName: 'CONTOSO\\rob', attempts: 1 },
    { kind: 'wrong-credentials', userName: 'CONTOSO\\rob', attempts: 2 },
  ],
  'scheme-not-offered': [
    { kind: 'scheme-not-offered', offered: [] },
    { kind: 'scheme-not-offered', offered: ['Negotiate', 'Bearer'] },
  ],
  'ews-blocked': [{ kind: 'ews-blocked', host, advice }],
  'server-busy': [
    { kind: 'server-busy', host, retryAfterMs: 4200 },
    { kind: 'server-busy', host, retryAfterMs: null },
  ],
  'wrong-mailbox': (['own', 'another', 'unknown'] as const).map((answered) => ({
    kind: 'wrong-mailbox',
    asked: 'mary@a.test',
    answered,
    advice,
  })),
  conflict: [{ kind: 'conflict', code: 'ErrorIrresolvableConflict' }],
  'edit-conflict': [
    {
      kind: 'edit-conflict',
      code: 'ErrorIrresolvableConflict',
      itemId: 'i',
      changeKey: 'c',
      fields: [
        { field: 'subject', base: 'Budget', mine: 'Budget 2027', theirs: 'The budget' },
        { field: 'freeBusy', base: null, mine: 'Busy', theirs: 'Free' },
      ],
      changedBy: 'Mary Okafor',
      changedAt: '2026-11-24T09:00:00.000Z',
    },
    {
      kind: 'edit-conflict',
      code: 'ErrorIrresolvableConflict',
      itemId: 'i',
      changeKey: 'c',
      fields: [{ field: 'location', base: '', mine: 'Room 1', theirs: 'Room 2' }],
      changedBy: null,
      changedAt: null,
    },
  ],
  'response-code': [
    { kind: 'response-code', code: 'ErrorAccessDenied', serverText: 'Access is denied.', advice },
  ],
  'outcome-unknown': [
    { kind: 'outcome-unknown', operation: 'CreateItem' },
    { kind: 'outcome-unknown', operation: 'UpdateItem', because: 'wrong-item' },
  ],
};

const all = Object.values(samples).flat();

describe('the words of a failure', () => {
  it('exist for every kind that the contract declares', () => {
    const declared = failureSchema.options.map((option) => option.shape.kind.value).toSorted();
    expect(Object.keys(samples).toSorted()).toEqual(declared);
  });

  it.each(all)('say what happened and why in sentences, without a bare code: $kind', (failure) => {
    const words = failureWords(failure);
    expect(words.title).toMatch(/^\p{L}[^!]{4,90}[^.!]$/u);
    expect(words.text).toMatch(/^\p{L}.*[.)]$/su);
    expect(`${words.title} ${words.text}`).not.toMatch(
      /undefined|null|NaN|\[object|!|something went wrong/iu,
    );
    expect(words.title).not.toMatch(/Error[A-Z]|^\S*$/u);
  });

  it.each(all)('keep the code behind the words: $kind', (failure) => {
    const code = 'code' in failure ? failure.code : failure.kind;
    expect(failureWords(failure).code).toBe(code);
  });

  it('carry the cause, who can grant it and the exact command of a refusal', () => {
    const words = failureWords(samples['response-code'][0]!);
    expect(words).toMatchObject({
      text: 'The cause.',
      who: 'An Exchange administrator',
      command: 'Add-Something -To mary',
    });
  });

  it('name a refusal that people meet often, and any other plainly', () => {
    const refusal = samples['response-code'][0]!;
    expect(failureWords(refusal).title).toBe('The right for this is missing');
    expect(failureWords({ ...refusal, code: 'ErrorNonExistentMailbox' }).title).toBe(
      'There is no such mailbox',
    );
    expect(failureWords({ ...refusal, code: 'constructor' }).title).toBe('Exchange said no');
  });

  it('never offer to repeat a write whose outcome is unknown, nor a sign-in that was refused', () => {
    expect(failureWords({ kind: 'outcome-unknown', operation: 'SendItem' }).canRetry).toBe(false);
    expect(failureWords({ kind: 'wrong-credentials', userName: 'rob', attempts: 2 }).canRetry).toBe(false);
    expect(failureWords({ kind: 'server-busy', host, retryAfterMs: null }).canRetry).toBe(true);
  });

  it('name what two people changed, and who the other one was', () => {
    const [named, unnamed] = samples['edit-conflict'];
    expect(failureWords(named!).title).toContain('Mary Okafor');
    expect(failureWords(named!).text).toContain('the subject, how it shows in the calendar');
    expect(failureWords(unnamed!).title).toContain('Somebody else');
    expect(failureWords(named!).canRetry).toBe(false);
  });

  it('say a number with its right plural', () => {
    expect(failureWords({ kind: 'wrong-credentials', userName: 'rob', attempts: 1 }).text).toContain(
      'rob once.',
    );
    expect(failureWords({ kind: 'wrong-credentials', userName: 'rob', attempts: 2 }).text).toContain(
      '2 times.',
    );
  });

  it.each([
    ['bodyText: too big', 'The text is too long'],
    ['meeting.subject: too big', 'The subject is too long'],
    ['to.3.address: invalid format', 'The list of recipients is not in the right format'],
  ])('name what people wrote where the door refuses it: %s', (message, title) => {
    expect(failureWords({ kind: 'invalid-request', message }).title).toBe(title);
  });
});
