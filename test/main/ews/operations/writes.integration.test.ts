import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelMeeting } from '../../../../main/ews/operations/cancel-meeting.ts';
import { createMeeting } from '../../../../main/ews/operations/create-meeting.ts';
import { createMessage } from '../../../../main/ews/operations/create-message.ts';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { findByMarker } from '../../../../main/ews/operations/find-by-marker.ts';
import { findCalendar } from '../../../../main/ews/operations/find-calendar.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { getCalendarItem } from '../../../../main/ews/operations/get-calendar-item.ts';
import { getMessage } from '../../../../main/ews/operations/get-message.ts';
import { moveItem } from '../../../../main/ews/operations/move-item.ts';
import { sendItem } from '../../../../main/ews/operations/send-item.ts';
import { updateMeeting } from '../../../../main/ews/operations/update-meeting.ts';
import { updateMessage } from '../../../../main/ews/operations/update-message.ts';
import { failureOf, valueOf } from '../literal-service.ts';
import {
  ana,
  folderOf,
  jun,
  mary,
  rob,
  support,
  startSampleOffice,
  type SampleOffice,
} from './sample-office.ts';
import { anyCase } from '../../../support/any-case.ts';

const hostileText = 'A <b>bold</b> & "quoted" ]]> line\r\nsecond \u0007 é 漢 😀';
let office: SampleOffice;

beforeAll(async () => {
  office = await startSampleOffice();
});

afterAll(async () => {
  await office.stop();
});

function message(subject: string, marker: string): Parameters<typeof createMessage>[1]['message'] {
  return {
    from: { name: 'Support', address: support },
    to: [{ name: 'Mary', address: mary }],
    cc: [],
    bcc: [],
    subject,
    body: { type: 'text', content: hostileText },
    inReplyTo: '<first@contoso.test>',
    references: '<first@contoso.test>',
    marker,
  };
}

