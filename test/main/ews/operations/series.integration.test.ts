import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewMeeting } from '../../../../shared/model/calendar.ts';
import type { RecurrencePattern } from '../../../../shared/model/recurrence.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import type { ReadSeries } from '../../../../main/ews/elements/read-series.ts';
import { cancelMeeting } from '../../../../main/ews/operations/cancel-meeting.ts';
import { createMeeting } from '../../../../main/ews/operations/create-meeting.ts';
import { createSeries } from '../../../../main/ews/operations/create-series.ts';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { deleteOccurrence } from '../../../../main/ews/operations/delete-occurrence.ts';
import { findByMarker } from '../../../../main/ews/operations/find-by-marker.ts';
import { findCalendar } from '../../../../main/ews/operations/find-calendar.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { getCalendarItem } from '../../../../main/ews/operations/get-calendar-item.ts';
import { getOccurrence } from '../../../../main/ews/operations/get-occurrence.ts';
import { getSeries } from '../../../../main/ews/operations/get-series.ts';
import { removeCancelledMeeting } from '../../../../main/ews/operations/remove-cancelled-meeting.ts';
import { respondToMeeting } from '../../../../main/ews/operations/respond-to-meeting.ts';
import { updateMeeting } from '../../../../main/ews/operations/update-meeting.ts';
import { updateSeries } from '../../../../main/ews/operations/update-series.ts';
import { failureOf, valueOf } from '../literal-service.ts';
import { ana, folderOf, jun, mary, startSampleOffice, type SampleOffice } from './sample-office.ts';
import { anyCase } from '../../../support/any-case.ts';

let office: SampleOffice;
let service: EwsService;
const folder = folderOf(mary, 'calendar');

beforeAll(async () => {
  office = await startSampleOffice();
  service = office.open(mary, mary, 'own');
});

afterAll(async () => {
  await office.stop();
});

function meeting(subject: string, guests: readonly string[] = []): NewMeeting {
  return {
    subject,
    location: 'Room 4',
    time: {
      kind: 'timed',
      start: '2027-03-01T14:00:00.000Z',
      end: '2027-03-01T15:00:00.000Z',
      timeZone: 'America/New_York',
    },
    required: guests.map((address) => ({ name: '', address })),
    optional: [],
    bodyText: 'Figures',
    freeBusy: 'Busy',
    isPrivate: false,
  };
}

async function seriesOf(itemId: string, by: 'master' | 'occurrence' = 'master'): Promise<ReadSeries> {
  const [found] = valueOf(await getSeries(service, { series: [{ by, itemId }] }));
  if (found?.ok !== true) throw new Error(JSON.stringify(found));
  return found.value;
}

const weekly: RecurrencePattern = {
  pattern: 'weekly',
  interval: 1,
  days: ['Monday'],
  firstDayOfWeek: 'Sunday',
};

