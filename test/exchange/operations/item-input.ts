import { codecFor, withValue } from '../schema/codecs.ts';
import type { ItemValues } from '../schema/codecs.ts';
import type { Recipient } from '../schema/codec.ts';
import { readExtendedProperty } from '../schema/extended.ts';
import { isHeld, withHeldValue } from '../schema/held-properties.ts';
import { orderOf } from '../schema/kinds.ts';
import { readMimeInput } from './mime-input.ts';
import { readAttachment } from './attachment-input.ts';
import type { InputContext, ItemInput } from './input-context.ts';

export type { InputContext, ItemInput } from './input-context.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { recipientOf } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import type { Attachment, ExtendedProperty, ItemKind } from '../store/types.ts';
import { child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';

/** Properties that only the server sets. */
const readOnly = new Set(
  (
    'ItemId ParentFolderId DateTimeReceived Size IsSubmitted IsDraft IsFromMe IsResend IsUnmodified DateTimeSent ' +
    'DateTimeCreated ResponseObjects ReminderNextTime DisplayCc DisplayTo DisplayBcc HasAttachments EffectiveRights ' +
    'LastModifiedName LastModifiedTime IsAssociated ConversationId UniqueBody ConversationTopic ReceivedBy ' +
    'ReceivedRepresenting OriginalStart When IsMeeting IsCancelled IsRecurring MeetingRequestWasSent CalendarItemType ' +
    'Organizer Duration TimeZone AppointmentReplyTime AppointmentSequenceNumber AppointmentState FirstOccurrence ' +
    'LastOccurrence ModifiedOccurrences DeletedOccurrences IsOrganizer RecurrenceId DateTimeStamp CompleteName ' +
    'ContactSource HasPicture AssignedTime ChangeCount DelegationState Delegator IsAssignmentEditable IsComplete ' +
    'IsTeamTask Owner'
  ).split(' '),
);

/** Properties that Exchange takes and this server forgets. */
const forgotten = new Set(
  'MeetingTimeZone EnhancedLocation ConferenceType MeetingWorkspaceUrl NetShowUrl DoNotForwardMeeting'.split(
    ' ',
  ),
);

/** Whether a client may set a property of a kind of item. */
export function isSettable(kind: ItemKind, name: string): boolean {
  return !readOnly.has(name) && orderOf(kind).includes(name) && codecFor(name) !== undefined;
}

/** Reads an item of a CreateItem request. */
export function readItemInput(node: XmlNode, kind: ItemKind, context: InputContext): Outcome<ItemInput> {
  let values: ItemValues = {};
  const extended = new Map<string, ExtendedProperty>();
  const attachments: Attachment[] = [];
  const mime = readMimeInput(node, kind, context);
  if (!mime.ok) return mime;
  values = namedGuests(mime.value.values, context.store);
  attachments.push(...mime.value.attachments);
  const zone = child(node, 'StartTimeZone')?.attributes.get('Id') ?? context.timeZone;
  for (const property of node.children) {
    if (property.name === 'MimeContent') continue;
    if (property.name === 'ExtendedProperty') {
      const read = readExtendedProperty(property);
      if (!read.ok) return read;
      const { key, value } = read.value;
      if (isHeld(key)) values = withHeldValue(values, key, value);
      else extended.set(key, read.value);
    } else if (property.name === 'Attachments') {
      for (const one of property.children) {
        const attachment = readAttachment(one, attachments.length + 1, { context, readItem: readItemInput });
        if (!attachment.ok) return attachment;
        attachments.push(attachment.value);
      }
    } else if (!forgotten.has(property.name)) {
      if (!isSettable(kind, property.name)) return refuse('ErrorInvalidPropertySet');
      values = withValue(values, property.name, readValue(property, { ...context, timeZone: zone }));
    }
  }
  const { exceptions } = mime.value;
  return done({ kind, values, extended, attachments, ...(exceptions ? { exceptions } : {}) });
}

/** Reads one property; recipients get the directory's names. */
export function readValue(property: XmlNode, context: InputContext): unknown {
  const { store } = context;
  return named(codecFor(property.name)?.read(property, { ...context, domain: store.domain }), store);
}

/** Who is invited by an iCalendar document, with the directory's names. */
function namedGuests(values: ItemValues, store: Store): ItemValues {
  const lists = ['RequiredAttendees', 'OptionalAttendees', 'Resources'] as const;
  return lists.reduce((all, name) => withValue(all, name, named(all[name], store)), values);
}

function isRecipient(value: unknown): value is Recipient {
  return typeof value === 'object' && value !== null && 'address' in value && 'name' in value;
}

function named(value: unknown, store: Store): unknown {
  if (isRecipient(value))
    return value.address === '' || value.routing !== undefined
      ? value
      : recipientOf(store, value.address, value.name || undefined);
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => {
    if (isRecipient(one)) return named(one, store);
    const isAttendee = typeof one === 'object' && one !== null && 'mailbox' in one;
    return isAttendee ? { ...one, mailbox: named(one.mailbox, store) } : one;
  });
}
