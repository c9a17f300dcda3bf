import { entry, who, type CodeTable } from '../code-advice.ts';
import { commands } from './commands.ts';

const quota = entry(
  'The owner of the mailbox, or an Exchange administrator',
  '{mailbox} has reached its limit: the limit is the one of the owner, not of {user}.',
  commands.showQuota,
  'Set-Mailbox -Identity {mailbox} -UseDatabaseQuotaDefaults $false -ProhibitSendQuota 10GB -ProhibitSendReceiveQuota 12GB',
);
const tooMany = entry(
  who.administrator,
  'Too many mailboxes are watched at once: close some, or raise the limit.',
  "New-ThrottlingPolicy -Name 'Onbehalf' -EwsMaxSubscriptions 5000",
  "Set-ThrottlingPolicyAssociation -Identity {user} -ThrottlingPolicy 'Onbehalf'",
);
const busy = entry(
  who.time,
  'The server limits how much one account may ask for, and this much is reached: wait as long as it says. On an own Exchange Server the limit can be raised.',
  "New-ThrottlingPolicy -Name 'Onbehalf' -EwsMaxConcurrency 54",
  "Set-ThrottlingPolicyAssociation -Identity {user} -ThrottlingPolicy 'Onbehalf'",
);
const moving = entry(
  who.time,
  '{mailbox} is being moved or its database is not ready: try again in a few minutes.',
  'Get-MoveRequest -Identity {mailbox}',
  'Get-Mailbox -Identity {mailbox} | Format-List Database,ServerName',
);
const lost = entry(
  who.time,
  'The watch on {mailbox} was lost: a new one is made and what was missed is read.',
);
const oldServer = entry(
  who.administrator,
  'The server is older than the request: it must be updated, or asked in the words of its version.',
  'Get-ExchangeServer | Format-List Name,AdminDisplayVersion',
);

/** Budgets, quotas, watches and servers that are not ready. */
// prettier-ignore
export const limitCodes: CodeTable = {
  ErrorServerBusy: busy,
  ErrorExceededConnectionCount: busy,
  ErrorExceededSubscriptionCount: tooMany,
  ErrorInternalServerError: entry(who.time, 'The server failed while it worked on this and does not say why. It also says this of a mailbox that has too many connections open: look at fewer mailboxes at a time, or try again in a few minutes.', 'Test-ServiceHealth'),
  ErrorTooManyObjectsOpened: entry(who.time, 'Too many things of {mailbox} are open at once: close other programs that use it, or wait.'),
  ErrorSubscriptionDelegateAccessNotSupported: entry(who.administrator, '{user} may not watch {mailbox} for changes: that takes full access. Until then it is asked at intervals.', commands.fullAccess),
  ErrorSubscriptionAccessDenied: entry(who.makers, 'The watch on {mailbox} was made by another identity than the one that reads it.'),
  ErrorSubscriptionNotFound: lost,
  ErrorInvalidSubscription: lost,
  ErrorExpiredSubscription: lost,
  ErrorInvalidWatermark: lost,
  ErrorMissedNotificationEvents: lost,
  ErrorInvalidSyncStateData: entry(who.time, 'The mark up to which the folder was read is damaged: the folder is read anew.'),
  ErrorMailboxMoveInProgress: moving,
  ErrorMailboxFailover: moving,
  ErrorMailboxStoreUnavailable: moving,
  ErrorConnectionFailed: moving,
  ErrorInternalServerTransientError: moving,
  ErrorQuotaExceeded: quota,
  ErrorSubmissionQuotaExceeded: entry(who.time, '{mailbox} has sent as many messages as it may for now: the limit is the one of the owner, not of {user}.', 'Get-ThrottlingPolicyAssociation -Identity {mailbox}'),
  ErrorMessageSizeExceeded: entry(who.administrator, 'The message is larger than {mailbox} may send: the limit is the one of the owner, not of {user}.', 'Get-Mailbox -Identity {mailbox} | Format-List MaxSendSize,MaxReceiveSize', 'Set-Mailbox -Identity {mailbox} -MaxSendSize 50MB'),
  ErrorIncorrectSchemaVersion: oldServer,
  ErrorInvalidServerVersion: oldServer,
  ErrorIrresolvableConflict: entry(who.you, 'Somebody changed it since it was read: look at both versions and decide.'),
  ErrorStaleObject: entry(who.you, 'Somebody changed it since it was read: look at both versions and decide.'),
  ErrorChangeKeyRequired: entry(who.makers, 'The request did not say which version of the item it means.'),
  ErrorChangeKeyRequiredForWriteOperations: entry(who.makers, 'The request did not say which version of the item it means.'),
  ErrorInvalidChangeKey: entry(who.you, 'The version of the item is not known to the server: read it again.'),
};
