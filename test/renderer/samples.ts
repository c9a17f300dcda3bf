import type { Account } from '../../shared/model/account.ts';
import type { Access } from '../../shared/model/identity.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import type { RememberedMailbox, Session } from '../../shared/model/session.ts';

const hex = (digit: string) => digit.repeat(32);

/** When everything in the samples happens. */
export const sampleNow = '2026-11-24T09:02:41Z';

/** Rob's account, signed in, its secret in the keychain. */
export const robAccount: Account = {
  accountId: `account-${hex('a')}`,
  address: 'rob.ellis@contoso.test',
  name: 'Rob Ellis',
  host: 'mail.contoso.test',
  userName: 'rob.ellis@contoso.test',
  scheme: 'ntlm',
  certificate: null,
  secret: 'keychain',
  signIn: 'accepted',
};

/** The service account that may impersonate. */
export const serviceAccount: Account = {
  ...robAccount,
  accountId: `account-${hex('b')}`,
  address: 'svc.onbehalf@contoso.test',
  name: 'Onbehalf service',
  userName: 'CONTOSO\\svc.onbehalf',
  secret: 'memory',
};

interface Who {
  readonly digit: string;
  readonly account?: Account;
  readonly address: string;
  readonly name: string;
  readonly access: Access;
  readonly colour: number;
  readonly level?: string | null;
  readonly unread?: number | null;
}

/** An open session; everything else follows from who and how. */
export function sampleSession(who: Who): Session {
  const account = who.account ?? robAccount;
  const accountPerson = { name: account.name ?? account.address, address: account.address };
  const mailbox = { name: who.name, address: who.address };
  const authorized = who.access === 'impersonation' ? mailbox : accountPerson;
  const from = who.access === 'own' ? accountPerson : mailbox;
  return {
    sessionId: `session-${hex(who.digit)}`,
    mailboxId: `mailbox-${hex(who.digit)}`,
    accountId: account.accountId,
    identities: {
      authenticated: account.address,
      authorized: authorized.address,
      mailbox: who.address,
      access: who.access,
    },
    names: { authenticated: accountPerson.name, authorized: authorized.name, mailbox: who.name },
    colour: who.colour,
    state: {
      state: 'open',
      proof: {
        provedAt: '2026-11-24T09:02:00Z',
        statement: `The root folder that answered belongs to ${who.name}: it differs from your own, and its Inbox and Calendar lie beneath it.`,
        roundTrips: 2,
      },
    },
    level: who.level ?? null,
    recipientsSee: { from, sender: who.access === 'delegate' ? accountPerson : null },
    writes:
      who.access === 'impersonation'
        ? { writes: 'read-only' }
        : { writes: 'allowed', until: null, reason: null },
    unread: who.unread ?? null,
    watch: { state: 'live', since: '2026-11-24T09:02:00Z' },
    storage: { kept: 'disk', trouble: null },
    restartedAt: null,
  };
}

/** Rob's own mailbox. */
export const robSession = sampleSession({
  digit: '1',
  address: 'rob.ellis@contoso.test',
  name: 'Rob Ellis',
  access: 'own',
  colour: 0,
  unread: 12,
});

/** Mary's mailbox, opened by Rob as her delegate. */
export const marySession = sampleSession({
  digit: '2',
  address: 'mary.okafor@contoso.test',
  name: 'Mary Okafor',
  access: 'delegate',
  colour: 1,
  level: 'Editor',
  unread: 4,
});

/** Jun's mailbox, opened by Rob with less. */
export const junSession = sampleSession({
  digit: '3',
  address: 'jun.takeda@contoso.test',
  name: 'Jun Takeda',
  access: 'delegate',
  colour: 2,
  level: 'Reviewer',
});

/** The shared mailbox. */
export const supportSession = sampleSession({
  digit: '4',
  address: 'support@contoso.test',
  name: 'Support desk',
  access: 'delegate',
  colour: 3,
  level: 'Owner',
  unread: 31,
});

/** A room, impersonated by the service account, read-only. */
export const roomSession = sampleSession({
  digit: '5',
  account: serviceAccount,
  address: 'board.room4@contoso.test',
  name: 'Board room 4',
  access: 'impersonation',
  colour: 4,
});

/** A mailbox whose opening was refused: outside the scope of the role. */
export const refusedSession: Session = {
  ...sampleSession({
    digit: '6',
    account: serviceAccount,
    address: 'priya.natarajan@contoso.test',
    name: 'priya.natarajan@contoso.test',
    access: 'impersonation',
    colour: 5,
  }),
  state: {
    state: 'failed',
    failure: {
      kind: 'response-code',
      code: 'ErrorImpersonateUserDenied',
      serverText: 'The account does not have permission to impersonate the requested user.',
      advice: {
        cause:
          'Onbehalf service may impersonate, but priya.natarajan@contoso.test is outside the scope of its role.',
        who: 'An Exchange administrator',
        command:
          "New-ManagementRoleAssignment -Name 'Onbehalf priya' -Role ApplicationImpersonation -User svc.onbehalf@contoso.test -RecipientOrganizationalUnitScope 'contoso.test/Finance'",
      },
    },
  },
};

/** All sample sessions in the order of the rail. */
export const sampleSessions: readonly Session[] = [
  robSession,
  marySession,
  junSession,
  supportSession,
  roomSession,
  refusedSession,
];

/** The line of the rail for a session. */
export function rememberedFor(session: Session): RememberedMailbox {
  return {
    mailboxId: session.mailboxId,
    accountId: session.accountId,
    address: session.identities.mailbox,
    name: session.names.mailbox,
    access: session.identities.access,
    colour: session.colour,
    sessionId: session.sessionId,
  };
}

/** One journal entry. */
export function sampleEntry(sequence: number, more: Partial<JournalEntry> = {}): JournalEntry {
  return {
    sequence,
    at: '2026-11-24T09:02:41Z',
    authenticated: 'rob.ellis@contoso.test',
    authorized: 'rob.ellis@contoso.test',
    mailbox: 'mary.okafor@contoso.test',
    access: 'delegate',
    operation: 'CreateItem',
    summary: 'Meeting with 2 attendees',
    item: '5b2f90c41d7e88aa',
    outcome: 'done',
    code: null,
    endedAt: '2026-11-24T09:02:42Z',
    hash: hex('c') + hex('d'),
    ...more,
  };
}
