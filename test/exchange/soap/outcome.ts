/** An expected failure, in Exchange's own words. */
export interface Refusal {
  readonly code: string;
  readonly text: string;
  /** Values for m:MessageXml, by name. */
  readonly values?: Readonly<Record<string, string>>;
}

/** What an operation on one item came to. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** A success. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A refusal with the text that Exchange has for its code. */
export function refuse(
  code: string,
  text?: string,
  values?: Readonly<Record<string, string>>,
): { readonly ok: false; readonly refusal: Refusal } {
  const refusal = { code, text: text ?? texts[code] ?? 'The request failed.' };
  return { ok: false, refusal: values ? { ...refusal, values } : refusal };
}

const texts: Readonly<Record<string, string>> = {
  ErrorServerBusy: 'The server cannot service this request right now. Try again later.',
  ErrorTimeoutExpired: 'The request timed out.',
  ErrorBatchProcessingStopped: 'Batch processing was stopped because of an earlier error.',
  ErrorAccessDenied: 'Access is denied. Check credentials and try again.',
  ErrorCreateItemAccessDenied:
    'Access is denied. The user account does not have permission to create items in this folder.',
  ErrorFolderNotFound: 'The specified folder could not be found in the store.',
  ErrorItemNotFound: 'The specified object was not found in the store.',
  ErrorNonExistentMailbox: 'The SMTP address has no mailbox associated with it.',
  ErrorInvalidIdMalformed: 'Id is malformed.',
  ErrorInvalidId: 'The Id is invalid.',
  ErrorInvalidChangeKey: 'The change key is invalid.',
  ErrorChangeKeyRequired: 'The request requires a change key.',
  ErrorChangeKeyRequiredForWriteOperations:
    'The change key passed in the request does not match the current change key for the item, or none was passed.',
  ErrorIrresolvableConflict:
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  ErrorStaleObject:
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  ErrorSendAsDenied:
    'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
  ErrorInvalidRecipients: 'At least one recipient is not valid.',
  ErrorMissingRecipients: 'At least one recipient is required.',
  ErrorInvalidPropertyRequest: 'Property is not valid for this object type.',
  ErrorInvalidPropertySet: 'Set action is invalid for property.',
  ErrorInvalidPropertyDelete: 'Delete action is invalid for property.',
  ErrorInvalidPropertyAppend: 'Append action is invalid for property.',
  ErrorUnsupportedPathForQuery: 'The property can not be used with this type of restriction.',
  ErrorCalendarViewRangeTooBig: 'The specified view range exceeds the maximum range of two years.',
  ErrorCalendarFolderIsInvalidForCalendarView: 'The folder is not a calendar folder.',
  ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange: 'Occurrence index is out of recurrence range.',
  ErrorCalendarOccurrenceIsDeletedFromRecurrence:
    'Occurrence with this index was previously deleted from the recurrence.',
  ErrorCalendarCannotUseIdForOccurrenceId: 'The Id is not that of a recurring master.',
  ErrorCalendarCannotUseIdForRecurringMasterId: 'The Id is not that of an occurrence.',
  ErrorCalendarEndDateIsEarlierThanStartDate: 'EndDate is earlier than StartDate',
  ErrorCalendarInvalidTimeZone: 'The time zone is invalid.',
  ErrorCalendarIsNotOrganizer: 'You must be the organizer to perform this action.',
  ErrorCannotCreateCalendarItemInNonCalendarFolder: 'Calendar items can be created in calendar folders only.',
  ErrorCrossMailboxMoveCopy: 'The operation can be performed only within a single mailbox.',
  ErrorNameResolutionNoResults: 'No results were found.',
  ErrorNameResolutionMultipleResults: 'Multiple results were found.',
  ErrorNoFreeBusyAccess: 'The caller does not have free/busy access to the mailbox.',
  ErrorMailRecipientNotFound: 'Unable to resolve e-mail address to an Active Directory object.',
  ErrorInvalidSyncStateData: 'Synchronization state data is corrupt or otherwise invalid.',
  ErrorSendMeetingInvitationsRequired: 'SendMeetingInvitations attribute is required for calendar items.',
  ErrorSendMeetingInvitationsOrCancellationsRequired:
    'SendMeetingInvitationsOrCancellations attribute is required for calendar items.',
  ErrorSendMeetingCancellationsRequired: 'SendMeetingCancellations attribute is required for calendar items.',
  ErrorMessageDispositionRequired: 'Message disposition is required for messages.',
  ErrorInvalidOperation: 'The operation is not supported for this item.',
  ErrorNotDelegate: 'The user is not a delegate for the mailbox.',
  ErrorImpersonateUserDenied: 'The account does not have permission to impersonate the requested user.',
  ErrorInvalidReferenceItem: 'The reference item is not valid for this operation.',
  ErrorCannotUseItemIdForFolderId: 'Id is of an item and not of a folder.',
  ErrorCannotUseFolderIdForItemId: 'Id is of a folder and not of an item.',
  ErrorInvalidArgument: 'The argument is invalid.',
};
