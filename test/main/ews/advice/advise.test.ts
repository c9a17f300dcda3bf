import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { advise, adviseOnBlocked, adviseOnWrongMailbox } from '../../../../main/ews/advice/advise.ts';
import { adviseOnSendAs } from '../../../../main/ews/advice/advise-on-send-as.ts';
import { adviseOnSignIn } from '../../../../main/ews/advice/advise-on-sign-in.ts';
import { signInCodes } from '../../../../main/ews/advice/codes/sign-in.ts';
import { responseCodes } from '../../../../main/ews/advice/response-codes.ts';
import { advice, type Advice } from '../../../../shared/failure.ts';
import type { Access, Identities } from '../../../../shared/model/identity.ts';

function identities(access: Access): Identities {
  const authenticated = access === 'own' ? 'mary@contoso.test' : 'rob@contoso.test';
  const authorized = access === 'impersonation' ? 'mary@contoso.test' : authenticated;
  return { authenticated, authorized, mailbox: 'mary@contoso.test', access };
}

const delegate = { identities: identities('delegate'), operation: 'FindItem' };
const impersonation = { identities: identities('impersonation'), operation: 'FindItem' };

describe('a folder that is not found', () => {
  it('is for a delegate a missing right as well, with both ways to grant it', () => {
    expect(advise('ErrorFolderNotFound', { ...delegate, folder: 'calendar' })).toEqual({
      cause: 'The folder does not exist in mary@contoso.test, or rob@contoso.test has no right to see it.',
      who: 'The owner of the mailbox, or an Exchange administrator',
      command: [
        "Add-MailboxFolderPermission -Identity 'mary@contoso.test:\\Calendar' -User 'rob@contoso.test' -AccessRights Editor",
        "Add-MailboxPermission -Identity 'mary@contoso.test' -User 'rob@contoso.test' -AccessRights FullAccess -InheritanceType All -AutoMapping $false",
      ].join('\n'),
    });
  });

  it('is in an own or an impersonated mailbox gone, and no right would help', () => {
    for (const access of ['own', 'impersonation'] as const) {
      const { command } = advise('ErrorFolderNotFound', {
        identities: identities(access),
        operation: 'GetFolder',
      });
      expect(command).toBeNull();
    }
  });
});

describe('a refused impersonation', () => {
  it('is granted for this one mailbox, by the role and a scope', () => {
    const { cause, command } = advise('ErrorImpersonateUserDenied', impersonation);
    expect(cause).toContain('rob@contoso.test may not act as mary@contoso.test');
    expect(command?.split('\n')).toEqual([
      "Get-ManagementRoleAssignment -Role ApplicationImpersonation -RoleAssignee 'rob@contoso.test' | Format-List Name,CustomRecipientWriteScope",
      "New-ManagementScope -Name 'Onbehalf mary@contoso.test' -RecipientRestrictionFilter 'PrimarySmtpAddress -eq ''mary@contoso.test'''",
      "New-ManagementRoleAssignment -Name 'Onbehalf mary@contoso.test' -Role ApplicationImpersonation -User 'rob@contoso.test' -CustomRecipientWriteScope 'Onbehalf mary@contoso.test'",
      "New-ManagementRoleAssignment -App (Get-ServicePrincipal | Where-Object DisplayName -eq 'Onbehalf').AppId -Role 'Application EWS.AccessAsApp' -CustomResourceScope 'Onbehalf mary@contoso.test'",
    ]);
  });

  it('names the account as it signed in', () => {
    const { command } = advise('ErrorImpersonateUserDenied', { ...impersonation, userName: 'CONTOSO\\svc' });
    expect(command).toContain("-RoleAssignee 'CONTOSO\\svc'");
  });

  it('keeps the name of a scope within 64 characters', () => {
    const mailbox = `${'m'.repeat(80)}@contoso.test`;
    const { command } = advise('ErrorImpersonateUserDenied', {
      ...impersonation,
      identities: { ...impersonation.identities, mailbox },
    });
    expect(/New-ManagementScope -Name '([^']*)'/u.exec(command ?? '')?.[1]).toHaveLength(64);
  });
});

