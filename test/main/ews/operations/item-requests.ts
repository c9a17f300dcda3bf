import type { ContactChange } from '../../../../shared/model/people/contact.ts';
import { copyItem } from '../../../../main/ews/operations/copy-item.ts';
import { createAttachment } from '../../../../main/ews/operations/create-attachment.ts';
import { createContact } from '../../../../main/ews/operations/create-contact.ts';
import { createReply } from '../../../../main/ews/operations/create-reply.ts';
import { createTask } from '../../../../main/ews/operations/create-task.ts';
import { deleteAttachment } from '../../../../main/ews/operations/delete-attachment.ts';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { findContacts } from '../../../../main/ews/operations/find-contacts.ts';
import { findTasks } from '../../../../main/ews/operations/find-tasks.ts';
import { getContact } from '../../../../main/ews/operations/get-contact.ts';
import { getMime } from '../../../../main/ews/operations/get-mime.ts';
import { getTask } from '../../../../main/ews/operations/get-task.ts';
import { removeCancelledMeeting } from '../../../../main/ews/operations/remove-cancelled-meeting.ts';
import { respondToMeeting } from '../../../../main/ews/operations/respond-to-meeting.ts';
import { updateContact } from '../../../../main/ews/operations/update-contact.ts';
import { updateDraft } from '../../../../main/ews/operations/update-draft.ts';
import { updateItem } from '../../../../main/ews/operations/update-item.ts';
import { updateTask } from '../../../../main/ews/operations/update-task.ts';
import type { RequestOf } from './every-request.ts';

const address = 'ann@contoso.test';
const named = (name: string) => [{ name, address }];
const folder = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const identified = (folderId: string) => ({ by: 'id', folderId }) as const;
const reference = (value: string) => ({ itemId: value, changeKey: value });
const html = (content: string) => ({ type: 'html', content }) as const;

function wholeContact(value: string): ContactChange & { displayName: string } {
  return {
    displayName: value,
    fileAs: value,
    givenName: value,
    middleName: value,
    surname: value,
    nickname: value,
    company: value,
    department: value,
    jobTitle: value,
    office: value,
    profession: value,
    manager: value,
    assistant: value,
    spouse: value,
    homepage: 'https://contoso.test/',
    birthday: '1980-02-29',
    emails: [{ slot: 'EmailAddress1', name: value, address }],
    phones: [{ slot: 'MobilePhone', number: value }],
    addresses: [
      { slot: 'Business', street: value, city: value, state: value, postalCode: value, country: value },
    ],
    bodyText: value,
    categories: [value, 'Board'],
    isPrivate: true,
  };
}

