import { expect, test } from 'vitest';
import { calendarRange, shiftDate } from '../../../renderer/features/calendar/calendar-range.ts';
import { rangeTitle } from '../../../renderer/features/calendar/calendar-words.ts';

test('a work week runs from Monday to Friday around any of its days', () => {
  const range = calendarRange('work-week', '2026-11-25', 'UTC');
  expect(range.days).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
  expect(range.start).toBe('2026-11-23T00:00:00Z');
  expect(range.end).toBe('2026-11-28T00:00:00Z');
});

test('a Sunday belongs to the week before it', () => {
  expect(calendarRange('week', '2026-11-29', 'UTC').days[0]).toBe('2026-11-23');
});

test('the week that loses an hour is 167 hours long', () => {
  const range = calendarRange('week', '2026-03-29', 'Europe/Berlin');
  expect(range.start).toBe('2026-03-22T23:00:00Z');
  expect(range.end).toBe('2026-03-29T22:00:00Z');
});

test('the day that gains an hour is 25 hours long', () => {
  const range = calendarRange('day', '2026-11-01', 'America/New_York');
  expect([range.start, range.end]).toEqual(['2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z']);
});

test('a day whose midnight is skipped begins at the first minute it has', () => {
  expect(calendarRange('day', '2026-09-06', 'America/Santiago').start).toBe('2026-09-06T04:00:00Z');
});

test('a month is drawn in whole weeks', () => {
  const { days } = calendarRange('month', '2026-11-25', 'UTC');
  expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
  expect(calendarRange('month', '2027-02-10', 'UTC').days).toHaveLength(28);
});

test('the arrows step by what the layout shows', () => {
  expect(shiftDate('day', '2026-12-31', 1)).toBe('2027-01-01');
  expect(shiftDate('work-week', '2026-11-25', -1)).toBe('2026-11-18');
  expect(shiftDate('month', '2026-01-31', 1)).toBe('2026-02-28');
  expect(shiftDate('agenda', '2026-11-25', 1)).toBe('2026-12-09');
});

test.for([
  ['work-week', '2026-11-25', '23 – 27 November 2026'],
  ['week', '2026-12-01', '30 November – 6 December 2026'],
  ['week', '2026-12-30', '28 December 2026 – 3 January 2027'],
  ['month', '2026-11-25', 'November 2026'],
  ['day', '2026-11-25', 'Wednesday 25 November 2026'],
] as const)('%s around %s is titled %s', ([layout, date, title]) => {
  expect(rangeTitle(layout, date, calendarRange(layout, date, 'UTC').days)).toBe(title);
});
