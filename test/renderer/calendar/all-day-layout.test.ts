import { expect, test } from 'vitest';
import { isAllDayRow, layoutAllDay } from '../../../renderer/features/calendar/grid/all-day-layout.ts';
import { calendarRange } from '../../../renderer/features/calendar/calendar-range.ts';
import { allDay, row } from './rows.ts';

const { days } = calendarRange('work-week', '2026-11-25', 'UTC');
const bars = (rows: readonly ReturnType<typeof row>[], zone = 'UTC') =>
  layoutAllDay(rows, days, zone).map((bar) => [bar.row.itemId, bar.lane, bar.firstDay, bar.dayCount]);

test('the longest bar lies on top and bars side by side share a lane', () => {
  expect(
    bars([
      allDay('one', '2026-11-23', '2026-11-23'),
      allDay('trip', '2026-11-23', '2026-11-25'),
      allDay('late', '2026-11-26', '2026-11-27'),
    ]),
  ).toEqual([
    ['trip', 0, 0, 3],
    ['one', 1, 0, 1],
    ['late', 0, 3, 2],
  ]);
});

test('a bar that reaches beyond the days shown is cut and says so', () => {
  const [bar] = layoutAllDay([allDay('leave', '2026-11-20', '2026-12-04')], days, 'UTC');
  expect(bar).toMatchObject({ firstDay: 0, dayCount: 5, startsBefore: true, endsAfter: true });
});

test('bars outside the days shown are left out', () => {
  expect(
    bars([allDay('before', '2026-11-20', '2026-11-22'), allDay('after', '2026-11-28', '2026-11-29')]),
  ).toEqual([]);
});

test('a holiday keeps its date for a reader in another zone', () => {
  expect(bars([allDay('holiday', '2026-11-25', '2026-11-25')], 'Pacific/Auckland')).toEqual([
    ['holiday', 0, 2, 1],
  ]);
});

test('a timed row of a day or more is a bar over the days it touches', () => {
  const trip = row('trip', '2026-11-24T08:00:00Z', '2026-11-26T18:00:00Z');
  expect(isAllDayRow(trip)).toBe(true);
  expect(bars([trip])).toEqual([['trip', 0, 1, 3]]);
});

test('a timed row shorter than a day is none', () => {
  expect(isAllDayRow(row('night', '2026-11-24T22:00:00Z', '2026-11-25T06:00:00Z'))).toBe(false);
});
