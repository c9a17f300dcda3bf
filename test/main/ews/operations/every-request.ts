import { cancelMeeting } from '../../../../main/ews/operations/cancel-meeting.ts';
import { createMeeting } from '../../../../main/ews/operations/create-meeting.ts';
import { createMessage } from '../../../../main/ews/operations/create-message.ts';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { findByMarker } from '../../../../main/ews/operations/find-by-marker.ts';
import { findCalendar } from '../../../../main/ews/operations/find-calendar.ts';
import { findFolder } from '../../../../main/ews/operations/find-folder.ts';
import { findItemRights } from '../../../../main/ews/operations/find-item-rights.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { getAttachment } from '../../../../main/ews/operations/get-attachment.ts';
import { getCalendarItem } from '../../../../main/ews/operations/get-calendar-item.ts';
import { getDelegate } from '../../../../main/ews/operations/get-delegate.ts';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import { getItemState } from '../../../../main/ews/operations/get-item-state.ts';
import { getMessage } from '../../../../main/ews/operations/get-message.ts';
import { moveItem } from '../../../../main/ews/operations/move-item.ts';
import { resolveNames } from '../../../../main/ews/operations/resolve-names.ts';
import { sendItem } from '../../../../main/ews/operations/send-item.ts';
import { getEvents } from '../../../../main/ews/operations/get-events.ts';
import { getStreamingEvents } from '../../../../main/ews/operations/get-streaming-events.ts';
import { subscribe } from '../../../../main/ews/operations/subscribe.ts';
import { syncFolderHierarchy } from '../../../../main/ews/operations/sync-folder-hierarchy.ts';
import { syncFolderItems } from '../../../../main/ews/operations/sync-folder-items.ts';
import { unsubscribe } from '../../../../main/ews/operations/unsubscribe.ts';
import { updateMeeting } from '../../../../main/ews/operations/update-meeting.ts';
import { updateMessage } from '../../../../main/ews/operations/update-message.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { permitted } from '../../../../main/ews/xml/xml.ts';
import { directoryRequests } from './directory-requests.ts';
import { folderRequests } from './folder-requests.ts';
import { itemRequests } from './item-requests.ts';
import { seriesRequests } from './series-requests.ts';

/** One operation with one value in every place where a person's or a server's text can stand. */
export type RequestOf = (service: EwsService, value: string) => Promise<unknown>;

const address = 'ann@contoso.test';
const named = (name: string) => [{ name, address }];
const folder = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const identified = (folderId: string) => ({ by: 'id', folderId }) as const;
const reference = (value: string) => ({ itemId: value, changeKey: value });
const timed = {
  kind: 'timed',
  start: '2026-03-02T17:00:00.000Z',
  end: '2026-03-02T18:00:00.000Z',
  timeZone: 'Europe/Berlin',
} as const;
const allDay = {
  kind: 'all-day',
  first: '2026-03-02',
  last: '2026-03-03',
  timeZone: 'Asia/Kolkata',
} as const;
const texts = (value: string) => ({ subject: value, location: value, bodyText: value });

/** For values that Exchange itself has given: those are never empty, and an empty one is refused where it is read. */
function given(request: RequestOf): RequestOf {
  return async (service, value) => (permitted(value) === '' ? null : await request(service, value));
}

