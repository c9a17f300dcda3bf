import type { Access } from '../../../../shared/model/identity.ts';

/** One row of the table of the field study, section 3.4, that a response code stands for. */
export interface FieldRow {
  /** The codes of the row's first column. */
  readonly codes: readonly string[];
  /** How it comes: as a fault of the whole request, or in the one response message. */
  readonly wire: 'fault' | 'item';
  /** As whom; `delegate` where nothing is said. */
  readonly access?: Access;
  /** What the cause must say. */
  readonly cause: RegExp;
  readonly who: RegExp;
  /** What must stand in the command, with the session's values in it; null for a row that has none. */
  readonly command: string | null;
}

const administrator = /administrator/u;
const owner = /owner of the mailbox/iu;
const you = /^You$/u;
const time = /it passes/u;
const makers = /makers/u;
const mary = "'mary@contoso.test'";
const rob = "'rob@contoso.test'";

/** Rows whose failure carries advice, in the order of the table. */
// prettier-ignore
export const adviceRows: readonly FieldRow[] = [
  { codes: ['ErrorInvalidExchangeImpersonationHeaderData'], wire: 'fault', access: 'impersonation', cause: /a token for a person allows none/u, who: administrator, command: `Add-MailboxPermission -Identity ${mary} -User ${rob} -AccessRights FullAccess` },
  { codes: ['ErrorInvalidExchangeImpersonationHeaderData', 'ErrorImpersonationRequired'], wire: 'fault', cause: /must say whom it acts as: open mary@contoso\.test by impersonation/u, who: you, command: null },
  { codes: ['ErrorImpersonateUserDenied'], wire: 'fault', access: 'impersonation', cause: /role ApplicationImpersonation is missing, or its scope/u, who: administrator, command: `-Role ApplicationImpersonation -User ${rob} -CustomRecipientWriteScope 'Onbehalf mary@contoso.test'` },
  { codes: ['ErrorImpersonateUserDenied'], wire: 'fault', access: 'impersonation', cause: /Exchange Online/u, who: administrator, command: "-Role 'Application EWS.AccessAsApp'" },
  { codes: ['ErrorImpersonationDenied'], wire: 'fault', access: 'impersonation', cause: /through this server/u, who: administrator, command: 'New-ManagementRoleAssignment' },
  { codes: ['ErrorImpersonationFailed'], wire: 'fault', access: 'impersonation', cause: /directory or the trust/u, who: administrator, command: 'Test-ServiceHealth' },
  { codes: ['ErrorMoreThanOneAccessModeSpecified'], wire: 'fault', cause: /two kinds of access/u, who: makers, command: null },
  { codes: ['ErrorInvalidUserPrincipalName', 'ErrorInvalidUserSid'], wire: 'fault', access: 'impersonation', cause: /primary address/u, who: administrator, command: `Get-Recipient -Identity ${mary}` },
  { codes: ['ErrorNonExistentMailbox'], wire: 'item', cause: /misspelt, belongs to a group or a contact, or the mailbox was moved/u, who: administrator, command: `Get-Recipient -Identity ${mary}` },
  { codes: ['ErrorMissingEmailAddress'], wire: 'fault', cause: /has no mailbox, and the request named none/u, who: administrator, command: `Enable-Mailbox -Identity ${rob}` },
  { codes: ['ErrorItemNotFound'], wire: 'item', cause: /moved or deleted in the meantime, or rob@contoso\.test has no right/u, who: owner, command: `-AccessRights FullAccess -InheritanceType All -AutoMapping $false` },
  { codes: ['ErrorFolderNotFound'], wire: 'item', cause: /does not exist in mary@contoso\.test, or rob@contoso\.test has no right/u, who: owner, command: `Add-MailboxFolderPermission -Identity 'mary@contoso.test:\\Calendar' -User ${rob} -AccessRights Editor` },
  { codes: ['ErrorAccessDenied', 'ErrorCreateItemAccessDenied'], wire: 'item', cause: /level/u, who: owner, command: `Set-MailboxFolderPermission -Identity 'mary@contoso.test:\\Calendar' -User ${rob} -AccessRights Editor` },
  { codes: ['ErrorCreateSubfolderAccessDenied'], wire: 'item', cause: /may not make folders/u, who: owner, command: `-User ${rob} -AccessRights PublishingEditor` },
  { codes: ['ErrorSendAsDenied'], wire: 'item', cause: /a draft may be left in its Drafts.*where both are granted, mail goes as the owner/u, who: administrator, command: `Set-Mailbox -Identity ${mary} -GrantSendOnBehalfTo @{Add=${rob}}` },
  { codes: ['ErrorDelegateNoUser'], wire: 'item', cause: /no longer in the directory.*take the entry off the list and add/u, who: owner, command: 'Get-MailboxFolderPermission' },
  { codes: ['ErrorNotDelegate'], wire: 'item', cause: /not on the list of delegates.*add the person first/u, who: you, command: 'Get-MailboxFolderPermission' },
  { codes: ['ErrorDelegateAlreadyExists'], wire: 'item', cause: /already: change the entry/u, who: you, command: 'Get-MailboxFolderPermission' },
  { codes: ['ErrorDelegateCannotAddOwner'], wire: 'item', cause: /choose somebody else/u, who: you, command: null },
  { codes: ['ErrorDelegateMissingConfiguration'], wire: 'item', cause: /opens Delegate Access in Outlook once/u, who: owner, command: null },
  { codes: ['ErrorDelegateValidationFailed', 'ErrorInvalidDelegateUserId', 'ErrorInvalidDelegatePermission'], wire: 'item', cause: /choose the person from the directory/u, who: you, command: null },
  { codes: ['ErrorAddDelegatesFailed', 'ErrorUpdateDelegatesFailed', 'ErrorRemoveDelegatesFailed'], wire: 'item', cause: /again and compare/u, who: you, command: 'Get-MailboxFolderPermission' },
  { codes: ['ErrorWrongServerVersionDelegate'], wire: 'item', cause: /different versions: move both to one version/u, who: administrator, command: `New-MoveRequest -Identity ${mary}` },
  { codes: ['ErrorCalendarIsDelegatedForAccept', 'ErrorCalendarIsDelegatedForDecline', 'ErrorCalendarIsDelegatedForTentative', 'ErrorCalendarIsDelegatedForRemove'], wire: 'item', cause: /calendar of mary@contoso\.test instead/u, who: you, command: null },
  { codes: ['ErrorSubscriptionDelegateAccessNotSupported'], wire: 'item', cause: /takes full access\. Until then it is asked at intervals/u, who: administrator, command: `Add-MailboxPermission -Identity ${mary} -User ${rob} -AccessRights FullAccess` },
  { codes: ['ErrorSubscriptionAccessDenied'], wire: 'item', cause: /another identity/u, who: makers, command: null },
  { codes: ['ErrorExceededSubscriptionCount'], wire: 'item', cause: /Too many mailboxes are watched/u, who: administrator, command: '-EwsMaxSubscriptions' },
  { codes: ['ErrorExceededConnectionCount'], wire: 'fault', cause: /wait as long as it says/u, who: time, command: 'New-ThrottlingPolicy' },
  { codes: ['ErrorInternalServerError', 'ErrorTooManyObjectsOpened'], wire: 'item', cause: /open/u, who: time, command: null },
  { codes: ['ErrorSubscriptionNotFound', 'ErrorInvalidWatermark', 'ErrorMissedNotificationEvents', 'ErrorExpiredSubscription'], wire: 'item', cause: /a new one is made and what was missed is read/u, who: time, command: null },
  { codes: ['ErrorInvalidSyncStateData'], wire: 'item', cause: /the folder is read anew/u, who: time, command: null },
  { codes: ['ErrorNoFreeBusyAccess'], wire: 'item', cause: /may not even see when/u, who: owner, command: "Set-MailboxFolderPermission -Identity 'mary@contoso.test:\\Calendar' -User Default -AccessRights AvailabilityOnly" },
  { codes: ['ErrorInvalidOrganizationRelationshipForFreeBusy'], wire: 'item', cause: /two organisations/u, who: administrator, command: 'Set-OrganizationRelationship' },
  { codes: ['ErrorMailRecipientNotFound', 'ErrorProxyRequestProcessingFailed', 'ErrorCrossSiteRequest'], wire: 'item', cause: /elsewhere/u, who: administrator, command: 'Test-OAuthConnectivity -Service EWS' },
  { codes: ['ErrorNoRespondingCASInDestinationSite'], wire: 'fault', cause: /does not answer the one we speak to/u, who: administrator, command: `Get-Mailbox -Identity ${mary}` },
  { codes: ['ErrorMailboxMoveInProgress', 'ErrorMailboxFailover', 'ErrorMailboxStoreUnavailable'], wire: 'item', cause: /try again in a few minutes/u, who: time, command: `Get-MoveRequest -Identity ${mary}` },
  { codes: ['ErrorCrossMailboxMoveCopy'], wire: 'item', cause: /make a copy in the other mailbox and delete the original/u, who: you, command: null },
  { codes: ['ErrorQuotaExceeded', 'ErrorMessageSizeExceeded', 'ErrorSubmissionQuotaExceeded'], wire: 'item', cause: /the limit is the one of the owner, not of rob@contoso\.test/u, who: /administrator|it passes/u, command: `-Identity ${mary}` },
  { codes: ['ErrorIncorrectSchemaVersion', 'ErrorInvalidServerVersion'], wire: 'fault', cause: /older than the request/u, who: administrator, command: 'Get-ExchangeServer' },
  { codes: ['ErrorOrganizationAccessBlocked'], wire: 'fault', cause: /marked for removal/u, who: /whole organisation/u, command: null },
];

