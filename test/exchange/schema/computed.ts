import { utcToLocal } from '../calendar/time-zone.ts';
import { endsOf, isMaster, modifiedOccurrences, zoneOf } from '../calendar/series.ts';
import { hasFullAccess, itemRights, rightsOn } from '../rights/rights.ts';
import { fullRights } from '../rights/levels.ts';
import type { FolderRights } from '../rights/levels.ts';
import { changeKeyOf, folderChangeKeyOf, folderIdOf, idOf } from '../store/items.ts';
import type { Store } from '../store/store.ts';
import type { Folder, Item } from '../store/types.ts';
import { element, escapeXml, optionalText, textElement } from '../xml/write.ts';
import { writeAttachments } from './attachments.ts';
import { previewOf, textOf, writeBody } from './body.ts';
import { internetHeaders } from './codec.ts';
import type { Recipient } from './codec.ts';
import { conversationIdOf, conversationIndexOf, hasConversation } from './conversation.ts';
import { writeDateTime } from './date-time.ts';
import { receivedHeaders, recipientLists } from './mime/message-headers.ts';
import { neighboursOf, writeNeighbours } from './neighbours.ts';
import { writeMimeContent } from './mime/mime.ts';
import type { PeopleForm } from './people-form.ts';
import { writeResponseObjects } from './response-objects.ts';
import { sizeOf } from './size.ts';
import type { Shape } from './shape.ts';

/** Who looks. Rights are remembered for the length of one request. */
export interface View {
  readonly store: Store;
  readonly identity: string;
  readonly rights: Map<Folder, FolderRights>;
  /** Under the fault `wrong-mailbox`: a server so broken that it asks for no rights either. */
  readonly seesAll?: boolean;
  /** How lists give people of the organisation. */
  readonly peopleInLists?: PeopleForm['as'];
}

interface Asked {
  readonly view: View;
  readonly shape: Shape;
}

/** The rights of whoever looks, on the item's folder. */
export function rightsFor(view: View, folder: Folder): FolderRights {
  let rights = view.rights.get(folder);
  if (!rights)
    view.rights.set(folder, (rights = view.seesAll === true ? fullRights : rightsOn(folder, view.identity)));
  return rights;
}

const names = (list: readonly Recipient[]) => list.map((one) => one.name || one.address).join('; ');

/** `t:ItemId` of an item, which creating and changing operations answer with. */
export function writeItemId(item: Item): string {
  return `<t:ItemId Id="${idOf(item)}" ChangeKey="${changeKeyOf(item)}"/>`;
}

/** Properties that are worked out from an item when asked for, by element name. */
export const computed: Readonly<Record<string, (item: Item, asked: Asked) => string>> = {
  ItemId: writeItemId,
  ParentFolderId: ({ folder }) =>
    `<t:ParentFolderId Id="${folderIdOf(folder)}" ChangeKey="${folderChangeKeyOf(folder)}"/>`,
  MimeContent: (item) => writeMimeContent(item),
  Body: (item, { shape }) => writeBody('t:Body', item.values.Body, shape),
  UniqueBody: (item, { shape }) => writeBody('t:UniqueBody', item.values.Body, shape),
  NormalizedBody: (item, { shape }) => writeBody('t:NormalizedBody', item.values.Body, shape),
  TextBody: (item, { shape }) => writeBody('t:TextBody', item.values.Body, { ...shape, bodyType: 'Text' }),
  Preview: (item) => textElement('t:Preview', previewOf(item.values.Body)),
  Attachments: writeAttachments,
  Size: (item) => element('t:Size', String(sizeOf(item))),
  ResponseObjects: (item, { view }) => writeResponseObjects(item, view.identity),
  DisplayCc: (item) => textElement('t:DisplayCc', names(recipientLists(item).cc)),
  DisplayTo: (item) => textElement('t:DisplayTo', names(recipientLists(item).to)),
  DisplayBcc: (item) => optionalText('t:DisplayBcc', names(recipientLists(item).bcc) || undefined),
  HasAttachments: (item) =>
    `<t:HasAttachments>${String(item.attachments.some((one) => !one.isInline))}</t:HasAttachments>`,
  EffectiveRights: (item, { view }) => writeItemRights(item, view),
  ContactSource: (item) => (item.kind === 'Contact' ? element('t:ContactSource', 'Store') : ''),
  HasPicture: (item) =>
    element('t:HasPicture', String(item.attachments.some((one) => one.name === 'ContactPicture.jpg'))),
  CompleteName: ({ values }) => {
    const parts = [
      ['FirstName', values.GivenName],
      ['MiddleName', values.MiddleName],
      ['LastName', values.Surname],
      ['Suffix', values.Generation],
      ['Initials', values.Initials],
      ['FullName', values.DisplayName],
      ['Nickname', values.Nickname],
    ] as const;
    const inner = parts.map(([name, value]) => optionalText(`t:${name}`, value));
    return element('t:CompleteName', inner.join(''));
  },
  IsAssociated: () => '<t:IsAssociated>false</t:IsAssociated>',
  ConversationId: (item) =>
    hasConversation(item) ? `<t:ConversationId Id="${conversationIdOf(item)}"/>` : '',
  ConversationIndex: (item) => optionalText('t:ConversationIndex', conversationIndexOf(item)),
  InternetMessageHeaders: (item) => internetHeaders.write('t:InternetMessageHeaders', receivedHeaders(item)),
  ConversationTopic: (item) =>
    item.values.ConversationTopic === undefined
      ? ''
      : textElement('t:ConversationTopic', item.values.ConversationTopic),
  Duration: (item) => (item.kind === 'CalendarItem' ? element('t:Duration', durationOf(item)) : ''),
  TimeZone: (item) => (item.kind === 'CalendarItem' ? textElement('t:TimeZone', zoneOf(item)) : ''),
  StartWallClock: (item) => wallClock('StartWallClock', item, item.values.Start),
  EndWallClock: (item) => wallClock('EndWallClock', item, item.values.End),
  StartTimeZoneId: (item) => textElement('t:StartTimeZoneId', zoneOf(item)),
  EndTimeZoneId: (item) => textElement('t:EndTimeZoneId', item.values.EndTimeZone ?? zoneOf(item)),
  IsOrganizer: (item) =>
    `<t:IsOrganizer>${String(item.values.Organizer?.address.toLowerCase() === item.mailbox.address)}</t:IsOrganizer>`,
  ConflictingMeetingCount: (item) =>
    element('t:ConflictingMeetingCount', String(neighboursOf(item).conflicting.length)),
  AdjacentMeetingCount: (item) =>
    element('t:AdjacentMeetingCount', String(neighboursOf(item).adjacent.length)),
  ConflictingMeetings: (item) => writeNeighbours('ConflictingMeetings', neighboursOf(item).conflicting),
  AdjacentMeetings: (item) => writeNeighbours('AdjacentMeetings', neighboursOf(item).adjacent),
  IsOnlineMeeting: ({ values }) => element('t:IsOnlineMeeting', String(values.IsOnlineMeeting ?? false)),
  FirstOccurrence: (item) => (isMaster(item) ? occurrence('t:FirstOccurrence', endsOf(item).first) : ''),
  LastOccurrence: (item) => (isMaster(item) ? occurrence('t:LastOccurrence', endsOf(item).last) : ''),
  ModifiedOccurrences: (item) => {
    const changed = isMaster(item) ? modifiedOccurrences(item) : [];
    if (changed.length === 0) return '';
    return element('t:ModifiedOccurrences', changed.map((one) => occurrence('t:Occurrence', one)).join(''));
  },
  DeletedOccurrences: writeDeletedOccurrences,
  AssociatedCalendarItemId: writeAssociatedCalendarItem,
};

