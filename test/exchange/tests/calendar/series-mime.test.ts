import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { jun, mary, rob } from '../support/fixture.ts';
import { findItem, folder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const withMime = '<t:BaseShape>IdOnly</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>';
const create = (mime: string, send = 'SendToNone') =>
  `<m:CreateItem SendMeetingInvitations="${send}"><m:Items><t:CalendarItem><t:MimeContent>${Buffer.from(mime).toString('base64')}</t:MimeContent></t:CalendarItem></m:Items></m:CreateItem>`;
const mimeOf = async (as: string, id: string) => {
  const { body } = await office.ask(as, getItem(id, withMime));
  return Buffer.from(texts(body, 'MimeContent')[0] ?? '', 'base64').toString('utf8');
};
const unfolded = (mime: string) => mime.replaceAll('\r\n ', '').split('\r\n');
const spring = '<m:CalendarView StartDate="2026-03-15T00:00:00Z" EndDate="2026-05-01T00:00:00Z"/>';
const viewOf = async (as: string, view = spring) =>
  all((await office.ask(as, findItem(folder('calendar'), view))).body, 'CalendarItem').map(
    (one) =>
      `${texts(one, 'Start')[0]} ${texts(one, 'CalendarItemType')[0] ?? ''} ${texts(one, 'Subject')[0]}`,
  );
const masterOf = async (as: string) => {
  const { body } = await office.ask(as, findItem(folder('calendar')));
  const found = all(body, 'CalendarItem').find(
    (one) => texts(one, 'CalendarItemType')[0] === 'RecurringMaster',
  );
  return found ? (idsOf(found)[0] ?? '') : '';
};
const calendar = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'UID:s@northwind.test', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const series = (rule: string, ...more: string[]) =>
  calendar([
    'DTSTART;TZID=Europe/Berlin:20260107T100000',
    'DTEND;TZID=Europe/Berlin:20260107T110000',
    'SUMMARY:Standing',
    `RRULE:${rule}`,
    ...more,
  ]);

describe('a series as MimeContent', () => {
  test('is iCalendar that keeps the wall clock, leaves out what is gone and tells what was moved', async () => {
    const lines = unfolded(await mimeOf(mary, await masterOf(mary)));
    expect(lines).toEqual(
      expect.arrayContaining([
        'TZID:W. Europe Standard Time',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'DTSTART:16010101T020000',
        'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
        'DTSTART;TZID="W. Europe Standard Time":20260316T100000',
        'DTEND;TZID="W. Europe Standard Time":20260316T110000',
        'RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;WKST=MO;COUNT=5',
        'EXDATE;TZID="W. Europe Standard Time":20260323T100000',
        'RECURRENCE-ID;TZID="W. Europe Standard Time":20260330T100000',
        'DTSTART;TZID="W. Europe Standard Time":20260331T140000',
        'SUMMARY:Review\\, moved',
      ]),
    );
    expect(lines.filter((line) => line === 'UID:weekly-review')).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('RRULE:FREQ=WEEKLY'))).toHaveLength(1);
  });

  test('makes the same series again, with its exception and its deletion', async () => {
    const mime = await mimeOf(mary, await masterOf(mary));
    expect(await office.codes(rob, create(mime))).toEqual(['NoError']);
    expect(await viewOf(rob)).toEqual([
      '2026-03-16T09:00:00Z Occurrence Weekly review',
      '2026-03-31T12:00:00Z Exception Review, moved',
      '2026-04-06T08:00:00Z Occurrence Weekly review',
      '2026-04-13T08:00:00Z Occurrence Weekly review',
    ]);
    const { body } = await office.ask(rob, getItem(await masterOf(rob)));
    expect(all(body, 'DeletedOccurrence').map((one) => texts(one, 'Start'))).toEqual([
      ['2026-03-23T09:00:00Z'],
    ]);
    expect(unfolded(await mimeOf(rob, await masterOf(rob)))).toEqual(
      expect.arrayContaining(unfolded(mime).filter((line) => /^(RRULE|EXDATE|RECURRENCE-ID)/.test(line))),
    );
  });

  test('says of one occurrence which it is', async () => {
    const [, , moved = ''] = idsOf((await office.ask(mary, findItem(folder('calendar'), spring))).body);
    const lines = unfolded(await mimeOf(mary, moved));
    expect(lines).toEqual(
      expect.arrayContaining([
        'RECURRENCE-ID;TZID="W. Europe Standard Time":20260330T100000',
        'DTSTART;TZID="W. Europe Standard Time":20260331T140000',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('RRULE:FREQ=WEEKLY'))).toEqual([]);
  });

  test('invites whom it names', async () => {
    const guest = `ATTENDEE;CN="Jun, T";ROLE=OPT-PARTICIPANT:mailto:${jun}`;
    const mime = series('FREQ=DAILY;COUNT=2', guest);
    expect(await office.codes(mary, create(mime, 'SendToAllAndSaveCopy'))).toEqual(['NoError']);
    expect(office.exchange().ledger.deliveries.map((one) => one.mailbox)).toContain(jun);
    expect(await viewOf(jun, spring.replace('2026-03-15', '2026-01-01'))).toHaveLength(2);
  });
});