describe('servers that say the same in other words', () => {
  it('mean an unknown mailbox by ErrorCannotFindUser', () => {
    const unknown = advise('ErrorNonExistentMailbox', impersonation);
    expect(unknown.command).toBe(
      "Get-Recipient -Identity 'mary@contoso.test' | Format-List RecipientType,PrimarySmtpAddress,EmailAddresses",
    );
    expect(advise('ErrorCannotFindUser', impersonation)).toEqual(unknown);
  });

  it('mean absent or forbidden by ErrorAccessDenied', () => {
    const { cause, command } = advise('ErrorAccessDenied', { ...delegate, folder: 'inbox' });
    expect(cause).toContain(
      'does not exist in mary@contoso.test, or rob@contoso.test may see it but not do this',
    );
    expect(command).toContain(
      "Set-MailboxFolderPermission -Identity 'mary@contoso.test:\\Inbox' -User 'rob@contoso.test' -AccessRights Editor",
    );
  });
});

describe('a refused sending', () => {
  it('has the commands for on behalf and for as the owner', () => {
    expect(advise('ErrorSendAsDenied', delegate).command?.split('\n')).toEqual([
      "Set-Mailbox -Identity 'mary@contoso.test' -GrantSendOnBehalfTo @{Add='rob@contoso.test'}",
      "Add-ADPermission -Identity (Get-Mailbox -Identity 'mary@contoso.test').DistinguishedName -User 'rob@contoso.test' -AccessRights ExtendedRight -ExtendedRights 'Send As'",
      "Add-RecipientPermission -Identity 'mary@contoso.test' -Trustee 'rob@contoso.test' -AccessRights SendAs",
    ]);
  });
});

describe('a folder in a command', () => {
  it.each([
    ['sentitems', "'mary@contoso.test:\\Sent Items'"],
    ['msgfolderroot', "'mary@contoso.test:\\'"],
    ['Inbox/Projects', "'mary@contoso.test:\\Inbox\\Projects'"],
    ['constructor', "'mary@contoso.test:\\constructor'"],
  ])('that is called %s is %s', (folder, argument) => {
    expect(advise('ErrorCreateItemAccessDenied', { ...delegate, folder }).command).toContain(
      `-Identity ${argument} `,
    );
  });

  it('that is not known is in none: what does not need it stays', () => {
    expect(advise('ErrorCreateItemAccessDenied', delegate).command).toBeNull();
    expect(advise('ErrorItemNotFound', delegate).command).toMatch(/^Add-MailboxPermission .*$/u);
  });
});

describe('a value in a command', () => {
  it.each([
    ["o'neil@contoso.test", "'o''neil@contoso.test'"],
    ['o\u2019neil@contoso.test', "'o\u2019\u2019neil@contoso.test'"],
    ['$(calc)@contoso.test', "'$(calc)@contoso.test'"],
    ["x'; Remove-Mailbox *; '@contoso.test", "'x''; Remove-Mailbox *; ''@contoso.test'"],
    ['a\nb@contoso.test', "'a b@contoso.test'"],
    ['{user}@contoso.test', "'{user}@contoso.test'"],
  ])('cannot leave its quotes: %j', (mailbox, argument) => {
    const hostile = { ...delegate, identities: { ...delegate.identities, mailbox } };
    expect(advise('ErrorNonExistentMailbox', hostile).command).toContain(`-Identity ${argument} |`);
    expect(adviseOnBlocked(mailbox).command).toContain(`-Identity ${argument} |`);
    expect(adviseOnWrongMailbox(hostile.identities).command).toContain(`-Identity ${argument} |`);
  });

  it('cannot leave the quotes within the quotes of a filter', () => {
    const hostile = {
      ...impersonation,
      identities: { ...impersonation.identities, mailbox: "o'neil@contoso.test" },
    };
    expect(advise('ErrorImpersonateUserDenied', hostile).command).toContain(
      "-RecipientRestrictionFilter 'PrimarySmtpAddress -eq ''o''''neil@contoso.test'''",
    );
  });
});

