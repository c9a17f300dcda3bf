import { entry, who, type CodeAdvice, type CodeTable } from '../code-advice.ts';
import { commands } from './commands.ts';

const unknownMailbox: CodeAdvice = entry(
  who.administrator,
  'No mailbox has the address {mailbox}: it is misspelt, belongs to a group or a contact, or the mailbox was moved or switched off.',
  commands.showRecipient,
);
const badSubject: CodeAdvice = entry(
  who.administrator,
  'Exchange cannot read the name of the person to act as; {mailbox} must be a primary address.',
  commands.showRecipient,
);
/** Without impersonation we send no such header, so the code can only mean that one is wanted. */
const programToken: CodeAdvice = entry(
  who.you,
  'This sign-in is for a program and must say whom it acts as: open {mailbox} by impersonation.',
);
const twoHeaders: CodeAdvice = entry(who.makers, 'The request asked for two kinds of access at once.');

/** Who we are, whom we act as, and which mailbox that is. */
// prettier-ignore
export const identityCodes: CodeTable = {
  ErrorNonExistentMailbox: unknownMailbox,
  ErrorCannotFindUser: unknownMailbox,
  ErrorMailboxNotFound: unknownMailbox,
  ErrorMissingEmailAddress: entry(who.administrator, '{user} has no mailbox, and the request named none.', 'Enable-Mailbox -Identity {user}'),
  ErrorImpersonateUserDenied: entry(who.administrator, '{user} may not act as {mailbox}: the role ApplicationImpersonation is missing, or its scope does not cover this mailbox. Exchange Online no longer gives that role to people, only another one to applications, by the last command; it takes up to two hours to count.', commands.showImpersonation, commands.makeScope, commands.grantImpersonation, commands.grantApplication),
  ErrorImpersonationDenied: entry(who.administrator, '{user} may not act as others through this server. Only old versions of Exchange say this.', commands.showImpersonation, commands.makeScope, commands.grantImpersonation),
  ErrorImpersonationFailed: entry(who.administrator, 'The server could not check the right to act as {mailbox}: its directory or the trust to the domain of the mailbox does not answer.', 'Test-ServiceHealth', 'Get-Mailbox -Identity {mailbox} | Format-List Database,ServerName,OrganizationalUnit'),
  ErrorInvalidExchangeImpersonationHeaderData: { own: programToken, delegate: programToken, impersonation: entry(who.administrator, 'This sign-in cannot be joined with impersonation: a token for a person allows none. Open {mailbox} as a delegate, or sign in with NTLM on an own Exchange Server.', commands.fullAccess) },
  ErrorImpersonationRequired: programToken,
  ErrorMoreThanOneAccessModeSpecified: twoHeaders,
  ErrorInvalidUserPrincipalName: badSubject,
  ErrorInvalidUserSid: badSubject,
  ErrorInvalidSid: badSubject,
  ErrorOrganizationAccessBlocked: entry('The administrator of the whole organisation', 'The organisation is marked for removal, and nothing in it may be opened.'),
  ErrorCrossSiteRequest: entry(who.administrator, 'The mailbox is on servers elsewhere that this one cannot pass the request on to.', 'Get-Mailbox -Identity {mailbox} | Format-List Database,ServerName', 'Test-OAuthConnectivity -Service EWS -TargetUri https://outlook.office365.com/ews/exchange.asmx -Mailbox {mailbox}'),
  ErrorNoRespondingCASInDestinationSite: entry(who.administrator, 'The server that has {mailbox} does not answer the one we speak to.', 'Get-Mailbox -Identity {mailbox} | Format-List Database,ServerName', 'Test-ServiceHealth'),
};