describe('series in the sample Exchange', () => {
  it('makes a series that keeps its wall clock over a clock change, and is found by its marker', async () => {
    const made = valueOf(
      await createSeries(service, {
        folder,
        meeting: meeting('Weekly <numbers>'),
        pattern: weekly,
        end: { end: 'count', count: 4 },
        notify: false,
        marker: 'marker-series',
      }),
    );
    const [marked] = valueOf(await findByMarker(service, { marker: 'marker-series', folders: [folder] }));
    expect(marked).toMatchObject({ ok: true, value: [{ itemId: made.itemId }] });
    const found = valueOf(
      await findCalendar(service, {
        folder,
        start: '2027-03-01T00:00:00.000Z',
        end: '2027-04-01T00:00:00.000Z',
        limit: 500,
      }),
    );
    const mine = found.rows.map(({ row }) => row).filter(({ subject }) => subject === 'Weekly <numbers>');
    expect(mine.map(({ start, type }) => [start, type])).toEqual([
      ['2027-03-01T14:00:00.000Z', 'Occurrence'],
      ['2027-03-08T14:00:00.000Z', 'Occurrence'],
      ['2027-03-15T13:00:00.000Z', 'Occurrence'],
      ['2027-03-22T13:00:00.000Z', 'Occurrence'],
    ]);
    const series = await seriesOf(mine[2]?.itemId ?? '', 'occurrence');
    expect(series.item.itemId).toBe(made.itemId);
    expect(series).toMatchObject({
      recurrence: { pattern: weekly, first: '2027-03-01', end: { end: 'count', count: 4 } },
      first: { start: '2027-03-01T14:00:00.000Z' },
      last: { start: '2027-03-22T13:00:00.000Z' },
      modified: [],
      deleted: [],
    });
  });

  it('moves one occurrence, deletes two, and tells the series from its exceptions', async () => {
    const made = valueOf(
      await createSeries(service, {
        folder,
        meeting: meeting('With exceptions'),
        pattern: weekly,
        end: { end: 'date', last: '2027-05-31' },
        notify: false,
        marker: null,
      }),
    );
    const byNumber = (index: number) => ({ masterId: made.itemId, changeKey: null, index });
    const occurrences = [2, 3, 999].map(byNumber);
    const [second, third, beyond] = valueOf(await getOccurrence(service, { occurrences }));
    expect(failureOf(beyond)).toMatchObject({
      code: 'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
    });
    if (second?.ok !== true || third?.ok !== true) throw new Error('no occurrences');
    expect(second.value.item).toMatchObject({ type: 'Occurrence', start: '2027-03-08T14:00:00.000Z' });
    const time = {
      kind: 'timed',
      start: '2027-03-09T16:00:00.000Z',
      end: '2027-03-09T17:30:00.000Z',
      timeZone: 'America/New_York',
    } as const;
    valueOf(await updateMeeting(service, { item: second.value.item, change: { time }, notify: false }));
    const [read] = valueOf(await getCalendarItem(service, { itemIds: [third.value.item.itemId] }));
    if (read?.ok !== true) throw new Error(JSON.stringify(read));
    valueOf(
      await deleteItem(service, {
        items: [read.value.item],
        deleteType: 'MoveToDeletedItems',
        cancellations: 'SendToNone',
      }),
    );
    const { item: master } = await seriesOf(made.itemId);
    const deletion = { deleteType: 'HardDelete', cancellations: 'SendToNone' } as const;
    const fourth = { masterId: master.itemId, changeKey: master.changeKey, index: 4 };
    const [first, again] = valueOf(
      await deleteOccurrence(service, { occurrences: [fourth, fourth], ...deletion }),
    );
    expect(first).toEqual({ ok: true, value: null });
    expect(failureOf(again)).toMatchObject({ code: 'ErrorCalendarOccurrenceIsDeletedFromRecurrence' });
    const series = await seriesOf(made.itemId);
    expect(series.modified).toMatchObject([
      { start: time.start, end: time.end, originalStart: '2027-03-08T14:00:00.000Z' },
    ]);
    expect(series.deleted).toEqual(['2027-03-15T13:00:00.000Z', '2027-03-22T13:00:00.000Z']);
  });

  it('writes and reads each pattern and end as they were, and makes a single meeting of a series', async () => {
    const made = valueOf(
      await createSeries(service, {
        folder,
        meeting: meeting('Changing'),
        pattern: { pattern: 'daily', interval: 2 },
        end: { end: 'never' },
        notify: false,
        marker: null,
      }),
    );
    const patterns: RecurrencePattern[] = [
      { pattern: 'weekly', interval: 2, days: ['Monday', 'Friday'], firstDayOfWeek: 'Monday' },
      { pattern: 'absolute-monthly', interval: 1, dayOfMonth: 31 },
      { pattern: 'relative-monthly', interval: 3, day: 'Weekday', index: 'Last' },
      { pattern: 'absolute-yearly', dayOfMonth: 28, month: 2 },
      { pattern: 'relative-yearly', day: 'Tuesday', index: 'Second', month: 12 },
    ];
    for (const pattern of patterns) {
      const { item } = await seriesOf(made.itemId);
      const recurrence = { pattern, first: '2027-03-01', end: { end: 'date', last: '2029-01-31' } } as const;
      valueOf(await updateSeries(service, { master: item, change: {}, recurrence, notify: false }));
      expect((await seriesOf(made.itemId)).recurrence).toEqual(recurrence);
      const stale = await updateSeries(service, { master: item, change: { subject: 'x' }, notify: false });
      expect(failureOf(stale)).toMatchObject({ kind: 'conflict' });
    }
    const { item } = await seriesOf(made.itemId);
    const change = { subject: 'Once' };
    valueOf(await updateSeries(service, { master: item, change, recurrence: null, notify: false }));
    expect(await seriesOf(made.itemId)).toMatchObject({
      recurrence: null,
      item: { type: 'Single', subject: 'Once' },
    });
  });
});