/** Every operation, and every form of it that writes other elements. */
export const everyRequest: Readonly<Record<string, RequestOf>> = {
  ...directoryRequests,
  ...folderRequests,
  ...itemRequests,
  ...seriesRequests,
  getFolder: (service, value) =>
    getFolder(service, { folders: [identified(value), folder, { by: 'own-name', name: 'msgfolderroot' }] }),
  findFolder: (service, value) =>
    findFolder(service, { parent: identified(value), depth: 'Deep', offset: 0, limit: 500 }),
  findItem: (service, value) => findItem(service, { folder, offset: 0, limit: 50, search: value }),
  findItemPlain: (service, value) => findItem(service, { folder: identified(value), offset: 10, limit: 50 }),
  findCalendar: (service, value) =>
    findCalendar(service, { folder: identified(value), start: timed.start, end: timed.end, limit: 100 }),
  findItemRights: (service, value) => findItemRights(service, { folders: [identified(value), folder] }),
  getMessage: (service, value) => getMessage(service, { itemIds: [value, value] }),
  getItemState: (service, value) => getItemState(service, { itemId: value, properties: 'message' }),
  getItemStateOfMeeting: (service, value) => getItemState(service, { itemId: value, properties: 'meeting' }),
  getCalendarItem: (service, value) => getCalendarItem(service, { itemIds: [value] }),
  getAttachment: (service, value) => getAttachment(service, { attachmentId: value, maxBytes: 1000 }),
  findByMarker: (service, value) => findByMarker(service, { marker: value, folders: [folder] }),
  createMessage: (service, value) =>
    createMessage(service, {
      message: {
        from: { name: value, address },
        to: named(value),
        cc: named(value),
        bcc: named(value),
        subject: value,
        body: { type: 'html', content: value },
        inReplyTo: null,
        references: null,
        marker: null,
      },
      disposition: 'SendAndSaveCopy',
      savedFolder: folder,
    }),
  createMessageHeaders: (service, value) =>
    createMessage(service, {
      message: {
        from: null,
        to: named(''),
        cc: [],
        bcc: [],
        subject: 'x',
        body: { type: 'text', content: 'x' },
        inReplyTo: value,
        references: value,
        marker: value,
      },
      disposition: 'SaveOnly',
      savedFolder: null,
    }),
  createMeeting: (service, value) =>
    createMeeting(service, {
      folder,
      meeting: {
        ...texts(value),
        time: timed,
        required: named(value),
        optional: named(value),
        freeBusy: 'Busy',
        isPrivate: true,
      },
      notify: true,
      marker: null,
    }),
  createAppointment: (service, value) =>
    createMeeting(service, {
      folder,
      meeting: {
        ...texts(value),
        time: allDay,
        required: [],
        optional: [],
        freeBusy: 'WorkingElsewhere',
        isPrivate: false,
      },
      notify: false,
      marker: 'make-1',
    }),
  updateMeeting: (service, value) =>
    updateMeeting(service, {
      item: reference(value),
      change: { ...texts(value), time: allDay, required: named(value), optional: [], freeBusy: 'OOF' },
      notify: true,
      marker: value,
    }),
  cancelMeeting: (service, value) =>
    cancelMeeting(service, {
      item: reference(value),
      how: 'cancel',
      messageText: value,
      savedFolder: folder,
    }),
  removeMeeting: (service, value) =>
    cancelMeeting(service, { item: reference(value), how: 'remove', messageText: '', savedFolder: null }),
  updateMessage: (service, value) =>
    updateMessage(service, { item: reference(value), change: { isRead: false, flag: 'Complete' } }),
  deleteItem: (service, value) =>
    deleteItem(service, { items: [reference(value), reference(value)], deleteType: 'HardDelete' }),
  moveItem: (service, value) => moveItem(service, { items: [reference(value)], to: identified(value) }),
  sendItem: (service, value) => sendItem(service, { item: reference(value), savedFolder: folder }),
  getDelegate: (service) => getDelegate(service),
  resolveNames: (service, value) => resolveNames(service, { words: value }),
  syncFolderHierarchy: (service, value) =>
    syncFolderHierarchy(service, { root: identified(value), syncState: value }),
  syncFolderItems: (service, value) =>
    syncFolderItems(service, { folder: identified(value), syncState: value, properties: 'row' }),
  syncFolderItemsFirst: (service) => syncFolderItems(service, { folder, syncState: null, properties: 'id' }),
  subscribeStreaming: (service, value) =>
    subscribe(service, { how: 'streaming', folders: [identified(value), folder] }),
  subscribePull: (service) => subscribe(service, { how: 'pull', folders: 'all', timeoutMinutes: 10 }),
  unsubscribe: given((service, value) => unsubscribe(service, { subscriptionId: value })),
  getEvents: given((service, value) => getEvents(service, { subscriptionId: value, watermark: value })),
  getStreamingEvents: given((service, value) =>
    getStreamingEvents(
      service,
      { subscriptionIds: [value, value], connectionMinutes: 30, anchor: address },
      { onLife: () => undefined, onNotification: () => undefined },
      { signal: new AbortController().signal, silentMs: 90_000 },
    ),
  ),
};