describe('answering one’s own meeting', () => {
  it.each(['Accept', 'Decline', 'Tentative', 'Remove'])('has words for each answer: %s', (answer) => {
    const own = advise(`ErrorCalendarIsOrganizerFor${answer}`, delegate);
    expect(own.cause).toMatch(/^mary@contoso\.test is the organiser of this meeting/u);
    const gone = advise(`ErrorCalendarIsCancelledFor${answer}`, delegate);
    expect(gone.cause).toContain('has cancelled this meeting');
  });
});

describe('an item that is broken', () => {
  it.each(['ErrorCorruptData', 'ErrorItemCorrupt', 'ErrorFolderCorrupt', 'ErrorContentConversionFailed'])(
    'is said to be, and that the rest is not: %s',
    (code) => {
      const { cause, command } = advise(code, delegate);
      expect(cause).toContain('Everything else in mary@contoso.test is untouched');
      expect(command).toContain("New-MailboxRepairRequest -Mailbox 'mary@contoso.test'");
    },
  );
});

describe('what cannot be done to an item', () => {
  it.each(['AcceptItem', 'Tentative', 'DeclineItem', 'RemoveItem', 'CancelItem', 'SendItem', 'ExpandDL'])(
    'is not left without advice: %s',
    (operation) => {
      const { cause } = advise(`ErrorInvalidItemForOperation${operation}`, delegate);
      expect(cause).not.toContain('no advice');
    },
  );
});

describe('a code that nobody knows', () => {
  it.each(['ErrorSomethingNew', '', 'constructor', '__proto__', 'toString'])(
    '(%j) has an answer all the same',
    (code) => {
      expect(advise(code, delegate)).toEqual({
        cause:
          'Exchange refused FindItem on mary@contoso.test for a reason that Onbehalf has no advice for; its code says which.',
        who: 'An Exchange administrator',
        command: null,
      });
    },
  );
});

/** The codes of the field study, section 3.4. */
const fieldCodes = `
  ErrorItemNotFound ErrorFolderNotFound ErrorAccessDenied ErrorCreateItemAccessDenied
  ErrorCreateSubfolderAccessDenied ErrorSendAsDenied ErrorImpersonateUserDenied ErrorImpersonationDenied
  ErrorImpersonationFailed ErrorMoreThanOneAccessModeSpecified ErrorInvalidUserPrincipalName
  ErrorInvalidUserSid ErrorNonExistentMailbox ErrorMissingEmailAddress ErrorDelegateNoUser
  ErrorNotDelegate ErrorDelegateAlreadyExists ErrorDelegateCannotAddOwner
  ErrorDelegateMissingConfiguration ErrorDelegateValidationFailed ErrorInvalidDelegateUserId
  ErrorInvalidDelegatePermission ErrorAddDelegatesFailed ErrorUpdateDelegatesFailed
  ErrorRemoveDelegatesFailed ErrorWrongServerVersionDelegate ErrorCalendarIsDelegatedForAccept
  ErrorCalendarIsDelegatedForDecline ErrorCalendarIsDelegatedForTentative
  ErrorCalendarIsDelegatedForRemove ErrorSubscriptionDelegateAccessNotSupported
  ErrorSubscriptionAccessDenied ErrorExceededSubscriptionCount ErrorExceededConnectionCount
  ErrorServerBusy ErrorSubscriptionNotFound ErrorInvalidWatermark ErrorMissedNotificationEvents
  ErrorExpiredSubscription ErrorInvalidSyncStateData ErrorNoFreeBusyAccess
  ErrorInvalidOrganizationRelationshipForFreeBusy ErrorMailRecipientNotFound
  ErrorProxyRequestProcessingFailed ErrorCrossSiteRequest ErrorNoRespondingCASInDestinationSite
  ErrorMailboxMoveInProgress ErrorMailboxFailover ErrorMailboxStoreUnavailable ErrorIrresolvableConflict
  ErrorStaleObject ErrorChangeKeyRequired ErrorCrossMailboxMoveCopy ErrorQuotaExceeded
  ErrorMessageSizeExceeded ErrorSubmissionQuotaExceeded ErrorIncorrectSchemaVersion
  ErrorInvalidServerVersion ErrorOrganizationAccessBlocked ErrorInvalidExchangeImpersonationHeaderData
  ErrorImpersonationRequired
`
  .trim()
  .split(/\s+/u);

