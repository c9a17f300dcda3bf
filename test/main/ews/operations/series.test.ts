import { clockOfZone } from '../../../../shared/time/zones.ts';
import { describe, expect, it } from 'vitest';
import type { NewMeeting } from '../../../../shared/model/calendar.ts';
import type { RecurrencePattern } from '../../../../shared/model/recurrence.ts';
import { createSeries } from '../../../../main/ews/operations/create-series.ts';
import { deleteOccurrence } from '../../../../main/ews/operations/delete-occurrence.ts';
import { getOccurrence } from '../../../../main/ews/operations/get-occurrence.ts';
import { getSeries } from '../../../../main/ews/operations/get-series.ts';
import { updateSeries } from '../../../../main/ews/operations/update-series.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const calendar = { by: 'name', name: 'calendar', mailbox: 'mary@contoso.test' } as const;
const master = { itemId: 'AAMkAMaster=', changeKey: 'DwAAAMaster' };
const meeting: NewMeeting = {
  subject: 'Staff meeting',
  location: 'Room 4',
  time: {
    kind: 'timed',
    start: '2026-03-02T23:30:00.000Z',
    end: '2026-03-03T00:30:00.000Z',
    timeZone: 'Asia/Tokyo',
  },
  required: [],
  optional: [],
  bodyText: '',
  freeBusy: 'Busy',
  isPrivate: false,
};

async function written(pattern: RecurrencePattern): Promise<string> {
  const service = literalService(reply('create-meeting'));
  const end = { end: 'never' } as const;
  await createSeries(service, { folder: calendar, meeting, pattern, end, notify: false, marker: null });
  return /<t:Recurrence>(.*)<t:NoEndRecurrence>/u.exec(sentBody(service))?.[1] ?? '';
}

describe('createSeries', () => {
  it('starts a series on the day that it is in the zone of the meeting, with our marker', async () => {
    const service = literalService(reply('create-meeting'));
    const made = await createSeries(service, {
      folder: calendar,
      meeting: { ...meeting, required: [{ name: '', address: 'sam@contoso.test' }] },
      pattern: { pattern: 'daily', interval: 3 },
      end: { end: 'count', count: 10 },
      notify: true,
      marker: 'make-1',
      uid: 'series-1',
    });
    const body = sentBody(service);
    expect(body).toContain('<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy">');
    expect(body).toContain('<t:Value>make-1</t:Value></t:ExtendedProperty><t:UID>series-1</t:UID><t:Start>');
    expect(body).toContain(
      compact(`
      </t:RequiredAttendees>
      <t:Recurrence>
        <t:DailyRecurrence><t:Interval>3</t:Interval></t:DailyRecurrence>
        <t:NumberedRecurrence>
          <t:StartDate>2026-03-03</t:StartDate>
          <t:NumberOfOccurrences>10</t:NumberOfOccurrences>
        </t:NumberedRecurrence>
      </t:Recurrence>
      <t:StartTimeZone Id="Tokyo Standard Time"/>`),
    );
    expect(made).toEqual({ ok: true, value: { itemId: 'AAMkAMeeting=', changeKey: 'DwAAAMeeting' } });
  });

  it('writes each of the six patterns in the order of the schema', async () => {
    expect(
      await written({ pattern: 'weekly', interval: 2, days: ['Monday', 'Friday'], firstDayOfWeek: 'Monday' }),
    ).toBe(
      '<t:WeeklyRecurrence><t:Interval>2</t:Interval><t:DaysOfWeek>Monday Friday</t:DaysOfWeek><t:FirstDayOfWeek>Monday</t:FirstDayOfWeek></t:WeeklyRecurrence>',
    );
    expect(await written({ pattern: 'absolute-monthly', interval: 1, dayOfMonth: 31 })).toBe(
      '<t:AbsoluteMonthlyRecurrence><t:Interval>1</t:Interval><t:DayOfMonth>31</t:DayOfMonth></t:AbsoluteMonthlyRecurrence>',
    );
    expect(await written({ pattern: 'relative-monthly', interval: 3, day: 'Weekday', index: 'Last' })).toBe(
      '<t:RelativeMonthlyRecurrence><t:Interval>3</t:Interval><t:DaysOfWeek>Weekday</t:DaysOfWeek><t:DayOfWeekIndex>Last</t:DayOfWeekIndex></t:RelativeMonthlyRecurrence>',
    );
    expect(await written({ pattern: 'absolute-yearly', dayOfMonth: 29, month: 2 })).toBe(
      '<t:AbsoluteYearlyRecurrence><t:DayOfMonth>29</t:DayOfMonth><t:Month>February</t:Month></t:AbsoluteYearlyRecurrence>',
    );
    expect(await written({ pattern: 'relative-yearly', day: 'Tuesday', index: 'Second', month: 12 })).toBe(
      '<t:RelativeYearlyRecurrence><t:DaysOfWeek>Tuesday</t:DaysOfWeek><t:DayOfWeekIndex>Second</t:DayOfWeekIndex><t:Month>December</t:Month></t:RelativeYearlyRecurrence>',
    );
    expect(await written({ pattern: 'daily', interval: 1 })).toBe(
      '<t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence>',
    );
  });

  it('sends nothing for a zone without a Windows name', async () => {
    const service = literalService(reply('create-meeting'));
    const time = { ...meeting.time, timeZone: 'Mars/Olympus' };
    const result = await createSeries(service, {
      folder: calendar,
      meeting: { ...meeting, time },
      pattern: { pattern: 'daily', interval: 1 },
      end: { end: 'never' },
      notify: false,
      marker: null,
    });
    expect(failureOf(result)).toMatchObject({ kind: 'invalid-request' });
    expect(service.transport.requests).toHaveLength(0);
  });
});

