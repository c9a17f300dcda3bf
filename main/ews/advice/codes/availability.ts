import { entry, who, type CodeTable } from '../code-advice.ts';

const elsewhere = entry(
  who.administrator,
  'The calendar of {mailbox} is kept elsewhere, and the servers there cannot be reached or do not trust this one.',
  'Test-OAuthConnectivity -Service EWS -TargetUri https://outlook.office365.com/ews/exchange.asmx -Mailbox {user}',
  'Get-AvailabilityAddressSpace | Format-List',
);

/** Free and busy times of others. */
// prettier-ignore
export const availabilityCodes: CodeTable = {
  ErrorNoFreeBusyAccess: entry(who.owner, '{user} may not even see when the calendar of {mailbox} is free.', 'Set-MailboxFolderPermission -Identity {calendar} -User Default -AccessRights AvailabilityOnly'),
  ErrorInvalidOrganizationRelationshipForFreeBusy: entry(who.administrator, 'The two organisations have agreed on something, but not on free and busy times.', 'Get-OrganizationRelationship | Format-List Name,DomainNames,FreeBusyAccessEnabled,FreeBusyAccessLevel', 'Get-OrganizationRelationship | Where-Object DomainNames -contains {domain} | Set-OrganizationRelationship -FreeBusyAccessEnabled $true -FreeBusyAccessLevel LimitedDetails'),
  ErrorMailRecipientNotFound: elsewhere,
  ErrorProxyRequestProcessingFailed: elsewhere,
};
