/** The commands that several codes share, for the Exchange Management Shell. */
export const commands = {
  /** Everything in the mailbox, without Outlook opening it by itself. */
  fullAccess:
    'Add-MailboxPermission -Identity {mailbox} -User {user} -AccessRights FullAccess -InheritanceType All -AutoMapping $false',
  addFolder: 'Add-MailboxFolderPermission -Identity {folder} -User {user} -AccessRights Editor',
  /** For somebody who has an entry on the folder already. */
  raiseFolder: 'Set-MailboxFolderPermission -Identity {folder} -User {user} -AccessRights Editor',
  showFolder: 'Get-MailboxFolderPermission -Identity {folder}',
  showRecipient:
    'Get-Recipient -Identity {mailbox} | Format-List RecipientType,PrimarySmtpAddress,EmailAddresses',
  showDelegates: 'Get-MailboxFolderPermission -Identity {calendar}',
  showImpersonation:
    'Get-ManagementRoleAssignment -Role ApplicationImpersonation -RoleAssignee {user} | Format-List Name,CustomRecipientWriteScope',
  makeScope: 'New-ManagementScope -Name {scope} -RecipientRestrictionFilter {filter}',
  grantImpersonation:
    'New-ManagementRoleAssignment -Name {scope} -Role ApplicationImpersonation -User {user} -CustomRecipientWriteScope {scope}',
  grantApplication:
    "New-ManagementRoleAssignment -App (Get-ServicePrincipal | Where-Object DisplayName -eq 'Onbehalf').AppId -Role 'Application EWS.AccessAsApp' -CustomResourceScope {scope}",
  sendOnBehalf: 'Set-Mailbox -Identity {mailbox} -GrantSendOnBehalfTo @{Add={user}}',
  /** Exchange Server; the cmdlet takes no mail address. */
  sendAs:
    "Add-ADPermission -Identity (Get-Mailbox -Identity {mailbox}).DistinguishedName -User {user} -AccessRights ExtendedRight -ExtendedRights 'Send As'",
  sendAsOnline: 'Add-RecipientPermission -Identity {mailbox} -Trustee {user} -AccessRights SendAs',
  showQuota: 'Get-MailboxStatistics -Identity {mailbox} | Format-List TotalItemSize,StorageLimitStatus',
} as const;