describe('getSeries', () => {
  it('reads a master with its recurrence, its exceptions and what was deleted', async () => {
    const service = literalService(reply('get-series'));
    const [whole, refused] = valueOf(
      await getSeries(service, {
        series: [
          { by: 'master', itemId: 'AAMkAMaster=' },
          { by: 'occurrence', itemId: 'AAMkASingle=' },
        ],
      }),
    );
    expect(sentBody(service)).toContain(
      '<m:ItemIds><t:ItemId Id="AAMkAMaster="/><t:RecurringMasterItemId OccurrenceId="AAMkASingle="/></m:ItemIds>',
    );
    if (whole?.ok !== true) throw new Error(JSON.stringify(whole));
    const { item, ...series } = whole.value;
    expect(item).toMatchObject({
      type: 'RecurringMaster',
      timeZone: 'Europe/Berlin',
      itemId: 'AAMkAMaster=',
    });
    expect(series).toEqual({
      clock: clockOfZone('Europe/Berlin'),
      sensitivity: 'Normal',
      parentFolderId: 'AAMkACalendar=',
      recurrence: {
        pattern: {
          pattern: 'weekly',
          interval: 2,
          days: ['Monday', 'Wednesday'],
          firstDayOfWeek: 'Monday',
        },
        first: '2026-03-02',
        end: { end: 'date', last: '2026-06-30' },
      },
      first: {
        itemId: 'AAMkAFirst=',
        changeKey: 'DwAAAMaster',
        start: '2026-03-02T08:00:00.000Z',
        end: '2026-03-02T09:00:00.000Z',
        originalStart: '2026-03-02T08:00:00.000Z',
      },
      last: {
        itemId: 'AAMkALast=',
        changeKey: 'DwAAAMaster',
        start: '2026-06-24T07:00:00.000Z',
        end: '2026-06-24T08:00:00.000Z',
        originalStart: '2026-06-24T07:00:00.000Z',
      },
      modified: [
        {
          itemId: 'AAMkAMoved=',
          changeKey: 'EAAAAMoved',
          start: '2026-03-17T10:00:00.000Z',
          end: '2026-03-17T11:30:00.000Z',
          originalStart: '2026-03-16T08:00:00.000Z',
        },
      ],
      deleted: ['2026-03-30T07:00:00.000Z', '2026-04-01T07:00:00.500Z'],
    });
    expect(failureOf(refused)).toMatchObject({ code: 'ErrorCalendarCannotUseIdForRecurringMasterId' });
  });

  it('refuses a series with a deletion that it cannot read, which would show what is not there', async () => {
    const text = reply('get-series').replace('2026-03-30T07:00:00Z', 'one day');
    const series = [
      { by: 'master', itemId: 'A' },
      { by: 'master', itemId: 'B' },
    ] as const;
    const [whole] = valueOf(await getSeries(literalService(text), { series }));
    expect(failureOf(whole)).toMatchObject({ kind: 'reply-refused', reason: 'unexpected' });
  });

  it('reads groups of days as the days that they are', async () => {
    const series = [
      { by: 'master', itemId: 'A' },
      { by: 'master', itemId: 'B' },
    ] as const;
    for (const [words, days] of [
      ['Weekday', ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']],
      ['WeekendDay', ['Sunday', 'Saturday']],
      ['Saturday WeekendDay Monday', ['Sunday', 'Monday', 'Saturday']],
    ] as const) {
      const text = reply('get-series').replace('Wednesday Monday', words);
      const [whole] = valueOf(await getSeries(literalService(text), { series }));
      expect([words, whole]).toMatchObject([
        words,
        { ok: true, value: { recurrence: { pattern: { days } } } },
      ]);
    }
  });
});

describe('getOccurrence', () => {
  it('gets occurrences by their numbers, with the refusals in their places', async () => {
    const service = literalService(reply('get-occurrence'));
    const occurrences = [3, 5, 99].map((index) => ({ masterId: 'AAMkAMaster=', changeKey: null, index }));
    const [third, deleted, beyond] = valueOf(await getOccurrence(service, { occurrences }));
    expect(sentBody(service)).toContain(
      '<t:OccurrenceItemId RecurringMasterId="AAMkAMaster=" InstanceIndex="3"/>',
    );
    expect(third).toMatchObject({
      ok: true,
      value: { item: { itemId: 'AAMkAThird=', type: 'Occurrence', start: '2026-03-16T08:00:00.000Z' } },
    });
    expect(failureOf(deleted)).toMatchObject({ code: 'ErrorCalendarOccurrenceIsDeletedFromRecurrence' });
    expect(failureOf(beyond)).toMatchObject({
      code: 'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
    });
  });
});

describe('updateSeries', () => {
  it('changes the touched fields and the recurrence, never overwrites, and tells everyone', async () => {
    const service = literalService(reply('update-item'));
    await updateSeries(service, {
      master,
      change: { location: 'Room 5' },
      recurrence: { pattern: { pattern: 'daily', interval: 1 }, first: '2026-03-02', end: { end: 'never' } },
      notify: true,
    });
    expect(sentBody(service)).toBe(
      '<m:UpdateItem ConflictResolution="NeverOverwrite" SendMeetingInvitationsOrCancellations="SendToAllAndSaveCopy"><m:ItemChanges><t:ItemChange><t:ItemId Id="AAMkAMaster=" ChangeKey="DwAAAMaster"/><t:Updates>' +
        '<t:SetItemField><t:FieldURI FieldURI="calendar:Location"/><t:CalendarItem><t:Location>Room 5</t:Location></t:CalendarItem></t:SetItemField>' +
        '<t:SetItemField><t:FieldURI FieldURI="calendar:Recurrence"/><t:CalendarItem><t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence><t:NoEndRecurrence><t:StartDate>2026-03-02</t:StartDate></t:NoEndRecurrence></t:Recurrence></t:CalendarItem></t:SetItemField>' +
        '</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>',
    );
  });

  it('makes a single meeting of a series, and calls a change by someone else a conflict', async () => {
    const service = literalService(reply('update-item-conflict'));
    const request = { master, change: {}, recurrence: null, notify: false };
    expect(failureOf(await updateSeries(service, request))).toMatchObject({ kind: 'conflict' });
    expect(sentBody(service)).toContain(
      'SendMeetingInvitationsOrCancellations="SendToNone"><m:ItemChanges><t:ItemChange><t:ItemId Id="AAMkAMaster=" ChangeKey="DwAAAMaster"/><t:Updates><t:DeleteItemField><t:FieldURI FieldURI="calendar:Recurrence"/></t:DeleteItemField>',
    );
    const nothing = literalService(reply('update-item'));
    const result = await updateSeries(nothing, { master, change: {}, notify: false });
    expect(failureOf(result)).toMatchObject({ kind: 'invalid-request' });
    expect(nothing.transport.requests).toHaveLength(0);
  });
});

describe('deleteOccurrence', () => {
  it('takes occurrences out of their series by number, and leaves the refusal of one in its place', async () => {
    const service = literalService(reply('delete-item'));
    const occurrences = [4, 5].map((index) => ({
      masterId: 'AAMkAMaster=',
      changeKey: 'DwAAAMaster',
      index,
    }));
    const [first, second] = valueOf(
      await deleteOccurrence(service, {
        occurrences,
        deleteType: 'MoveToDeletedItems',
        cancellations: 'SendToAllAndSaveCopy',
      }),
    );
    expect(sentBody(service)).toBe(
      '<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="SendToAllAndSaveCopy" AffectedTaskOccurrences="SpecifiedOccurrenceOnly"><m:ItemIds>' +
        '<t:OccurrenceItemId RecurringMasterId="AAMkAMaster=" ChangeKey="DwAAAMaster" InstanceIndex="4"/>' +
        '<t:OccurrenceItemId RecurringMasterId="AAMkAMaster=" ChangeKey="DwAAAMaster" InstanceIndex="5"/>' +
        '</m:ItemIds></m:DeleteItem>',
    );
    expect(first).toEqual({ ok: true, value: null });
    expect(failureOf(second)).toMatchObject({ code: 'ErrorItemNotFound' });
  });
});