function writeItemRights(item: Item, view: View): string {
  const rights = itemRights(rightsFor(view, item.folder), item, view.identity);
  return (
    '<t:EffectiveRights><t:CreateAssociated>false</t:CreateAssociated><t:CreateContents>false</t:CreateContents>' +
    `<t:CreateHierarchy>false</t:CreateHierarchy><t:Delete>${rights.remove}</t:Delete>` +
    `<t:Modify>${rights.modify}</t:Modify><t:Read>${rights.read}</t:Read>` +
    `<t:ViewPrivateItems>${rights.canViewPrivateItems}</t:ViewPrivateItems></t:EffectiveRights>`
  );
}

function durationOf(item: Item): string {
  const minutes = ((item.values.End ?? 0) - (item.values.Start ?? 0)) / 60_000;
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = Math.floor(minutes % 60);
  const time = `${hours > 0 ? `${hours}H` : ''}${rest > 0 || minutes === 0 ? `${rest}M` : ''}`;
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

function wallClock(name: string, item: Item, instant: number | undefined): string {
  if (instant === undefined) return '';
  const offset = utcToLocal(instant, zoneOf(item)) - instant;
  const minutes = Math.abs(offset) / 60_000;
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const zone = offset === 0 ? 'Z' : `${sign}${hours}:${String(minutes % 60).padStart(2, '0')}`;
  return `<t:${name}>${writeDateTime(instant + offset).slice(0, 19)}${zone}</t:${name}>`;
}

function occurrence(name: string, item: Item | undefined): string {
  if (!item) return '';
  const { Start: start = 0, End: end = 0, OriginalStart: original = start } = item.values;
  const times = [
    ['Start', start],
    ['End', end],
    ['OriginalStart', original],
  ] as const;
  return element(
    name,
    writeItemId(item) + times.map(([label, at]) => element(`t:${label}`, writeDateTime(at))).join(''),
  );
}

function writeDeletedOccurrences(item: Item): string {
  const starts = [...item.exceptions].filter(([, one]) => one.deleted).map(([start]) => start);
  if (!isMaster(item) || starts.length === 0) return '';
  const deleted = starts.toSorted((a, b) => a - b).map((at) => element('t:Start', writeDateTime(at)));
  return element('t:DeletedOccurrences', deleted.map((one) => element('t:DeletedOccurrence', one)).join(''));
}

/** The calendar item of the same meeting, where whoever looks may read that calendar. */
function writeAssociatedCalendarItem(item: Item, { view }: Asked): string {
  const address = item.values.ReceivedRepresenting?.address.toLowerCase() ?? item.mailbox.address;
  const mailbox = view.store.mailboxes.get(address);
  const calendar = mailbox?.distinguished.get('calendar');
  if (!mailbox || !calendar || !(hasFullAccess(mailbox, view.identity) || rightsFor(view, calendar).canRead))
    return '';
  for (const one of calendar.items)
    if (one.values.UID !== undefined && one.values.UID === item.values.UID)
      return `<t:AssociatedCalendarItemId Id="${idOf(one)}" ChangeKey="${escapeXml(changeKeyOf(one))}"/>`;
  return '';
}

/** The body as plain words, for searching. */
export function searchableBody(item: Item): string {
  return textOf(item.values.Body);
}
