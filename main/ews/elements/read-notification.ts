import { booleanOf, integerOf } from '../soap/values.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';

/** Everything that a subscription can be told of. */
export const eventTypes = [
  'CopiedEvent',
  'CreatedEvent',
  'DeletedEvent',
  'ModifiedEvent',
  'MovedEvent',
  'NewMailEvent',
  'FreeBusyChangedEvent',
] as const;
type EventType = (typeof eventTypes)[number];

/** Something happened to an item or a folder. Names only: what it says is not told. */
export interface MailboxEvent {
  readonly event: EventType;
  /** What it happened to; exactly one of the two is not null. */
  readonly itemId: string | null;
  readonly folderId: string | null;
  /** The folders that it happened in: one, or both ends of a move or a copy. */
  readonly parentFolderIds: readonly string[];
  /** For a folder whose counts changed, how many are unread now; null where the server does not say. */
  readonly unreadCount: number | null;
}

/** What one subscription is told at once. */
export interface Notification {
  readonly subscriptionId: string;
  readonly events: readonly MailboxEvent[];
  /** The mark of the last event, status events included; null where there is none, as in streams. */
  readonly watermark: string | null;
  /** The server holds back more: ask again at once. */
  readonly hasMore: boolean;
}

/**
 * Reads `Notification`; null without a subscription. A `StatusEvent` only says that the subscription lives, and carries
 * a watermark. An event that names neither an item nor a folder is passed over.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/notification-ex15websvcsotherref
 */
export function readNotification(notification: XmlElement): Notification | null {
  const subscriptionId = childText(notification, 'SubscriptionId')?.trim() ?? '';
  if (subscriptionId === '') return null;
  const told = notification.children.filter(({ name }) => name.endsWith('Event'));
  const watermarks = told.flatMap((event) => childText(event, 'Watermark')?.trim() || []);
  return {
    subscriptionId,
    events: told.flatMap((event) => readEvent(event) ?? []),
    watermark: watermarks.at(-1) ?? null,
    hasMore: booleanOf(childText(notification, 'MoreEvents')) ?? false,
  };
}

function readEvent(event: XmlElement): MailboxEvent | null {
  const type = eventTypes.find((each) => each === event.name);
  const itemId = idOf(event, 'ItemId');
  const folderId = idOf(event, 'FolderId');
  if (type === undefined || (itemId === null && folderId === null)) return null;
  return {
    event: type,
    itemId,
    folderId,
    parentFolderIds: ['ParentFolderId', 'OldParentFolderId'].flatMap((name) => idOf(event, name) ?? []),
    unreadCount: integerOf(childText(event, 'UnreadCount')),
  };
}

function idOf(event: XmlElement, name: string): string | null {
  const id = attribute(child(event, name), 'Id') ?? '';
  return id === '' || id.length > 2048 ? null : id;
}
