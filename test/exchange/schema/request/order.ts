/**
 * The order in which the schema wants the children of each kind of item. XML Schema's sequences are strict: an
 * element in the wrong place makes the whole response invalid.
 * See <https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxwscore/>.
 */

/** t:ItemType, which all others extend. */
export const itemOrder: readonly string[] = (
  'MimeContent ItemId ParentFolderId ItemClass Subject Sensitivity Body Attachments ' +
  'DateTimeReceived Size Categories Importance InReplyTo IsSubmitted IsDraft IsFromMe IsResend ' +
  'IsUnmodified InternetMessageHeaders DateTimeSent DateTimeCreated ResponseObjects ReminderDueBy ' +
  'ReminderIsSet ReminderNextTime ReminderMinutesBeforeStart DisplayCc DisplayTo DisplayBcc ' +
  'HasAttachments ExtendedProperty Culture EffectiveRights LastModifiedName LastModifiedTime ' +
  'IsAssociated WebClientReadFormQueryString WebClientEditFormQueryString ConversationId UniqueBody ' +
  'Flag StoreEntryId InstanceKey NormalizedBody EntityExtractionResult PolicyTag ArchiveTag ' +
  'RetentionDate Preview RightsManagementLicenseData PredictedActionReasons IsClutter BlockStatus ' +
  'HasBlockedImages TextBody IconIndex SearchKey SortKey Hashtags Mentions MentionedMe ' +
  'MentionsPreview MentionsEx AppliedHashtags AppliedHashtagsPreview Likes LikesPreview ' +
  'PendingSocialActivityTagIds AtAllMention CanDelete InferenceClassification'
).split(' ');

/** t:MessageType. */
export const messageOrder: readonly string[] = [
  ...itemOrder,
  ...(
    'Sender ToRecipients CcRecipients BccRecipients IsReadReceiptRequested IsDeliveryReceiptRequested ' +
    'ConversationIndex ConversationTopic From InternetMessageId IsRead IsResponseRequested References ' +
    'ReplyTo ReceivedBy ReceivedRepresenting ApprovalRequestData VotingInformation ' +
    'ReminderMessageData MessageSafety SenderSMTPAddress PublishedCalendarItemIcs ' +
    'PublishedCalendarItemName'
  ).split(' '),
];

/** t:CalendarItemType. */
export const calendarItemOrder: readonly string[] = [
  ...itemOrder,
  ...(
    'UID RecurrenceId DateTimeStamp Start End OriginalStart IsAllDayEvent LegacyFreeBusyStatus ' +
    'Location When IsMeeting IsCancelled IsRecurring MeetingRequestWasSent IsResponseRequested ' +
    'CalendarItemType MyResponseType Organizer RequiredAttendees OptionalAttendees Resources ' +
    'InboxReminders ConflictingMeetingCount AdjacentMeetingCount ConflictingMeetings AdjacentMeetings ' +
    'Duration TimeZone AppointmentReplyTime AppointmentSequenceNumber AppointmentState Recurrence ' +
    'FirstOccurrence LastOccurrence ModifiedOccurrences DeletedOccurrences MeetingTimeZone ' +
    'StartTimeZone EndTimeZone ConferenceType AllowNewTimeProposal IsOnlineMeeting ' +
    'MeetingWorkspaceUrl NetShowUrl EnhancedLocation StartWallClock EndWallClock StartTimeZoneId ' +
    'EndTimeZoneId IntendedFreeBusyStatus JoinOnlineMeetingUrl OnlineMeetingSettings IsOrganizer ' +
    'CalendarActivityData DoNotForwardMeeting'
  ).split(' '),
];

/** t:MeetingMessageType. */
export const meetingMessageOrder: readonly string[] = [
  ...messageOrder,
  ...(
    'AssociatedCalendarItemId IsDelegated IsOutOfDate HasBeenProcessed ResponseType UID RecurrenceId ' +
    'DateTimeStamp IsOrganizer'
  ).split(' '),
];

/** t:MeetingRequestMessageType. */
export const meetingRequestOrder: readonly string[] = [
  ...meetingMessageOrder,
  ...(
    'MeetingRequestType IntendedFreeBusyStatus Start End OriginalStart IsAllDayEvent ' +
    'LegacyFreeBusyStatus Location When IsMeeting IsCancelled IsRecurring MeetingRequestWasSent ' +
    'CalendarItemType MyResponseType Organizer RequiredAttendees OptionalAttendees Resources ' +
    'ConflictingMeetingCount AdjacentMeetingCount ConflictingMeetings AdjacentMeetings Duration ' +
    'TimeZone AppointmentReplyTime AppointmentSequenceNumber AppointmentState Recurrence ' +
    'FirstOccurrence LastOccurrence ModifiedOccurrences DeletedOccurrences MeetingTimeZone ' +
    'StartTimeZone EndTimeZone ConferenceType AllowNewTimeProposal IsOnlineMeeting ' +
    'MeetingWorkspaceUrl NetShowUrl EnhancedLocation ChangeHighlights StartWallClock EndWallClock ' +
    'StartTimeZoneId EndTimeZoneId DoNotForwardMeeting'
  ).split(' '),
];

/** t:MeetingResponseMessageType. */
export const meetingResponseOrder: readonly string[] = [
  ...meetingMessageOrder,
  ...'Start End Location Recurrence CalendarItemType ProposedStart ProposedEnd EnhancedLocation'.split(' '),
];

/** t:MeetingCancellationMessageType. */
export const meetingCancellationOrder: readonly string[] = [
  ...meetingMessageOrder,
  ...'Start End Location Recurrence CalendarItemType EnhancedLocation DoNotForwardMeeting'.split(' '),
];

/** t:ContactItemType, as far as this server keeps contacts. */
export const contactOrder: readonly string[] = [
  ...itemOrder,
  ...(
    'FileAs FileAsMapping DisplayName GivenName Initials MiddleName Nickname CompleteName CompanyName ' +
    'EmailAddresses AbchEmailAddresses PhysicalAddresses PhoneNumbers AssistantName Birthday ' +
    'BusinessHomePage Children Companies ContactSource Department Generation ImAddresses JobTitle ' +
    'Manager Mileage OfficeLocation PostalAddressIndex Profession SpouseName Surname ' +
    'WeddingAnniversary HasPicture PhoneticFullName PhoneticFirstName PhoneticLastName Alias Notes ' +
    'Photo UserSMIMECertificate MSExchangeCertificate'
  ).split(' '),
];

/** t:TaskType. */
export const taskOrder: readonly string[] = [
  ...itemOrder,
  ...(
    'ActualWork AssignedTime BillingInformation ChangeCount Companies CompleteDate Contacts ' +
    'DelegationState Delegator DueDate IsAssignmentEditable IsComplete IsRecurring IsTeamTask Mileage ' +
    'Owner PercentComplete Recurrence StartDate Status StatusDescription TotalWork'
  ).split(' '),
];
