import { entry, who, type CodeAdvice, type CodeTable } from '../code-advice.ts';
import { commands } from './commands.ts';

const repair =
  'New-MailboxRepairRequest -Mailbox {mailbox} -CorruptionType SearchFolder,AggregateCounts,ProvisionedFolder,FolderView';
const broken = (what: string): CodeAdvice =>
  entry(
    who.administrator,
    `${what} is damaged in the store of Exchange, and cannot be read or changed by any program. Everything else in {mailbox} is untouched. An administrator can have the mailbox checked; otherwise delete the item in Outlook.`,
    repair,
  );
const wrongKind = entry(
  who.you,
  'This cannot be done to an item of this kind, or it has become another kind in the meantime: read it again.',
);
const tooLarge = entry(who.you, 'The file is larger than Exchange takes in one item.', commands.showQuota);

/** Items that are broken, or of another kind than what is done to them. */
// prettier-ignore
export const itemCodes: CodeTable = {
  ErrorCorruptData: broken('An item or a setting that this needs'),
  ErrorItemCorrupt: broken('This item'),
  ErrorFolderCorrupt: broken('This folder'),
  ErrorItemPropertyRequestFailed: broken('A part of this item'),
  ErrorItemSavePropertyError: broken('A part of this item'),
  ErrorContentConversionFailed: broken('The text of this item, or a file in it,'),
  ErrorMimeContentInvalid: broken('The internet form of this item'),
  ErrorInvalidItemForOperationCreateItem: wrongKind,
  ErrorInvalidItemForOperationCreateItemAttachment: wrongKind,
  ErrorInvalidItemForOperationExpandDL: entry(who.you, 'This is no distribution list.'),
  ErrorInvalidItemForOperationSendItem: entry(who.you, 'Only a draft of a message can be sent: this is something else, or was sent in the meantime.'),
  ErrorInvalidItemForOperationArchiveItem: wrongKind,
  ErrorInvalidItemForReplyOrForward: wrongKind,
  ErrorInvalidReferenceItem: entry(who.you, 'What this answers is no longer there, or may not be answered.'),
  ErrorMessageDispositionRequired: entry(who.makers, 'The request did not say what is to become of the message.'),
  ErrorSendMeetingCancellationsRequired: entry(who.makers, 'The request did not say whether those invited are told of the cancellation.'),
  ErrorSendMeetingInvitationsOrCancellationsRequired: entry(who.makers, 'The request did not say whether those invited are told.'),
  ErrorSendMeetingInvitationsRequired: entry(who.makers, 'The request did not say whether those invited are told.'),
  ErrorAttachmentSizeLimitExceeded: tooLarge,
  ErrorDeleteDistinguishedFolder: entry(who.you, 'This folder is one of those that every mailbox needs: it cannot be deleted.'),
  ErrorCannotDeleteObject: entry(who.you, 'Exchange does not let this be deleted, because it is needed, held, or open elsewhere.'),
  ErrorFolderExists: entry(who.you, 'A folder of this name is there already.'),
  ErrorMoveCopyFailed: entry(who.you, 'It was not moved: it may be gone, or the folder does not take it. Look at both folders.'),
  ErrorMoveDistinguishedFolder: entry(who.you, 'This folder is one of those that every mailbox needs: it cannot be moved.'),
};
