import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskRecurrence } from '../../../../shared/model/recurrence.ts';
import type { Result } from '../../../../shared/result.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { createContact } from '../../../../main/ews/operations/create-contact.ts';
import { createTask } from '../../../../main/ews/operations/create-task.ts';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { findByMarker } from '../../../../main/ews/operations/find-by-marker.ts';
import { findContacts } from '../../../../main/ews/operations/find-contacts.ts';
import { findTasks } from '../../../../main/ews/operations/find-tasks.ts';
import { getContact } from '../../../../main/ews/operations/get-contact.ts';
import { getTask } from '../../../../main/ews/operations/get-task.ts';
import { updateContact } from '../../../../main/ews/operations/update-contact.ts';
import { updateTask } from '../../../../main/ews/operations/update-task.ts';
import { failureOf, valueOf } from '../literal-service.ts';
import { folderOf, mary, startSampleOffice, type SampleOffice } from './sample-office.ts';

let office: SampleOffice;
let service: EwsService;

beforeAll(async () => {
  office = await startSampleOffice();
  service = office.open(mary, mary, 'own');
});

afterAll(async () => {
  await office.stop();
});

/** The only value of a batch of one. */
function only<T>(results: readonly Result<T>[]): T {
  const [first] = results;
  if (first?.ok !== true || results.length > 1) throw new Error(JSON.stringify(results));
  return first.value;
}

describe('contacts of the sample Exchange', () => {
  it('makes a contact, finds it by name and by marker, changes it entry by entry, and deletes it', async () => {
    const folder = folderOf(mary, 'contacts');
    const item = valueOf(
      await createContact(service, {
        folder,
        contact: {
          displayName: 'Zoë <Zander> & co 😀',
          givenName: 'Zoë',
          surname: 'Zander',
          birthday: '1980-02-29',
          emails: [
            { slot: 'EmailAddress1', name: 'Zoë', address: 'zoe@fabrikam.test' },
            { slot: 'EmailAddress2', name: '', address: 'zoe@home.test' },
          ],
          phones: [{ slot: 'MobilePhone', number: '+47 1' }],
          addresses: [
            { slot: 'Business', street: '1 Lane', city: 'Oslo', state: '', postalCode: '0150', country: '' },
          ],
          bodyText: 'Met & liked',
          categories: ['Board'],
          isPrivate: true,
        },
        marker: 'marker-contact',
      }),
    );
    const marked = only(
      valueOf(await findByMarker(service, { marker: 'marker-contact', folders: [folder] })),
    );
    expect(marked.map(({ itemId }) => itemId)).toEqual([item.itemId]);
    const found = valueOf(await findContacts(service, { folder, from: 'Zo', to: 'Zp', limit: 100 }));
    expect(found.rows.map(({ row }) => row.itemId)).toContain(item.itemId);
    expect(found.rows.find(({ row }) => row.itemId === item.itemId)?.sensitivity).toBe('Private');
    const changed = valueOf(
      await updateContact(service, {
        item,
        change: {
          jobTitle: 'CFO',
          givenName: '',
          emails: [{ slot: 'EmailAddress2', name: '', address: '' }],
          phones: [{ slot: 'HomePhone', number: '+47 2' }],
          addresses: [
            { slot: 'Business', street: '1 Lane', city: 'Bergen', state: '', postalCode: '', country: '' },
          ],
          categories: [],
        },
      }),
    );
    const stale = await updateContact(service, { item, change: { jobTitle: 'Stale' } });
    expect(failureOf(stale)).toMatchObject({ kind: 'conflict' });
    const { contact } = only(valueOf(await getContact(service, { itemIds: [item.itemId] })));
    expect(contact).toMatchObject({
      displayName: 'Zoë <Zander> & co 😀',
      givenName: '',
      surname: 'Zander',
      jobTitle: 'CFO',
      birthday: '1980-02-29',
      emails: [{ slot: 'EmailAddress1', name: 'Zoë', address: 'zoe@fabrikam.test' }],
      categories: [],
      bodyText: 'Met & liked',
      addresses: [{ slot: 'Business', street: '1 Lane', city: 'Bergen', postalCode: '' }],
    });
    expect(contact.phones.toSorted((a, b) => (a.slot < b.slot ? -1 : 1))).toEqual([
      { slot: 'HomePhone', number: '+47 2' },
      { slot: 'MobilePhone', number: '+47 1' },
    ]);
    const results = valueOf(await deleteItem(service, { items: [changed], deleteType: 'HardDelete' }));
    expect(results).toEqual([{ ok: true, value: null }]);
    const wrong = await createContact(service, {
      folder: folderOf(mary, 'tasks'),
      contact: { displayName: 'x' },
      marker: null,
    });
    expect(failureOf(wrong)).toMatchObject({ code: 'ErrorCannotCreateContactInNonContactFolder' });
  });
});

