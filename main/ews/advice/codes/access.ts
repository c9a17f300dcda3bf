import { entry, who, type CodeTable } from '../code-advice.ts';
import { commands } from './commands.ts';

const goneOwn = entry(who.you, 'It is no longer there: it was moved or deleted in the meantime.');
const folderOwn = entry(
  who.you,
  'The folder is no longer there: it was moved, renamed or deleted in the meantime.',
);
const hiddenItem = entry(
  who.owner,
  'It was moved or deleted in the meantime, or {user} has no right to see the folder it is in.',
  commands.showFolder,
  commands.addFolder,
  commands.fullAccess,
);
const hiddenFolder = entry(
  who.owner,
  'The folder does not exist in {mailbox}, or {user} has no right to see it.',
  commands.addFolder,
  commands.fullAccess,
);
const goneImpersonated = entry(
  who.administrator,
  'It is not in {mailbox}: {acting} acts with the rights of the owner, so it was moved or deleted.',
);
const folderImpersonated = entry(
  who.administrator,
  'The folder is not in {mailbox}: {acting} acts with the rights of the owner, so it was moved or deleted.',
);
const deniedOwn = entry(
  who.administrator,
  'Exchange does not let {user} do this in the own mailbox, by a rule of the organisation.',
  'Get-CASMailbox -Identity {mailbox} | Format-List *ews*',
);
const deniedImpersonated = entry(
  who.administrator,
  'Exchange does not let {acting} do this, or {mailbox} belongs to somebody else.',
  commands.showFolder,
);

/** Rights on items and folders, and sending for others. Servers compatible with Exchange say ErrorAccessDenied where Exchange says "not found". */
// prettier-ignore
export const accessCodes: CodeTable = {
  ErrorItemNotFound: { own: goneOwn, delegate: hiddenItem, impersonation: goneImpersonated },
  ErrorFolderNotFound: { own: folderOwn, delegate: hiddenFolder, impersonation: folderImpersonated },
  ErrorAccessDenied: { own: deniedOwn, delegate: entry(who.owner, 'It does not exist in {mailbox}, or {user} may see it but not do this: the permission level on the folder is too low.', commands.showFolder, commands.raiseFolder), impersonation: deniedImpersonated },
  ErrorCreateItemAccessDenied: { own: deniedOwn, delegate: entry(who.owner, '{user} may not make items in this folder of {mailbox}: that takes the level Author or Editor.', commands.raiseFolder), impersonation: deniedImpersonated },
  ErrorCreateSubfolderAccessDenied: { own: deniedOwn, delegate: entry(who.owner, '{user} may not make folders in this folder of {mailbox}: that takes the level Publishing Editor or Owner.', 'Set-MailboxFolderPermission -Identity {folder} -User {user} -AccessRights PublishingEditor'), impersonation: deniedImpersonated },
  ErrorSendAsDenied: entry(who.administrator, '{user} has rights on folders of {mailbox}, but none to send in its name; a draft may be left in its Drafts. To send on behalf takes the first command, to send as the owner the second (Exchange Server) or third (Exchange Online); where both are granted, mail goes as the owner.', commands.sendOnBehalf, commands.sendAs, commands.sendAsOnline),
  ErrorCrossMailboxMoveCopy: entry(who.you, 'Exchange moves nothing by itself from one mailbox to another: make a copy in the other mailbox and delete the original.'),
  ErrorCalendarIsDelegatedForAccept: entry(who.you, 'This is a copy for a delegate: answer on the item in the calendar of {mailbox} instead.'),
  ErrorCalendarIsDelegatedForDecline: entry(who.you, 'This is a copy for a delegate: answer on the item in the calendar of {mailbox} instead.'),
  ErrorCalendarIsDelegatedForTentative: entry(who.you, 'This is a copy for a delegate: answer on the item in the calendar of {mailbox} instead.'),
  ErrorCalendarIsDelegatedForRemove: entry(who.you, 'This is a copy for a delegate: remove the meeting from the calendar of {mailbox} instead.'),
};