/** Rows that have a failure of their own in place of advice: the view says what to do. */
export const ownFailureRows: readonly { readonly code: string; readonly failure: object }[] = [
  {
    code: 'ErrorServerBusy',
    failure: { kind: 'server-busy', host: 'mail.contoso.test', retryAfterMs: 4321 },
  },
  ...[
    'ErrorIrresolvableConflict',
    'ErrorStaleObject',
    'ErrorChangeKeyRequired',
    'ErrorChangeKeyRequiredForWriteOperations',
  ].map((code) => ({ code, failure: { kind: 'conflict', code } })),
];

/** A whole reply that refuses one folder, or the whole request, with a code. */
export function refusedWith(code: string, wire: FieldRow['wire']): string {
  const hint = '<MessageXml><t:Value Name="BackOffMilliseconds">4321</t:Value></MessageXml>';
  const types = 'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"';
  const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';
  const errors = 'http://schemas.microsoft.com/exchange/services/2006/errors';
  const body =
    wire === 'fault'
      ? `<s:Fault><faultcode xmlns:a="http://schemas.microsoft.com/exchange/services/2006/types">a:${code}</faultcode><faultstring>Words that nobody looks at.</faultstring>` +
        `<detail><e:ResponseCode xmlns:e="${errors}">${code}</e:ResponseCode></detail></s:Fault>`
      : `<GetFolderResponse xmlns="${messages}" ${types}><ResponseMessages><GetFolderResponseMessage ResponseClass="Error"><MessageText>Words that nobody looks at.</MessageText>` +
        `<ResponseCode>${code}</ResponseCode><DescriptiveLinkKey>0</DescriptiveLinkKey>${hint}<Folders/></GetFolderResponseMessage></ResponseMessages></GetFolderResponse>`;
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
}
