import * as codec from './codec.ts';
import { recurrenceCodec } from './calendar/recurrence-codec.ts';
import { timeZoneCodec } from './calendar/time-zone-codec.ts';

/**
 * How each stored property is written to and read from XML, by element name. What is not here is computed
 * (`schema/computed.ts`) or not kept.
 */
export const codecs = {
  ItemClass: codec.text,
  Subject: codec.text,
  Sensitivity: codec.oneOf('Normal', 'Personal', 'Private', 'Confidential'),
  Body: codec.body,
  DateTimeReceived: codec.dateTime,
  Categories: codec.strings,
  Importance: codec.oneOf('Low', 'Normal', 'High'),
  InReplyTo: codec.text,
  IsSubmitted: codec.boolean,
  IsDraft: codec.boolean,
  IsFromMe: codec.boolean,
  IsResend: codec.boolean,
  IsUnmodified: codec.boolean,
  InternetMessageHeaders: codec.internetHeaders,
  DateTimeSent: codec.dateTime,
  DateTimeCreated: codec.dateTime,
  ReminderDueBy: codec.dateTime,
  ReminderIsSet: codec.boolean,
  ReminderMinutesBeforeStart: codec.text,
  Culture: codec.text,
  LastModifiedName: codec.text,
  LastModifiedTime: codec.dateTime,
  Flag: codec.flag,
  Sender: codec.singleRecipient,
  ToRecipients: codec.recipients,
  CcRecipients: codec.recipients,
  BccRecipients: codec.recipients,
  IsReadReceiptRequested: codec.boolean,
  IsDeliveryReceiptRequested: codec.boolean,
  ConversationIndex: codec.text,
  ConversationTopic: codec.text,
  From: codec.singleRecipient,
  InternetMessageId: codec.text,
  IsRead: codec.boolean,
  IsResponseRequested: codec.boolean,
  References: codec.text,
  ReplyTo: codec.recipients,
  ReceivedBy: codec.singleRecipient,
  ReceivedRepresenting: codec.singleRecipient,
  UID: codec.text,
  RecurrenceId: codec.dateTime,
  DateTimeStamp: codec.dateTime,
  Start: codec.dateTime,
  End: codec.dateTime,
  OriginalStart: codec.dateTime,
  IsAllDayEvent: codec.boolean,
  LegacyFreeBusyStatus: codec.oneOf('Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere', 'NoData'),
  IntendedFreeBusyStatus: codec.oneOf('Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere', 'NoData'),
  Location: codec.text,
  When: codec.text,
  IsMeeting: codec.boolean,
  IsCancelled: codec.boolean,
  IsRecurring: codec.boolean,
  MeetingRequestWasSent: codec.boolean,
  CalendarItemType: codec.oneOf('Single', 'Occurrence', 'Exception', 'RecurringMaster'),
  MyResponseType: codec.responseType,
  Organizer: codec.singleRecipient,
  RequiredAttendees: codec.attendees,
  OptionalAttendees: codec.attendees,
  Resources: codec.attendees,
  AppointmentReplyTime: codec.dateTime,
  AppointmentSequenceNumber: codec.integer,
  AppointmentState: codec.integer,
  Recurrence: recurrenceCodec,
  StartTimeZone: timeZoneCodec,
  EndTimeZone: timeZoneCodec,
  AllowNewTimeProposal: codec.boolean,
  IsOnlineMeeting: codec.boolean,
  IsDelegated: codec.boolean,
  IsOutOfDate: codec.boolean,
  HasBeenProcessed: codec.boolean,
  ResponseType: codec.responseType,
  MeetingRequestType: codec.oneOf(
    'None',
    'FullUpdate',
    'InformationalUpdate',
    'NewMeetingRequest',
    'Outdated',
    'SilentUpdate',
    'PrincipalWantsCopy',
  ),
  DisplayName: codec.text,
  GivenName: codec.text,
  Surname: codec.text,
  CompanyName: codec.text,
  JobTitle: codec.text,
  Department: codec.text,
  FileAs: codec.text,
  FileAsMapping: codec.text,
  Initials: codec.text,
  MiddleName: codec.text,
  Nickname: codec.text,
  AssistantName: codec.text,
  BusinessHomePage: codec.text,
  Generation: codec.text,
  Manager: codec.text,
  Mileage: codec.text,
  OfficeLocation: codec.text,
  PostalAddressIndex: codec.text,
  Profession: codec.text,
  SpouseName: codec.text,
  PhoneticFullName: codec.text,
  PhoneticFirstName: codec.text,
  PhoneticLastName: codec.text,
  Notes: codec.text,
  BillingInformation: codec.text,
  Owner: codec.text,
  StatusDescription: codec.text,
  Delegator: codec.text,
  EmailAddresses: codec.dictionary,
  PhysicalAddresses: codec.dictionary,
  PhoneNumbers: codec.dictionary,
  ImAddresses: codec.dictionary,
  Birthday: codec.dateTime,
  WeddingAnniversary: codec.dateTime,
  AssignedTime: codec.dateTime,
  CompleteDate: codec.dateTime,
  DueDate: codec.dateTime,
  StartDate: codec.dateTime,
  Children: codec.strings,
  Companies: codec.strings,
  Contacts: codec.strings,
  ActualWork: codec.integer,
  ChangeCount: codec.integer,
  IsAssignmentEditable: codec.integer,
  TotalWork: codec.integer,
  IsComplete: codec.boolean,
  IsTeamTask: codec.boolean,
  PercentComplete: codec.number,
  Status: codec.oneOf('NotStarted', 'InProgress', 'Completed', 'WaitingOnOthers', 'Deferred'),
  DelegationState: codec.oneOf('NoMatch', 'OwnNew', 'Owned', 'Accepted', 'Declined', 'Max'),
} as const;

/** Name of a stored property. */
export type StoredProperty = keyof typeof codecs;

/** The stored properties of an item, by element name. */
export type ItemValues = {
  [K in StoredProperty]?: (typeof codecs)[K] extends codec.Codec<infer T> ? T : never;
};

/** The codec of a property that is stored, or `undefined` for any other name. */
export function codecFor(name: string): codec.Codec<unknown> | undefined {
  return Object.hasOwn(codecs, name) ? codecs[name as StoredProperty] : undefined;
}

/** The value of a property by a name that is not known to the compiler. */
export function valueOf(values: ItemValues, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name as StoredProperty] : undefined;
}

/** The same values with one of them set, or taken away when `value` is `undefined`. */
export function withValue(values: ItemValues, name: string, value: unknown): ItemValues {
  if (value !== undefined) return { ...values, [name]: value };
  const { [name as StoredProperty]: _gone, ...rest } = values;
  return rest;
}