describe('tasks of the sample Exchange', () => {
  const folder = folderOf(mary, 'tasks');

  async function isOpen(itemId: string): Promise<boolean> {
    const page = valueOf(await findTasks(service, { folder, offset: 0, limit: 500, isOpenOnly: true }));
    return page.rows.some(({ task }) => task.itemId === itemId);
  }

  it('makes a task, finds it among the open ones, completes it, and leaves no trace of its dates', async () => {
    const item = valueOf(
      await createTask(service, {
        folder,
        task: {
          subject: 'Send <figures>',
          bodyText: 'By noon',
          startDate: '2026-12-01',
          dueDate: '2026-12-04',
          importance: 'High',
          reminderAt: '2026-12-04T08:00:00.000Z',
          status: 'InProgress',
          percentComplete: 25,
        },
        marker: 'marker-task',
      }),
    );
    const marked = only(valueOf(await findByMarker(service, { marker: 'marker-task', folders: [folder] })));
    expect(marked.map(({ itemId }) => itemId)).toEqual([item.itemId]);
    expect(await isOpen(item.itemId)).toBe(true);
    const { task: before } = only(valueOf(await getTask(service, { itemIds: [item.itemId] })));
    expect(before).toMatchObject({
      subject: 'Send <figures>',
      status: 'InProgress',
      percentComplete: 25,
      startDate: '2026-12-01',
      dueDate: '2026-12-04',
      importance: 'High',
      reminderAt: '2026-12-04T08:00:00.000Z',
      recurrence: null,
    });
    valueOf(
      await updateTask(service, {
        item,
        change: { status: 'Completed', startDate: null, dueDate: null, reminderAt: null },
      }),
    );
    const { task: after } = only(valueOf(await getTask(service, { itemIds: [item.itemId] })));
    expect(after).toMatchObject({
      status: 'Completed',
      percentComplete: 100,
      isComplete: true,
      completeDate: '2026-11-24',
      startDate: null,
      dueDate: null,
      reminderAt: null,
    });
    expect(await isOpen(item.itemId)).toBe(false);
    const stale = await updateTask(service, { item, change: { subject: 'Stale' } });
    expect(failureOf(stale)).toMatchObject({ kind: 'conflict' });
  });

  it('skips one time of a recurring task, or deletes all of them', async () => {
    const recurrence: TaskRecurrence = {
      pattern: { pattern: 'weekly', interval: 1, days: ['Monday'], firstDayOfWeek: 'Monday' },
      first: '2026-11-23',
      end: { end: 'count', count: 5 },
    };
    const task = { subject: 'Weekly report', startDate: '2026-11-23', dueDate: '2026-11-23', recurrence };
    const item = valueOf(await createTask(service, { folder, task, marker: null }));
    const read = async () => only(valueOf(await getTask(service, { itemIds: [item.itemId] }))).task;
    const before = await read();
    expect(before).toMatchObject({ isRecurring: true, dueDate: '2026-11-23', recurrence });
    valueOf(await deleteItem(service, { items: [before], deleteType: 'HardDelete' }));
    const after = await read();
    expect(after.dueDate).toBe('2026-11-30');
    valueOf(
      await deleteItem(service, {
        items: [after],
        deleteType: 'HardDelete',
        affectedTasks: 'AllOccurrences',
      }),
    );
    const [gone] = valueOf(await getTask(service, { itemIds: [item.itemId] }));
    expect(failureOf(gone)).toMatchObject({ code: 'ErrorItemNotFound' });
  });
});