/** Nothing is left to fill in, and each line is one command. */
function expectWhole(found: Advice): void {
  expect(advice.safeParse(found).success).toBe(true);
  const text = `${found.cause}\n${found.who}\n${found.command ?? ''}`;
  expect(text).not.toMatch(/\{[a-z]+\}|<[^>]*>|!|undefined|\bnull\b/u);
  expect(found.cause).toMatch(/^[A-Za-z].*\.$/u);
  for (const line of found.command?.split('\n') ?? []) {
    expect(line).toMatch(/^[A-Z][a-z]+-[A-Z][A-Za-z]+( |$)/u);
    // A second command in one line is in a pipe or in brackets.
    expect(line).not.toMatch(/[^|(] (?:Get|Set|Add|New|Test|Enable|Update)-[A-Z]/u);
  }
}

describe('the whole table', () => {
  const accesses = ['own', 'delegate', 'impersonation'] as const;
  const all = Object.keys(responseCodes).flatMap((code) => accesses.map((access) => [code, access] as const));

  /** Every operation that the client has. */
  const operations = readdirSync(new URL('../../../../main/ews/operations/', import.meta.url)).map((file) =>
    file
      .replace('.ts', '')
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
  );

  it.each(all)(
    'has no blank and no two commands in one line for %s as %s, whatever was asked',
    (code, access) => {
      for (const operation of operations)
        for (const folder of [undefined, 'inbox', 'Inbox/Projects'])
          expectWhole(advise(code, { identities: identities(access), operation, folder }));
    },
  );

  it('has none for what is refused outside of it', () => {
    for (const access of accesses) {
      expectWhole(adviseOnWrongMailbox(identities(access)));
      expectWhole(adviseOnSendAs(identities(access), 'nothing'));
    }
    expectWhole(adviseOnBlocked('mary@contoso.test'));
    for (const code of Object.keys(signInCodes) as (keyof typeof signInCodes)[])
      expectWhole(adviseOnSignIn(code, { userName: 'rob', host: 'mail.contoso.test' }));
  });

  it.each(['GetDelegate', 'AddDelegate', 'UpdateDelegate', 'RemoveDelegate'])(
    'blames no folder’s level when %s is refused',
    (operation) => {
      for (const code of ['ErrorAccessDenied', 'ErrorItemNotFound', 'ErrorFolderNotFound']) {
        const found = advise(code, { ...delegate, operation });
        expect(found.cause).toContain('The list of delegates');
        expect(found.command).not.toContain('FolderPermission');
      }
    },
  );

  it.each(fieldCodes)('has %s', (code) => {
    expect(Object.hasOwn(responseCodes, code)).toBe(true);
  });
});

describe('a wrong mailbox', () => {
  it('is for an own one a wrong address, for another one perhaps a server that passes it over', () => {
    expect(adviseOnWrongMailbox(identities('own')).cause).toContain(
      'not the mailbox of the account that signed in',
    );
    expect(adviseOnWrongMailbox(identities('delegate')).cause).toContain(
      'passes over whose folders were asked for',
    );
    expect(adviseOnWrongMailbox(identities('impersonation')).cause).toContain(
      'passes over whom the request acts as',
    );
  });
});