test.each([
  ['FREQ=DAILY;INTERVAL=3', 'DailyRecurrence Interval=3', 'FREQ=DAILY;INTERVAL=3'],
  [
    'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR',
    'WeeklyRecurrence Interval=1 DaysOfWeek=Monday Tuesday Wednesday Thursday Friday FirstDayOfWeek=Monday',
    'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;WKST=MO',
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    'WeeklyRecurrence Interval=2 DaysOfWeek=Wednesday FirstDayOfWeek=Sunday',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=SU',
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=7',
    'AbsoluteMonthlyRecurrence Interval=1 DayOfMonth=7',
    'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=7',
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'AbsoluteMonthlyRecurrence Interval=1 DayOfMonth=31',
    'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1',
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1',
    'AbsoluteMonthlyRecurrence Interval=1 DayOfMonth=30',
    'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30;BYSETPOS=-1',
  ],
  [
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=1WE',
    'RelativeMonthlyRecurrence Interval=2 DaysOfWeek=Wednesday DayOfWeekIndex=First',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=WE;BYSETPOS=1',
  ],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'RelativeMonthlyRecurrence Interval=1 DaysOfWeek=Weekday DayOfWeekIndex=Last',
    'FREQ=MONTHLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  ],
  [
    'FREQ=YEARLY',
    'AbsoluteYearlyRecurrence DayOfMonth=7 Month=January',
    'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=7',
  ],
  [
    'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    'RelativeYearlyRecurrence DaysOfWeek=Thursday DayOfWeekIndex=Fourth Month=November',
    'FREQ=YEARLY;BYMONTH=11;BYDAY=TH;BYSETPOS=4',
  ],
])('the rule %s is %s', async (rule, expected, written) => {
  const [id = ''] = idsOf((await office.ask(mary, create(series(rule)))).body);
  const { body } = await office.ask(mary, getItem(id));
  const [pattern] = all(body, 'Recurrence')[0]?.children ?? [];
  const parts = pattern?.children.map((one) => `${one.name}=${one.text}`) ?? [];
  expect([pattern?.name, ...parts].join(' ')).toBe(expected);
  expect(unfolded(await mimeOf(mary, id))).toContain(`RRULE:${written}`);
});

test.each([
  ['COUNT=4', 'NumberedRecurrence NumberOfOccurrences=4', 'COUNT=4'],
  ['UNTIL=20260112T090000Z', 'EndDateRecurrence EndDate=2026-01-12', 'UNTIL=20260112T090000Z'],
  ['UNTIL=20260112', 'EndDateRecurrence EndDate=2026-01-12', 'UNTIL=20260112T090000Z'],
  ['INTERVAL=1', 'NoEndRecurrence StartDate=2026-01-07', 'INTERVAL=1'],
])('a rule that ends with %s has a %s', async (end, range, written) => {
  const [id = ''] = idsOf((await office.ask(mary, create(series(`FREQ=DAILY;${end}`)))).body);
  const { body } = await office.ask(mary, getItem(id));
  const found = all(body, 'Recurrence')[0]?.children[1];
  const last = found?.children.at(-1);
  expect(`${found?.name} ${last?.name}=${last?.text}`).toBe(range);
  const rule = unfolded(await mimeOf(mary, id)).find((line) => line.startsWith('RRULE:FREQ=DAILY'));
  expect(rule?.endsWith(written)).toBe(true);
});

test('a zone by its IANA name keeps its wall clock over daylight saving', async () => {
  const day = '<m:CalendarView StartDate="2026-03-20T00:00:00Z" EndDate="2026-04-05T00:00:00Z"/>';
  await office.ask(jun, create(series('FREQ=WEEKLY')));
  expect((await viewOf(jun, day)).map((one) => one.slice(0, 16))).toEqual([
    '2026-03-25T09:00',
    '2026-04-01T08:00',
  ]);
});

test.each([
  ['a rule of hours', series('FREQ=HOURLY')],
  ['a rule that Exchange cannot say', series('FREQ=MONTHLY;BYDAY=1MO,3MO')],
  ['a part that Exchange has not', series('FREQ=DAILY;BYHOUR=9,17')],
  ['two rules', series('FREQ=DAILY', 'RRULE:FREQ=WEEKLY')],
  ['dates beside the rule', series('FREQ=DAILY', 'RDATE:20260301T090000Z')],
  ['a zone that Windows has not', series('FREQ=DAILY').replaceAll('Europe/Berlin', 'Mars')],
  ['two appointments', calendar(['DTSTART:20260305T180000Z'], ['DTSTART:20260306T180000Z'])],
  [
    'an occurrence without its series',
    calendar(['DTSTART:20260305T180000Z', 'RECURRENCE-ID:20260305T180000Z']),
  ],
  ['two beginnings', calendar(['DTSTART:20260305T180000Z', 'DTSTART:20260306T180000Z'])],
  ['an end before the beginning', calendar(['DTSTART:20260305T180000Z', 'DTEND:20260305T170000Z'])],
  ['no calendar at all', 'hello'],
])('iCalendar with %s is refused', async (_what, mime) => {
  expect(await office.codes(mary, create(mime))).toEqual(['ErrorUnsupportedMimeConversion']);
});

const samples = join(import.meta.dirname, '../../../../../shared/data/ics');
const files = existsSync(samples)
  ? readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.ics'))
  : [];

test.skipIf(files.length === 0)(
  `each of ${files.length} calendars that others wrote makes an appointment, or is refused`,
  { timeout: 60_000 },
  async () => {
    const counts = new Map<string, number>();
    for (const file of files) {
      const [code = ''] = await office.codes(mary, create(readFileSync(join(samples, file), 'utf8')));
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    process.stdout.write(`calendars of others: ${JSON.stringify(Object.fromEntries(counts))}\n`);
    expect([...counts.keys()].toSorted()).toEqual(['ErrorUnsupportedMimeConversion', 'NoError']);
    expect(counts.get('NoError')).toBeGreaterThan(40);
  },
);

office.checkSchema();