describe('writing to the sample Exchange', () => {
  it('sends on behalf, and finds the copy by its marker where it was promised with From and Sender', async () => {
    const service = office.open(ana, support, 'delegate');
    const sent = folderOf(support, 'sentitems');
    const result = await createMessage(service, {
      message: message(hostileText, 'marker-send-1'),
      disposition: 'SendAndSaveCopy',
      savedFolder: sent,
    });
    expect(valueOf(result)).toBeNull();
    const [own, shared] = valueOf(
      await findByMarker(service, { marker: 'marker-send-1', folders: [folderOf(ana, 'sentitems'), sent] }),
    );
    expect(own).toEqual({ ok: true, value: [] });
    if (shared?.ok !== true) throw new Error(JSON.stringify(shared));
    expect(shared.value).toHaveLength(1);
    const [copy] = valueOf(await getMessage(service, { itemIds: [shared.value[0]?.itemId ?? ''] }));
    if (copy?.ok !== true) throw new Error(JSON.stringify(copy));
    expect(copy.value).toMatchObject({
      inReplyTo: '<first@contoso.test>',
      references: '<first@contoso.test>',
    });
    // A server may write a bare CR LF, which every XML parser must read as one line feed.
    expect(copy.value.message.body.content.replaceAll('\r\n', '\n')).toBe(
      'A <b>bold</b> & "quoted" ]]> line\nsecond  é 漢 😀',
    );
    expect(copy.value.message).toMatchObject({
      subject: 'A <b>bold</b> & "quoted" ]]> line second   é 漢 😀',
      body: { type: 'text' },
      from: { address: anyCase(support) },
      sender: { address: anyCase(ana) },
    });
  });

  it('refuses a send as the mailbox without the right, by its code', async () => {
    const service = office.open(rob, mary, 'delegate');
    const result = await createMessage(service, {
      message: message('x', 'marker-denied'),
      disposition: 'SendAndSaveCopy',
      savedFolder: null,
    });
    expect(failureOf(result)).toMatchObject({ kind: 'response-code', code: 'ErrorSendAsDenied' });
  });

  it('saves a draft, changes it, refuses a stale change key, sends it', async () => {
    const service = office.open(ana, support, 'delegate');
    const saved = valueOf(
      await createMessage(service, {
        message: message('Draft', 'marker-draft'),
        disposition: 'SaveOnly',
        savedFolder: folderOf(support, 'drafts'),
      }),
    );
    if (saved === null) throw new Error('no draft');
    const flagged = valueOf(
      await updateMessage(service, { item: saved, change: { flag: 'Flagged', isRead: true } }),
    );
    expect(flagged.itemId).toBe(saved.itemId);
    expect(flagged.changeKey).not.toBe(saved.changeKey);
    const stale = await sendItem(service, { item: saved, savedFolder: folderOf(support, 'sentitems') });
    expect(failureOf(stale)).toMatchObject({ kind: 'conflict' });
    const result = await sendItem(service, { item: flagged, savedFolder: folderOf(support, 'sentitems') });
    expect(result).toEqual({ ok: true, value: null });
  });

  it('moves a message to the Deleted Items of its mailbox and back, under a new id each time, and deletes it', async () => {
    const service = office.open(ana, support, 'delegate');
    const page = valueOf(
      await findItem(service, { folder: folderOf(support, 'inbox'), offset: 3, limit: 1 }),
    );
    const row = page.rows[0]?.row;
    if (row === undefined) throw new Error('no row');
    const [there] = valueOf(await moveItem(service, { items: [row], to: folderOf(support, 'deleteditems') }));
    if (there?.ok !== true || there.value === null) throw new Error(JSON.stringify(there));
    expect(there.value.itemId).not.toBe(row.itemId);
    const back = { by: 'id', folderId: page.rows[0]?.parentFolderId ?? '' } as const;
    const [returned] = valueOf(await moveItem(service, { items: [there.value], to: back }));
    if (returned?.ok !== true || returned.value === null) throw new Error(JSON.stringify(returned));
    const results = valueOf(
      await deleteItem(service, { items: [returned.value, there.value], deleteType: 'HardDelete' }),
    );
    expect(results[0]).toEqual({ ok: true, value: null });
    expect(failureOf(results[1])).toMatchObject({ kind: 'response-code', code: 'ErrorItemNotFound' });
  });

  it('makes a meeting in the calendar of the owner, moves it, sees it there and cancels it', async () => {
    const service = office.open(rob, mary, 'delegate');
    const folder = folderOf(mary, 'calendar');
    const made = valueOf(
      await createMeeting(service, {
        folder,
        meeting: {
          subject: 'Budget & <forecast>',
          location: 'Room 4',
          time: {
            kind: 'timed',
            start: '2026-11-26T14:00:00.000Z',
            end: '2026-11-26T15:00:00.000Z',
            timeZone: 'America/New_York',
          },
          required: [{ name: 'Ana', address: ana }],
          optional: [{ name: 'Jun', address: jun }],
          bodyText: 'Figures',
          freeBusy: 'Busy',
          isPrivate: false,
        },
        notify: true,
        marker: 'marker-meeting',
      }),
    );
    const time = {
      kind: 'timed',
      start: '2026-11-26T16:00:00.000Z',
      end: '2026-11-26T17:30:00.000Z',
      timeZone: 'America/New_York',
    } as const;
    const moved = valueOf(await updateMeeting(service, { item: made, change: { time }, notify: true }));
    const stale = await updateMeeting(service, { item: made, change: { subject: 'Stale' }, notify: true });
    expect(failureOf(stale)).toMatchObject({ kind: 'conflict' });
    const [item] = valueOf(await getCalendarItem(service, { itemIds: [made.itemId] }));
    expect(item).toMatchObject({
      ok: true,
      value: {
        item: {
          subject: 'Budget & <forecast>',
          start: time.start,
          end: time.end,
          timeZone: 'America/New_York',
          isMeeting: true,
          organizer: { address: anyCase(mary) },
          required: [{ address: anyCase(ana) }],
          optional: [{ address: anyCase(jun) }],
        },
      },
    });
    const stretch = { start: '2026-11-26T00:00:00.000Z', end: '2026-11-27T00:00:00.000Z', limit: 500 };
    const before = valueOf(await findCalendar(service, { folder, ...stretch }));
    expect(before.rows.map(({ row }) => row.itemId)).toContain(made.itemId);
    const cancelled = await cancelMeeting(service, {
      item: moved,
      how: 'cancel',
      messageText: 'Off',
      savedFolder: null,
    });
    expect(cancelled).toEqual({ ok: true, value: null });
    const after = valueOf(await findCalendar(service, { folder, ...stretch }));
    expect(after.rows.filter(({ row }) => row.itemId === made.itemId && !row.isCancelled)).toEqual([]);
  });

  it('makes an all-day appointment whose dates stay what they were, and takes it out again', async () => {
    const service = office.open(rob, mary, 'delegate');
    const folder = folderOf(mary, 'calendar');
    const made = valueOf(
      await createMeeting(service, {
        folder,
        meeting: {
          subject: 'Away',
          location: '',
          time: { kind: 'all-day', first: '2026-12-03', last: '2026-12-04', timeZone: 'Asia/Tokyo' },
          required: [],
          optional: [],
          bodyText: '',
          freeBusy: 'OOF',
          isPrivate: true,
        },
        notify: false,
        marker: null,
      }),
    );
    const stretch = { start: '2026-12-01T00:00:00.000Z', end: '2026-12-08T00:00:00.000Z', limit: 500 };
    const found = valueOf(await findCalendar(service, { folder, ...stretch }));
    expect(found.rows.find(({ row }) => row.itemId === made.itemId)).toMatchObject({
      row: {
        isAllDay: true,
        dates: { first: '2026-12-03', last: '2026-12-04' },
        timeZone: 'Asia/Tokyo',
        freeBusy: 'OOF',
      },
    });
    const removed = await cancelMeeting(service, {
      item: made,
      how: 'remove',
      messageText: '',
      savedFolder: null,
    });
    expect(removed).toEqual({ ok: true, value: null });
  });
});
