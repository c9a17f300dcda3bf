import { expect, test } from 'vitest';
import { dateFieldWords, parseDate, parseTime } from '../../../renderer/components/words/typed-dates.ts';

test.each([
  ['25 Nov 2026', '2026-11-25'],
  ['Wed 25 November 2026', '2026-11-25'],
  ['25/11/2026', '2026-11-25'],
  ['3.4.26', '2026-04-03'],
  ['25 nov', '2026-11-25'],
  ['2026-11-25', '2026-11-25'],
  ['29 Feb 2028', '2028-02-29'],
  ['29 Feb 2027', null],
  ['31/11/2026', null],
  ['11/25/2026', null],
  ['25 Nov 2026 10:00', null],
  ['soon', null],
  ['', null],
])('a date typed as %j is %j', (text, date) => {
  expect(parseDate(text, '2026-01-01')).toBe(date);
});

test('what a field shows, it reads as the same date', () => {
  for (let day = 0; day < 800; day += 1) {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    expect(parseDate(dateFieldWords(date), '1999-01-01')).toBe(date);
  }
  expect(dateFieldWords('2026-11-05')).toBe('5 Nov 2026');
});

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  ['14:05', '14:05'],
  ['2 pm', '14:00'],
  ['12 am', '00:00'],
  ['24:00', null],
  ['9:60', null],
  ['13 pm', null],
  ['noon', null],
])('a time typed as %j is %j', (text, time) => {
  expect(parseTime(text)).toBe(time);
});
