import { expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, jun, mary, rob } from '../support/fixture.ts';
import { findItem, folder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();
const spring = '<m:CalendarView StartDate="2026-03-15T00:00:00Z" EndDate="2026-05-01T00:00:00Z"/>';

test('expands a series over the change to summer time, with its exception, without its deletion', async () => {
  const answer = await office.ask(mary, findItem(folder('calendar'), spring));
  const found = all(answer.body, 'CalendarItem').map((item) =>
    [texts(item, 'Start')[0], texts(item, 'Subject')[0], texts(item, 'CalendarItemType')[0]].join(' '),
  );
  expect(found).toEqual([
    '2026-03-16T09:00:00Z Weekly review Occurrence',
    '2026-03-17T07:00:00Z Doctor Single',
    '2026-03-31T12:00:00Z Review, moved Exception',
    '2026-04-06T08:00:00Z Weekly review Occurrence',
    '2026-04-13T08:00:00Z Weekly review Occurrence',
  ]);
});

test('gives an occurrence by its id, by its index, and leads back to its master', async () => {
  const occurrences = idsOf((await office.ask(mary, findItem(folder('calendar'), spring))).body);
  const moved =
    occurrences[2]?.replace('Id=', 'OccurrenceId=').replace('t:ItemId', 't:RecurringMasterItemId') ?? '';
  const master = await office.ask(mary, getItem(moved));
  expect(texts(master.body, 'CalendarItemType')).toEqual(['RecurringMaster']);
  expect(texts(master.body, 'NumberOfOccurrences')).toEqual(['5']);
  expect(all(master.body, 'DeletedOccurrence').map((one) => texts(one, 'Start'))).toEqual([
    ['2026-03-23T09:00:00Z'],
  ]);
  const id = all(master.body, 'ItemId')[0]?.attributes.get('Id');
  const byIndex = (index: number) =>
    `<t:OccurrenceItemId RecurringMasterId="${id}" InstanceIndex="${index}"/>`;
  const answer = await office.ask(mary, getItem([3, 2, 6].map(byIndex).join('')));
  expect(texts(answer.body, 'ResponseCode')).toEqual([
    'NoError',
    'ErrorCalendarOccurrenceIsDeletedFromRecurrence',
    'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
  ]);
  expect(texts(answer.body, 'OriginalStart')).toEqual(['2026-03-30T08:00:00Z']);
});

test('refuses a view of more than two years, and one of a mail folder', async () => {
  const long = '<m:CalendarView StartDate="2026-01-01T00:00:00Z" EndDate="2029-01-01T00:00:00Z"/>';
  expect(await office.codes(mary, findItem(folder('calendar'), long))).toEqual([
    'ErrorCalendarViewRangeTooBig',
  ]);
  expect(await office.codes(mary, findItem(folder('inbox'), spring))).toEqual([
    'ErrorCalendarFolderIsInvalidForCalendarView',
  ]);
});

test('cuts a view at MaxEntriesReturned and says so', async () => {
  const view = spring.replace('m:CalendarView', 'm:CalendarView MaxEntriesReturned="2"');
  const answer = await office.ask(mary, findItem(folder('calendar'), view));
  expect(all(answer.body, 'CalendarItem')).toHaveLength(2);
  expect(all(answer.body, 'RootFolder')[0]?.attributes.get('IncludesLastItemInRange')).toBe('false');
});

const availability = (address: string) =>
  '<m:GetUserAvailabilityRequest><t:TimeZone><t:Bias>0</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time>' +
  '<t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>0</t:Bias>' +
  '<t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime></t:TimeZone>' +
  `<m:MailboxDataArray><t:MailboxData><t:Email><t:Address>${address}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData></m:MailboxDataArray>` +
  '<t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>2026-03-16T08:00:00</t:StartTime><t:EndTime>2026-03-17T08:00:00</t:EndTime></t:TimeWindow>' +
  '<t:MergedFreeBusyIntervalInMinutes>60</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>DetailedMerged</t:RequestedView></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>';

test('shows free and busy times as far as the calendar level goes', async () => {
  const stranger = await office.ask(jun, availability(mary));
  expect(texts(stranger.body, 'MergedFreeBusy')).toEqual(['020000000000000000000003']);
  expect(texts(stranger.body, 'Subject')).toEqual([]);
  const reviewer = await office.ask(ana, availability(mary));
  expect(texts(reviewer.body, 'Subject')).toEqual(['Weekly review']);
  expect(texts(reviewer.body, 'IsPrivate')).toEqual(['false', 'true']);
  expect(await office.codes(rob, availability('nobody@contoso.test'))).toEqual([
    'ErrorMailRecipientNotFound',
  ]);
});

office.checkSchema();