async function invited(subject: string): Promise<{ itemId: string; changeKey: string }> {
  return valueOf(
    await createMeeting(service, {
      folder,
      meeting: meeting(subject, [jun, ana]),
      notify: true,
      marker: null,
    }),
  );
}

async function requestTo(guest: EwsService, subject: string): Promise<{ itemId: string; changeKey: string }> {
  const { mailbox } = guest.identities;
  const page = valueOf(await findItem(guest, { folder: folderOf(mailbox, 'inbox'), offset: 0, limit: 50 }));
  const row = page.rows.find(({ row: each }) => each.subject.includes(subject))?.row;
  if (row === undefined) throw new Error(`no ${subject}`);
  return row;
}

describe('answers to meetings in the sample Exchange', () => {
  it('accepts, answers tentatively and declines: the organiser is told and sees each answer', async () => {
    const made = await invited('Answer me');
    const [asJun, asAna] = [office.open(jun, jun, 'own'), office.open(ana, ana, 'own')];
    const before = office.submissions().length;
    const answer = { messageText: 'Gladly & on time', notify: true, proposed: null, savedFolder: null };
    const accepted = await respondToMeeting(asJun, {
      ...answer,
      item: await requestTo(asJun, 'Answer me'),
      response: 'accept',
    });
    expect(valueOf(accepted)).not.toBeNull();
    const declined = await respondToMeeting(asAna, {
      ...answer,
      item: await requestTo(asAna, 'Answer me'),
      response: 'decline',
    });
    expect(declined).toEqual({ ok: true, value: null });
    expect(office.submissions().slice(before)).toMatchObject([
      { from: jun, recipients: [mary], itemClass: 'IPM.Schedule.Meeting.Resp.Pos' },
      { from: ana, recipients: [mary], itemClass: 'IPM.Schedule.Meeting.Resp.Neg' },
    ]);
    const [item] = valueOf(await getCalendarItem(service, { itemIds: [made.itemId] }));
    expect(item).toMatchObject({
      ok: true,
      value: {
        item: {
          required: [
            { address: anyCase(jun), response: 'Accept' },
            { address: anyCase(ana), response: 'Decline' },
          ],
        },
      },
    });
    const own = await respondToMeeting(service, {
      ...answer,
      item: item?.ok === true ? item.value.item : made,
      response: 'accept',
    });
    expect(failureOf(own)).toMatchObject({ code: 'ErrorCalendarIsOrganizerForAccept' });
  });

  it('answers without telling anybody, and takes a cancelled meeting out of the calendar', async () => {
    const made = await invited('Soon cancelled');
    const asJun = office.open(jun, jun, 'own');
    const before = office.submissions().length;
    const tentative = valueOf(
      await respondToMeeting(asJun, {
        item: await requestTo(asJun, 'Soon cancelled'),
        response: 'tentative',
        messageText: '',
        notify: false,
        proposed: null,
        savedFolder: null,
      }),
    );
    expect(office.submissions().length).toBe(before);
    const itemIds = [tentative?.itemId ?? ''];
    const [answered] = valueOf(await getCalendarItem(asJun, { itemIds }));
    if (answered?.ok !== true) throw new Error(JSON.stringify(answered));
    expect(answered.value.item.myResponse).toBe('Tentative');
    const early = await removeCancelledMeeting(asJun, { item: answered.value.item });
    expect(failureOf(early)).toMatchObject({ code: 'ErrorInvalidReferenceItem' });
    const [current] = valueOf(await getCalendarItem(service, { itemIds: [made.itemId] }));
    valueOf(
      await cancelMeeting(service, {
        item: current?.ok === true ? current.value.item : made,
        how: 'cancel',
        messageText: 'Off',
        savedFolder: null,
      }),
    );
    const cancellation = await requestTo(asJun, 'Soon cancelled');
    expect(await removeCancelledMeeting(asJun, { item: cancellation })).toEqual({ ok: true, value: null });
    const [gone] = valueOf(await getCalendarItem(asJun, { itemIds }));
    expect(failureOf(gone)).toMatchObject({ code: 'ErrorItemNotFound' });
  });
});
