import type { ItemKind } from '../store/types.ts';
import { attribute, child, childText, toBoolean } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { readExtendedFieldUri } from './extended.ts';
import type { ExtendedFieldUri } from './extended.ts';
import { orderOf } from './kinds.ts';

/** Which operation asks: a search answers less than a look at one item. */
export type Asker = 'FindItem' | 'GetItem';

/** t:ItemResponseShapeType. */
export interface Shape {
  readonly asker: Asker;
  /** The same for shapes that ask for the same. */
  readonly key: string;
  readonly base: 'IdOnly' | 'Default' | 'AllProperties';
  readonly bodyType: 'Best' | 'HTML' | 'Text';
  readonly maximumBodySize: number | undefined;
  readonly elements: ReadonlySet<string>;
  readonly extended: readonly ExtendedFieldUri[];
  /** Elements to write for each kind of item, in the order of the schema; filled on first use. */
  readonly plans: Map<ItemKind, readonly string[]>;
}

const defaultMessage =
  'ItemId Subject Sensitivity Body Attachments Size Categories Importance DateTimeSent DateTimeCreated ' +
  'ResponseObjects HasAttachments ToRecipients CcRecipients BccRecipients IsReadReceiptRequested ' +
  'IsDeliveryReceiptRequested From IsRead References';
const defaultCalendar =
  'ItemId Subject Sensitivity Body ResponseObjects HasAttachments Start End LegacyFreeBusyStatus Location ' +
  'CalendarItemType Organizer RequiredAttendees OptionalAttendees Resources Recurrence ModifiedOccurrences ' +
  'DeletedOccurrences FirstOccurrence LastOccurrence IsAllDayEvent';
const defaultContact =
  'ItemId Subject Sensitivity Body Attachments HasAttachments Categories FileAs DisplayName GivenName CompleteName ' +
  'CompanyName EmailAddresses PhysicalAddresses PhoneNumbers ImAddresses JobTitle Surname HasPicture';
const defaultTask =
  'ItemId Subject Sensitivity Body HasAttachments Categories DueDate PercentComplete StartDate Status Recurrence';
const defaultMeeting = `${defaultMessage} AssociatedCalendarItemId IsDelegated IsOutOfDate HasBeenProcessed ResponseType UID Start End Location`;

/** Properties that only a look at one item returns. A search leaves them out. */
const notInFindItem = new Set(
  (
    'AdjacentMeetings Attachments BccRecipients Body CcRecipients ConflictingMeetings DeletedOccurrences ' +
    'FirstOccurrence InternetMessageHeaders ' +
    'LastOccurrence MimeContent ModifiedOccurrences NormalizedBody OptionalAttendees Recurrence ReplyTo ' +
    'RequiredAttendees Resources ResponseObjects TextBody ToRecipients UniqueBody EndTimeZone StartTimeZone'
  ).split(' '),
);
/** Properties that AllProperties does not include: each is asked for by name. */
const onlyByName = new Set(
  'MimeContent UniqueBody NormalizedBody TextBody Preview EnhancedLocation StoreEntryId SearchKey'.split(' '),
);

/** Reads an ItemShape; refuses properties that do not exist or that a search cannot return. */
export function readShape(node: XmlNode | undefined, asker: Asker): Outcome<Shape> {
  const elements = new Set<string>();
  const extended: ExtendedFieldUri[] = [];
  for (const path of child(node, 'AdditionalProperties')?.children ?? []) {
    const uri = path.name === 'ExtendedFieldURI' ? readExtendedFieldUri(path) : undefined;
    const field = attribute(path, 'FieldURI');
    if (uri) extended.push(uri);
    else if (path.name === 'ExtendedFieldURI')
      return refuse(
        'ErrorInvalidExtendedProperty',
        'The extended property attribute combination is invalid.',
      );
    else if (field !== undefined) elements.add(elementOf(field));
  }
  if (toBoolean(childText(node, 'IncludeMimeContent')) === true) elements.add('MimeContent');
  if (
    asker === 'FindItem' &&
    (elements.has('Body') || elements.has('MimeContent') || elements.has('UniqueBody'))
  )
    return refuse('ErrorInvalidPropertyRequest');
  const base = readBase(childText(node, 'BaseShape'));
  return done({
    asker,
    base,
    key: JSON.stringify([base, ...elements, ...extended.map((uri) => uri.attributes)]),
    bodyType: readBodyType(childText(node, 'BodyType')),
    maximumBodySize: readSize(childText(node, 'MaximumBodySize')),
    elements,
    extended,
    plans: new Map(),
  });
}

/** Elements that hold what goes by another name in a path: entries of dictionaries, and MIME in another charset. */
const dictionaries: Readonly<Record<string, string>> = {
  EmailAddress: 'EmailAddresses',
  PhoneNumber: 'PhoneNumbers',
  PhysicalAddress: 'PhysicalAddresses',
  ImAddress: 'ImAddresses',
  MimeContentUTF8: 'MimeContent',
};

/** `message:From` to `From`: the part after the colon is the element's name throughout EWS. */
export function elementOf(fieldUri: string): string {
  const name = fieldUri.slice(fieldUri.indexOf(':') + 1);
  return dictionaries[name.replace(/:.*$/, '')] ?? name;
}

/** The elements a shape asks of one kind of item, in the order of the schema. `ExtendedProperty` stands once. */
export function planOf(shape: Shape, kind: ItemKind): readonly string[] {
  let plan = shape.plans.get(kind);
  if (!plan) {
    const wanted = new Set(['ItemId', ...shape.elements]);
    if (shape.base === 'Default') for (const name of defaultsOf(kind).split(' ')) wanted.add(name);
    if (shape.extended.length > 0) wanted.add('ExtendedProperty');
    plan = orderOf(kind).filter((name) => {
      if (shape.asker === 'FindItem' && notInFindItem.has(name)) return false;
      return (
        wanted.has(name) ||
        (shape.base === 'AllProperties' && !onlyByName.has(name) && name !== 'ExtendedProperty')
      );
    });
    shape.plans.set(kind, plan);
  }
  return plan;
}

function defaultsOf(kind: ItemKind): string {
  if (kind === 'CalendarItem') return defaultCalendar;
  if (kind === 'Contact') return defaultContact;
  if (kind === 'Task') return defaultTask;
  return kind.startsWith('Meeting') ? defaultMeeting : defaultMessage;
}

function readBase(text: string | undefined): Shape['base'] {
  const word = text?.trim();
  return word === 'Default' || word === 'AllProperties' ? word : 'IdOnly';
}

function readBodyType(text: string | undefined): Shape['bodyType'] {
  const word = text?.trim();
  return word === 'HTML' || word === 'Text' ? word : 'Best';
}

function readSize(text: string | undefined): number | undefined {
  const size = Number(text);
  return text !== undefined && size > 0 ? size : undefined;
}
