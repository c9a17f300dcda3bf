import { entry, who, type CodeAdvice, type CodeTable } from '../code-advice.ts';
import { commands } from './commands.ts';

const partly = entry(
  who.you,
  'Not everything was saved: look at the list of delegates again and compare.',
  commands.showDelegates,
);
const invalid = entry(
  who.you,
  'Exchange cannot read the name or the levels that were given: choose the person from the directory and try again.',
);

/** Who may see and change the list: the owner, and whoever has the whole mailbox. */
export const delegatesDenied: CodeAdvice = entry(
  who.owner,
  'The list of delegates of {mailbox} is for its owner and for those with full access to it: {user} may not see it, whatever the level on a folder.',
  commands.fullAccess,
);

/** The list of delegates of a mailbox. See "Handling delegation-related errors in EWS in Exchange". */
// prettier-ignore
export const delegateCodes: CodeTable = {
  ErrorDelegateNoUser: entry(who.owner, 'The delegate is no longer in the directory: take the entry off the list and add the person again.', commands.showDelegates),
  ErrorNotDelegate: entry(who.you, 'This person is not on the list of delegates of {mailbox}: add the person first.', commands.showDelegates),
  ErrorDelegateAlreadyExists: entry(who.you, 'This person is a delegate of {mailbox} already: change the entry instead.', commands.showDelegates),
  ErrorDelegateCannotAddOwner: entry(who.you, 'The owner of a mailbox cannot be a delegate of it: choose somebody else.'),
  ErrorDelegateMissingConfiguration: entry('The owner of the mailbox', '{mailbox} never had delegates: the owner opens Delegate Access in Outlook once, then it works.'),
  ErrorDelegateValidationFailed: invalid,
  ErrorInvalidDelegateUserId: invalid,
  ErrorInvalidDelegatePermission: invalid,
  ErrorAddDelegatesFailed: partly,
  ErrorUpdateDelegatesFailed: partly,
  ErrorRemoveDelegatesFailed: partly,
  ErrorWrongServerVersionDelegate: entry(who.administrator, '{mailbox} and the delegate are on servers of different versions: move both to one version.', 'Get-Mailbox -Identity {mailbox} | Format-List ServerName,AdminDisplayVersion', 'New-MoveRequest -Identity {mailbox}'),
};