/** Every operation on items that are no series, and every form of it that writes other elements. */
export const itemRequests: Readonly<Record<string, RequestOf>> = {
  copyItem: (service, value) =>
    copyItem(service, { items: [reference(value), reference(value)], to: identified(value) }),
  deleteTasks: (service, value) =>
    deleteItem(service, {
      items: [reference(value)],
      deleteType: 'MoveToDeletedItems',
      affectedTasks: 'AllOccurrences',
    }),
  createAttachment: (service, value) =>
    createAttachment(service, {
      item: reference(value),
      files: [
        { name: value, contentType: value, bytes: new Uint8Array([0, 1, 255]), contentId: value },
        { name: 'a.txt', contentType: 'text/plain', bytes: new Uint8Array(), contentId: null },
      ],
    }),
  deleteAttachment: (service, value) => deleteAttachment(service, { attachmentIds: [value, value] }),
  getMime: (service, value) => getMime(service, { itemId: value, maxBytes: 1000 }),
  getContact: (service, value) => getContact(service, { itemIds: [value] }),
  getTask: (service, value) => getTask(service, { itemIds: [value, value] }),
  findContacts: (service, value) => findContacts(service, { folder, from: value, to: value, limit: 100 }),
  findContactsAll: (service, value) =>
    findContacts(service, { folder: identified(value), from: null, to: null, limit: 100 }),
  findTasks: (service, value) =>
    findTasks(service, { folder: identified(value), offset: 0, limit: 50, isOpenOnly: true }),
  findTasksAll: (service) => findTasks(service, { folder, offset: 50, limit: 50, isOpenOnly: false }),
  createContact: (service, value) =>
    createContact(service, { folder, contact: wholeContact(value), marker: 'make-1' }),
  createContactMarked: (service, value) =>
    createContact(service, { folder: identified('A'), contact: { displayName: 'Ann' }, marker: value }),
  updateContact: (service, value) =>
    updateContact(service, { item: reference(value), change: wholeContact(value) }),
  updateContactEmptied: (service, value) =>
    updateContact(service, {
      item: reference(value),
      change: {
        nickname: '',
        birthday: null,
        categories: [],
        emails: [{ slot: 'EmailAddress2', name: '', address: '' }],
        phones: [{ slot: 'HomePhone', number: '' }],
        addresses: [{ slot: 'Home', street: '', city: '', state: '', postalCode: '', country: '' }],
      },
    }),
  createTask: (service, value) =>
    createTask(service, {
      folder,
      task: {
        subject: value,
        bodyText: value,
        status: 'InProgress',
        percentComplete: 25,
        startDate: '2026-03-02',
        dueDate: '2026-03-09',
        importance: 'High',
        categories: [value],
        reminderAt: '2026-03-09T08:00:00.000Z',
        recurrence: {
          pattern: { pattern: 'regenerating', interval: 2, unit: 'week' },
          first: '2026-03-02',
          end: { end: 'never' },
        },
        isPrivate: true,
      },
      marker: 'make-1',
    }),
  createTaskMarked: (service, value) =>
    createTask(service, { folder: identified('A'), task: { subject: 'x' }, marker: value }),
  updateTask: (service, value) =>
    updateTask(service, {
      item: reference(value),
      change: {
        subject: value,
        bodyText: value,
        status: 'Completed',
        percentComplete: 100,
        startDate: null,
        dueDate: '2026-03-09',
        categories: [],
        reminderAt: null,
        recurrence: null,
        isPrivate: false,
      },
    }),
  acceptMeeting: (service, value) =>
    respondToMeeting(service, {
      item: reference(value),
      response: 'accept',
      messageText: value,
      notify: true,
      proposed: null,
      savedFolder: folder,
    }),
  acceptTentatively: (service, value) =>
    respondToMeeting(service, {
      item: reference(value),
      response: 'tentative',
      messageText: '',
      notify: true,
      proposed: { start: '2026-03-02T17:00:00.000Z', end: '2026-03-02T18:00:00.000Z' },
      savedFolder: null,
    }),
  declineMeeting: (service, value) =>
    respondToMeeting(service, {
      item: reference(value),
      response: 'decline',
      messageText: '',
      notify: false,
      proposed: null,
      savedFolder: identified(value),
    }),
  removeCancelledMeeting: (service, value) => removeCancelledMeeting(service, { item: reference(value) }),
  createReply: (service, value) =>
    createReply(service, {
      item: reference(value),
      kind: 'reply',
      from: { name: value, address },
      to: named(value),
      cc: named(value),
      bcc: named(value),
      subject: value,
      body: html(value),
      draftsFolder: folder,
    }),
  ...replies(),
  updateDraft: (service, value) =>
    updateDraft(service, {
      item: reference(value),
      change: {
        from: { name: value, address },
        to: named(value),
        cc: named(value),
        bcc: [],
        added: { to: named(value), cc: named(value), bcc: named(value) },
        subject: value,
        body: html(value),
        appendedBody: html(value),
        importance: 'Low',
      },
      send: null,
    }),
  sendDraft: (service, value) =>
    updateDraft(service, {
      item: reference(value),
      change: { marker: value },
      send: { savedFolder: folder },
    }),
  updateItem: (service, value) =>
    updateItem(service, {
      changes: [
        {
          item: reference(value),
          kind: 't:Message',
          change: {
            importance: 'High',
            categories: [value, 'Board'],
            flag: {
              status: 'Flagged',
              startsAt: '2026-03-02T00:00:00.000Z',
              dueAt: '2026-03-04T00:00:00.000Z',
            },
          },
        },
        {
          item: reference(value),
          kind: 't:Task',
          change: { categories: [], flag: null, appendedBody: html(value) },
        },
        {
          item: reference(value),
          kind: 't:Contact',
          change: { flag: { status: 'Complete', completedAt: '2026-03-02T00:00:00.000Z' } },
        },
      ],
    }),
};

function replies(): Record<string, RequestOf> {
  const kinds = [
    ['createReplyAll', 'reply-all'],
    ['createForward', 'forward'],
  ] as const;
  return Object.fromEntries(
    kinds.map(([name, kind]): [string, RequestOf] => [
      name,
      (service, value) =>
        createReply(service, {
          item: reference(value),
          kind,
          from: null,
          to: null,
          cc: null,
          bcc: null,
          subject: null,
          body: { type: 'text', content: value },
          draftsFolder: identified(value),
        }),
    ]),
  );
}
